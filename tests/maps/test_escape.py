"""What comes out of the one escaping module is inert, whatever goes in."""

import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.maps.escape import data, plain, text

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "a\u2028b\u2029c",
    "\u202egnp.exe",
    "]]>",
    "&lt;b&gt;",
    "\x00\x1b[31m",
    "👩‍👩‍👧",
    "x" * 300,
)


class Found(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_stays_text_in_html(value: str) -> None:
    found = Found()
    found.feed(f'<p title="{text(value)}">{text(value)}</p>')
    assert found.tags == [("p", [("title", plain(value))])]
    assert found.said == plain(value)


@given(st.text())
def test_any_text_stays_text_in_xml(value: str) -> None:
    element = ET.fromstring(f'<p title="{text(value)}">{text(value)}</p>')
    assert (element.text or "") == plain(value)
    assert element.get("title") == plain(value)
    assert len(element) == 0


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_data_is_json_that_cannot_end_its_script(value: object) -> None:
    found = data(value)
    assert "<" not in found
    assert "&" not in found
    assert "\u2028" not in found
    json.loads(found)


def test_plain_data_comes_back_as_it_was() -> None:
    value = {"name": "林 </script>", "n": [1, 2.5, None]}
    assert json.loads(data(value)) == value


def test_numbers_that_json_does_not_know_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        data(float("nan"))
