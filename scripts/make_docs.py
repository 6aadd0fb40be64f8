"""Write the documents made from the code: file format, schema, commands, audiences, imports.

    python scripts/make_docs.py

A test holds them against what this would write, so they are never out of date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from stakeholder_map.analysis.gaps import OPPOSITES, RULES, Rule
from stakeholder_map.analysis.gaps.gap import Doer
from stakeholder_map.analysis.gaps.policy import Unit
from stakeholder_map.cli.frame import SpokenCommand, SpokenGroup
from stakeholder_map.cli.program import NAME, program
from stakeholder_map.exports.redaction import MAY_SEE, ONLY_WHETHER, Audience
from stakeholder_map.importers.document import import_page
from stakeholder_map.model import file, scales
from stakeholder_map.model.archive import EntryKind
from stakeholder_map.words import gap_advice, gaps, words
from stakeholder_map.words.gaps import gap_why
from stakeholder_map.words.rules import limit_text, rule_name, rule_source, rule_subject
from stakeholder_map.words.values import word

ROOT = Path(__file__).resolve().parents[1]
INTRO = Path(__file__).with_name("file_format_intro.md")
AUDIENCES_INTRO = Path(__file__).with_name("audiences_intro.md")
GAP_RULES_INTRO = Path(__file__).with_name("gap_rules_intro.md")
COMMANDS_INTRO = Path(__file__).with_name("cli_intro.md")

#: Patterns of the schema in words.
_PATTERNS = {"^[A-Za-z0-9]": "id", "^[A-Z]{3}": "currency code"}


def documents() -> dict[str, str]:
    """Return each generated document's text by its path from the root of the checkout."""
    return {
        "docs/account.schema.json": schema(),
        "docs/audiences.md": audiences(),
        "docs/cli.md": commands(),
        "docs/file-format.md": file_format(),
        "docs/gap-rules.md": gap_rules(),
        "docs/import.md": import_page(),
    }


def schema() -> str:
    """Return the JSON Schema of the account file."""
    return json.dumps(file.schema(), ensure_ascii=False, indent=1) + "\n"


def file_format() -> str:
    """Return the description of the account file: the rules, then every record and value."""
    found = file.schema()
    records = {"The file": found, **{name: found["$defs"][name] for name in _in_order(found)}}
    parts = [INTRO.read_text(encoding="utf-8").rstrip() + "\n"]
    parts += [_record(name, of) for name, of in records.items() if "properties" in of]
    parts.append("## Values\n")
    parts += [_values(name) for name, of in records.items() if "enum" in of]
    return "\n".join(parts)


def audiences() -> str:
    """Return the table of what each audience may see, over every field of every record."""
    found = file.schema()
    lines = [AUDIENCES_INTRO.read_text(encoding="utf-8").rstrip() + "\n"]
    lines.append(f"| | {' | '.join(Audience)} |\n|---{'|---' * len(Audience)}|")
    for record in ("Account", *(name for name in _in_order(found) if name != "Account")):
        fields = found["$defs"][record].get("properties", ())
        for field in fields:
            seen = " | ".join(_seen(audience, record, field) for audience in Audience)
            lines.append(f"| {record}.{field} | {seen} |")
    return "\n".join(lines) + "\n"


def _seen(audience: Audience, record: str, field: str) -> str:
    allowed = MAY_SEE[audience]
    if allowed is None or field in allowed.get(record, ()):
        return "yes"
    if audience is Audience.MANAGEMENT and field in ONLY_WHETHER.get(record, ()):
        return "whether"
    return ""


def gap_rules() -> str:
    """Return the table of the gap rules, then what each looks for, why and what to do."""
    _, zh = words("en"), words("zh")
    lines = [GAP_RULES_INTRO.read_text(encoding="utf-8").rstrip() + "\n"]
    lines += ["| rule | about | severity | limit | who |", "|---|---|---|---|---|"]
    for rule in RULES:
        mark = " ⟲" if rule.covers else ""
        cells = (rule_subject(_, rule.subject), rule.severity, _limit(rule), _DOERS[rule.doer])
        lines.append(f"| [`{rule.id}`](#{rule.id}){mark} | {' | '.join(cells)} |")
    lines.append("\n## Never both for sure\n")
    lines += [f"- `{one}` and `{other}`" for one, other in OPPOSITES]
    for rule in RULES:
        action = gap_advice.ACTIONS.get(rule.id) or gaps.ACTIONS[rule.id]
        lines += [
            f"\n## {rule.id}\n",
            f"**{rule_name(_, rule.id)}** · {rule_name(zh, rule.id)}\n",
            " ".join(rule.doc.split()) + "\n",
            f"- Why: {gap_why(_, rule.id)}",
            f"- What to do: {action}",
            f"- Source: {rule_source(_, rule.source)}",
        ]
    return "\n".join(lines) + "\n"


#: Who closes what a rule finds.
_DOERS = {
    Doer.OWNER: "who leads the account",
    Doer.CONTACT: "who knows them best",
    Doer.ANSWERS: "who answers for the concern",
    Doer.SPONSOR: "our executive",
}


def _limit(rule: Rule) -> str:
    limit = rule.limit
    said = []
    if limit is not None:
        usual = limit_text(words("en"), limit.usual, limit.unit)
        factor = 100 if limit.unit is Unit.SHARE else 1
        said.append(f"{usual} ({limit.low * factor:g}–{limit.high * factor:g})")
    if rule.uses:
        said.append(f"also `{rule.uses}`" if said else f"`{rule.uses}`")
    return ", ".join(said)


def commands() -> str:
    """Return the reference of the command line: every command with everything it takes."""
    group = program(words("en"))
    parts = [COMMANDS_INTRO.read_text(encoding="utf-8").rstrip() + "\n", _command(group, NAME)]
    parts += [_command(command, f"{NAME} {name}") for name, command in group.commands.items()]
    return "\n".join(parts)


def _command(command: click.Command, path: str) -> str:
    context = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    lines = [f"## {path}\n", f"{command.help}\n", f"```\n{usage}\n```\n", "| | |", "|---|---|"]
    for param in command.get_params(context):
        name, meaning = param.get_help_record(context) or ("", "")
        cells = [text.replace("|", "\\|") for text in (name, meaning)]
        lines.append(f"| `{cells[0]}` | {cells[1]} |")
    if isinstance(command, (SpokenCommand, SpokenGroup)):
        lines += ["\n```sh", *command.examples, "```"]
    return "\n".join(lines) + "\n"


def _in_order(found: dict[str, Any]) -> list[str]:
    """Return the names of all definitions, in the order in which a reader meets them."""
    met: list[str] = []

    def meet(of: dict[str, Any]) -> None:
        names = [name for name in _references(of.get("properties", {})) if name not in met]
        met.extend(dict.fromkeys(names))
        for name in dict.fromkeys(names):
            meet(found["$defs"][name])

    meet(found)
    return met


def _references(of: Any) -> Iterator[str]:
    if isinstance(of, dict):
        if "$ref" in of:
            yield of["$ref"].rsplit("/", 1)[-1]
        for inner in of.values():
            yield from _references(inner)
    elif isinstance(of, list):
        for inner in of:
            yield from _references(inner)


def _record(name: str, of: dict[str, Any]) -> str:
    lines = [f"### {name}\n", *_prose(of.get("description", ""))]
    lines += ["| field | holds | default | |", "|---|---|---|---|"]
    required = of.get("required", ())
    for field, what in of["properties"].items():
        default = "**required**" if field in required else _default(field, what)
        meaning = " ".join(what.get("description", "").split())
        lines.append(f"| `{field}` | {_kind(what)} | {default} | {meaning} |")
    return "\n".join(lines) + "\n"


def _prose(text: str) -> list[str]:
    """Return a docstring as Markdown: its list of attributes becomes a list."""
    lines: list[str] = []
    for line in text.replace("``", "`").splitlines():
        if line.strip() == "Attributes:":
            continue
        lines.append(f"- {line.strip()}" if line.startswith("    ") else line)
    return [*lines, ""] if lines else []


def _kind(of: dict[str, Any]) -> str:
    if "anyOf" in of:
        return " or ".join(_kind(one) for one in of["anyOf"] if one.get("type") != "null")
    if "$ref" in of:
        name = of["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "const" in of:
        return f"`{of['const']}`"
    if "enum" in of:
        return " or ".join(f"`{value}`" for value in of["enum"])
    return _plain_kind(of)


def _plain_kind(of: dict[str, Any]) -> str:
    kind = of["type"]
    if kind == "array":
        return f"list of {_kind(of['items'])}"
    if kind == "object":
        return "texts by name"
    if kind == "boolean":
        return "true or false"
    if kind == "string":
        for pattern, text in _PATTERNS.items():
            if of.get("pattern", "").startswith(pattern):
                return text
        if of.get("format") == "date":
            return "day"
        least = ", not blank" if of.get("minLength") else ""
        return f"text up to {of['maxLength']:,}{least}" if "maxLength" in of else "text"
    name = "whole number" if kind == "integer" else "number"
    limits = [
        f"{sign} {of[key]:g}"
        for key, sign in (("minimum", "≥"), ("exclusiveMinimum", ">"), ("maximum", "≤"))
        if key in of
    ]
    return f"{name} {', '.join(limits)}".strip()


def _default(field: str, of: dict[str, Any]) -> str:
    if field == "id":
        return "random"
    if of.get("type") == "object":
        return "empty"
    default = of.get("default")
    if default is None:
        return "unknown"
    if isinstance(default, dict):
        return "its defaults"
    return "empty" if default in ("", []) else f"`{json.dumps(default)}`"


def _values(name: str) -> str:
    kind: type[StrEnum] = EntryKind if name == EntryKind.__name__ else getattr(scales, name)
    lines = [
        f"### {name}\n",
        *_prose(kind.__doc__ or ""),
        "| value | English | 中文 |",
        "|---|---|---|",
    ]
    for value in kind:
        lines.append(f"| `{value}` | {word(words('en'), value)} | {word(words('zh'), value)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every document whose text changed, and name it."""
    for name, text in documents().items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {name}")


if __name__ == "__main__":
    main()
