"""Names in labels stay text."""

import pytest
from markdown_it import MarkdownIt

from stakeholder_map.ui.plain import plain

HOSTILE = [
    "![x](http://spy.example/p.png)",
    "[here](http://spy.example)",
    "<img src=x onerror=alert(1)>",
    ":red[boo] :material/bug:",
    "**bold** _it_ `code` ~~gone~~",
    "# heading",
    "1. list",
    "- list",
    "$x^2$",
    "&amp; &lt;",
    "a\n\n![x](http://spy.example/p.png)",
    "\\![x](http://spy.example/p.png)",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_the_name_as_it_is(name: str) -> None:
    tokens = MarkdownIt().parse(plain(name))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    pieces = tokens[1].children or []
    assert {piece.type for piece in pieces} <= {"text", "text_special"}
    assert "".join(piece.content for piece in pieces) == " ".join(name.split())


def test_a_long_name_is_cut() -> None:
    assert len(plain("x" * 300)) == 80
    assert plain("x" * 300).endswith("…")
