"""The shell of an exported page: one file, no request, nothing runs but our own scripts.

Its Content-Security-Policy allows exactly the styles and scripts inside, by their hashes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from stakeholder_map.maps.escape import text
from stakeholder_map.maps.svg import squeezed
from stakeholder_map.words import Language

_ASSETS = files("stakeholder_map.maps") / "assets"
_IMPORT = re.compile(r"^import [^;]*;$", re.MULTILINE)
_SHEET = re.compile(r"^@import [^;]*;$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=function|const|async)", re.MULTILINE)
# An attribute whose value needs no quotation marks, and what follows it.
_ATTRIBUTE = re.compile(r'="([\w.#()+-][\w.#()+,-]*)"( ?/?)')

# Numbers, in which commas do as well as blanks: then they need no quotation marks either.
_NUMBERS = re.compile(r' (d|transform)="([^")]+\)?)"')

# What is named twice, for the script's buttons and by its title; and what the script makes itself.
_NAMED = re.compile(r' aria-label="([^"]*)"(?=><title>\1</title>)| role="button" tabindex="0"')

LANG = {Language.EN: "en", Language.ZH: "zh-CN"}


def page(
    title: str,
    language: Language,
    body: str,
    style: str,
    scripts: Sequence[str] = (),
    library: str = "",
) -> str:
    """Return a whole HTML document.

    Args:
        title: plain text.
        language: of the texts.
        body: markup, already escaped.
        style: the one style sheet.
        scripts: classic scripts first to last; the last one is a module.
        library: a script that lies in the page as text (``#library``) until another one runs it,
            so that nobody waits for what is not looked at.
    """
    blocks = [
        f"<script{' type=module' if script is scripts[-1] else ''}>{script}</script>"
        for script in scripts
    ]
    if library:
        blocks.append(f'<script type="text/plain" id="library">{library}</script>')
    policy = "; ".join(
        filter(
            None,
            (
                "default-src 'none'",
                f"style-src {_hashes([style])}",
                f"script-src {_hashes([*scripts, *filter(None, [library])])}" if scripts else "",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            ),
        )
    )
    return (
        f'<!doctype html>\n<html lang="{LANG[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n{''.join(blocks)}\n</body>\n</html>\n"
    )


def lean(markup: str) -> str:
    """Return our own markup as HTML, without the quotation marks and names that only XML needs.

    A quotation mark in a text is escaped: those that stand in it are ours.
    """
    bare = _NAMED.sub("", markup)
    bare = _NUMBERS.sub(lambda found: f' {found[1]}="{found[2].replace(" ", ",")}"', bare)
    bare = bare.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    return _ATTRIBUTE.sub(lambda found: f"={found[1]}{' /' if '/' in found[2] else found[2]}", bare)


def sheet(*names: str) -> str:
    """Return style sheets of our assets as one, squeezed; they have to name each one they need."""
    return squeezed(_SHEET.sub("", "\n".join(map(_asset, names))))


@cache
def script(*names: str) -> str:
    """Return scripts of our assets as one, without module exports, squeezed."""
    # Loaded when a page is made, not when the app starts.
    from stakeholder_map.exports.squeeze import squeezed_script

    whole = _IMPORT.sub("", "\n".join(map(_asset, names)))
    return squeezed_script(_EXPORT.sub("", whole))


def library(name: str) -> str:
    """Return a library of our assets as it is; it holds no end of a script."""
    return _asset(name)


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


def _hashes(sources: Sequence[str]) -> str:
    return " ".join(
        f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'" for source in sources
    )
