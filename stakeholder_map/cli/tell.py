"""Printing: lines, tables, problems and JSON, whatever the texts in them contain."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click

from stakeholder_map.model.problem import Problem, Weight
from stakeholder_map.words import Words
from stakeholder_map.words.problems import problem_text, weight_text

#: Letters that order the terminal about, or turn the reading direction of what follows.
_ORDERS = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}

#: Joiners that scripts and emoji need; they order nobody about.
_HARMLESS = {"\u200c", "\u200d"}


def speak_utf8() -> None:
    """Print UTF-8 whatever the platform's own encoding is, and never fail over a letter."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def plain(text: str) -> str:
    """Return text on one line in which nothing is an order to the terminal."""
    return "".join(
        letter
        if letter in _HARMLESS or unicodedata.category(letter) not in _ORDERS
        else " "
        if letter in "\t\r\n"
        else f"\\u{ord(letter):04x}"
        for letter in text
    )


def say(text: str = "", *, aside: bool = False) -> None:
    """Print a line; ``aside`` goes to the error stream, so that results can be piped."""
    click.echo(plain(text), err=aside)


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False))


def say_problems(_: Words, problems: Iterable[Problem], *, aside: bool = True) -> None:
    """Print a line for each problem, errors first."""
    for problem in sorted(problems, key=lambda p: p.weight is Weight.WARNING):
        say(f"{weight_text(_, problem.weight)}: {problem_text(_, problem)}", aside=aside)


def say_table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: str = "") -> None:
    """Print a table with columns as wide as their widest text; Chinese letters take two cells.

    Args:
        headers: the names of the columns.
        rows: their texts.
        right: for each column "r" (numbers, to the right) or anything else.
    """
    lines = [[plain(text) for text in row] for row in (headers, *rows)]
    widths = [max(width(line[n]) for line in lines) for n in range(len(headers))]
    sides = right.ljust(len(headers))
    for number, line in enumerate(lines):
        cells = [
            " " * (widths[n] - width(text)) + text
            if sides[n] == "r"
            else text + " " * (widths[n] - width(text))
            for n, text in enumerate(line)
        ]
        click.echo("  ".join(cells).rstrip())
        if number == 0:
            click.echo("  ".join("-" * columns for columns in widths))


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(
        0
        if unicodedata.combining(letter) or letter in _HARMLESS
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )
