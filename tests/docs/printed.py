"""What the documents print: their sections and tables."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def page(name: str) -> str:
    """Return the text of a document."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(name: str, number: int) -> str:
    """Return one numbered section of a document."""
    return re.split(r"(?m)^## ", page(name).split(f"\n## {number}. ")[1])[0]


def table(text: str, corner: str) -> dict[str, dict[str, str]]:
    """Return the Markdown table whose first heading is ``corner``: row → heading → cell."""
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {corner} |"))
    head, _, *body = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in lines[start : lines.index("", start)]
    ]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in body}
