"""The account file: JSON, one account a file, readable and diff-friendly.

``as_of`` is set on sample files only: opening one moves every date by the days since,
and on to a working day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any, Literal

from pydantic import ValidationError

from stakeholder_map.model import check
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Place, Problem, Refused
from stakeholder_map.model.record import Record
from stakeholder_map.model.walk import retold

FORMAT: Literal[1] = 1

#: An account of this size would be some 20,000 people; more is a mistake or an attack.
MAX_BYTES = 64 * 1024 * 1024

#: No number of an account has so many digits.
LONGEST_NUMBER = 100


class AccountFile(Record):
    """What stands in a file."""

    format: Literal[1] = FORMAT
    as_of: date | None = None
    account: Account


def write(account: Account, as_of: date | None = None) -> str:
    """Return the text of an account file; fields that hold their default are left out."""
    content: dict[str, Any] = {"format": FORMAT}
    if as_of is not None:
        content["as_of"] = as_of.isoformat()
    document = account.model_dump(mode="json", exclude_defaults=True)
    content["account"] = {"id": account.id, **document}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read(text: str | bytes, name: str = "", today: date | None = None) -> Account:
    """Return the account of a file's text.

    Args:
        text: the file's content; bytes are UTF-8, with or without a byte order mark.
        name: the file's name, for the sentences of problems.
        today: with it, a file that says ``as_of`` is moved to this day.

    Raises:
        Refused: it is no account file, a field is unknown or out of range, or a reference
            points nowhere; with every problem at once. ``as_of`` moves a date off the calendar.
    """
    content = parsed(text, name)
    if isinstance(content, dict) and content.get("format") != FORMAT:
        found = str(content.get("format", ""))
        raise Refused(
            (Problem(code="file_format", place=Place(file=name), values={"found": found}),)
        )
    try:
        file = AccountFile.model_validate_json(json.dumps(content))
    except ValidationError as error:
        raise Refused(tuple(value_problem(name, part) for part in error.errors())) from None
    wrong = check.errors(file.account)
    if wrong:
        raise Refused(tuple(p.but(place=p.place.but(file=name)) for p in wrong))
    if today is None or file.as_of is None:
        return file.account
    try:
        return retold(file.account, file.as_of, today)
    except OverflowError:  # some day would lie before the year 1 or after 9999
        place = Place(file=name, path="as_of")
        values = {"value": file.as_of.isoformat()}
        raise Refused((Problem(code="file_date", place=place, values=values),)) from None


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file format."""
    found = AccountFile.model_json_schema()
    # A file has to say its format; only the model, which makes files too, knows it by default.
    found["required"] = ["format", *found["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def parsed(text: str | bytes, name: str) -> Any:
    """Return what the JSON of a file says, whatever it is.

    Raises:
        Refused: it is no JSON, too large, or not UTF-8; the problem names the file.
    """

    def refuse(code: str, **values: str) -> Refused:
        return Refused((Problem(code=code, place=Place(file=name), values=values),))

    if len(text) > MAX_BYTES:
        raise refuse("file_too_large", limit=f"{MAX_BYTES // 1024 // 1024} MB")
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text
    except UnicodeDecodeError:
        raise refuse("file_encoding") from None
    if not plain.strip():
        raise refuse("file_empty")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            left = set(found)
            for key, _ in pairs:
                if key not in left:
                    raise refuse("file_key_twice", key=key[:80])
                left.discard(key)
        return found

    def number(digits: str) -> float | _NoNumber:
        read = float(digits)
        return read if isfinite(read) else _NoNumber(digits[:80])

    def whole(digits: str) -> int | _NoNumber:
        # Python itself refuses to read an integer of thousands of digits.
        if len(digits) > LONGEST_NUMBER:
            return _NoNumber(f"{digits[:40]}…")
        return int(digits)

    try:
        found = json.loads(
            plain,
            parse_constant=_NoNumber,
            parse_float=number,
            parse_int=whole,
            object_pairs_hook=once,
        )
    except json.JSONDecodeError as error:
        raise Refused(
            (
                Problem(
                    code="file_json",
                    place=Place(file=name, row=error.lineno),
                    values={"column": str(error.colno)},
                ),
            )
        ) from None
    except RecursionError:
        raise refuse("file_nesting") from None
    wrong = tuple(
        Problem(code="file_number", place=Place(file=name, path=path), values={"value": one.text})
        for path, one in _no_numbers(found)
    )
    if wrong:
        raise Refused(wrong)
    return found


@dataclass(frozen=True)
class _NoNumber:
    """What stands in a file where a number should: NaN, an infinity, or far too many digits."""

    text: str


def _no_numbers(content: Any) -> Iterator[tuple[str, _NoNumber]]:
    """Yield the place of each; no recursion, since a file may be nested deeply."""
    left: list[tuple[str, Any]] = [("", content)]
    while left:
        path, value = left.pop()
        if isinstance(value, _NoNumber):
            yield path, value
        elif isinstance(value, dict):
            left += [(f"{path}.{key[:80]}".lstrip("."), one) for key, one in value.items()]
        elif isinstance(value, list):
            left += [(f"{path}[{place}]", one) for place, one in enumerate(value)]


def value_problem(name: str, error: Any) -> Problem:
    """Return the problem for one error of a pydantic ValidationError; ``name`` is the file."""
    path = ""
    for step in error["loc"]:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    code = {"extra_forbidden": "field_unknown", "missing": "field_missing"}.get(
        error["type"], "field_wrong"
    )
    return Problem(
        code=code,
        place=Place(file=name, path=path.removeprefix(".")),
        values={"value": repr(error["input"])[:80], "reason": error["msg"]},
    )
