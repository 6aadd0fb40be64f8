"""Lines as people type them after a call, each with what a reader of it would understand.

``lines_en.txt`` and ``lines_zh.txt`` hold them: behind ">" the line, below it what is to be
understood (in the order in which it was said), what has to be left over, to be seen, and the line
about the next person. Read on Sunday, 22 November 2026.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.services.quick.bits import Bit, Known, Met, Part
from stakeholder_map.services.quick.reading import read_line

TODAY = date(2026, 11, 22)
KNOWN = Known(
    people=("Lin Guodong", "林国栋", "李明", "Anna Weber", "赵敏", "吴静", "王磊"),
    departments=("Finance", "财务部", "IT", "信息部"),
    competitors=("Siemens", "西门子", "用友", "SAP"),
)
HERE = Path(__file__).parent


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for name in ("lines_en.txt", "lines_zh.txt"):
        for block in (HERE / name).read_text("utf-8").split("\n\n"):
            line, *told = block.strip("\n").split("\n")
            if not line:
                continue
            said = {"": "", "not read": "", "next": ""}
            for text in told:
                key, colon, value = text.strip().partition(": ")
                known = colon and key in said
                said[key if known else ""] = value if known else text.strip()
            found.append((line.removeprefix("> "), said[""], said["not read"], said["next"]))
    return found


def shown(bit: Bit) -> str:
    value = bit.value
    if isinstance(value, Met):
        others = " with " + " & ".join(value.names) if value.names else ""
        return f"met: {value.on or '?'} {value.kind.value}{others}"
    if isinstance(value, bool):
        return f"{bit.part.value}: {'yes' if value else 'no'}"
    if value is None:
        return f"{bit.part.value}: ?"
    if bit.part is Part.SUPPORT:
        return f"support: {value:+d}" if value else "support: 0"
    return (
        f"{bit.part.value}: {value:g}" if bit.part is Part.WEIGHT else f"{bit.part.value}: {value}"
    )


CASES = cases()


def test_both_languages_have_well_over_sixty_lines() -> None:
    chinese = [line for line, *_ in CASES if any("\u4e00" <= sign <= "\u9fff" for sign in line)]
    assert len(chinese) > 100
    assert len(CASES) - len(chinese) > 100


@pytest.mark.parametrize(("line", "understood", "left", "after"), CASES)
def test_a_line_is_understood_as_a_reader_would(
    line: str, understood: str, left: str, after: str
) -> None:
    found = read_line(line, KNOWN, TODAY)
    assert " | ".join(map(shown, found.bits)) == understood
    assert " · ".join(found.rest) == left
    assert found.after == after


#: Words of these lines that say nothing by themselves, beside the names of fields.
SAYS_NOTHING = frozenset(
    ("a", "and", "but", "he", "is", "Is", "new", "now", "the", "Best", "regards", "Name", "s")
).union(("姓名", "职务", "客户", "叫", "新来的", "是新来的", "任", "汇报", "也", "我们的"))


@pytest.mark.parametrize("line", [line for line, *_ in CASES])
def test_every_word_of_a_line_is_understood_or_shown_as_not_read(line: str) -> None:
    found = read_line(line, KNOWN, TODAY)
    if found.all_of(Part.MET):
        return  # the whole line is kept with the touch
    left = list(found.line)
    for bit in found.bits:
        left[bit.start : bit.end] = " " * (bit.end - bit.start)
    text = "".join(left)
    for part in (found.after, *found.rest):
        text = text.replace(part, " ", 1)
    gone = {word for word in re.split(r"[\W_]+", text) if word}
    assert not gone - SAYS_NOTHING
