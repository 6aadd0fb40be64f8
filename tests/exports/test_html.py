"""The exported page: one file, a policy by hashes, the same bytes every time."""

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.page import library
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import hostile
from tests.maps.relations import relations

WITHOUT_NETWORK = (Lens.MAP, Lens.GAPS, Lens.PEOPLE)


class Parsed(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.inside:
            self.inside[tag].append("")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.inside:
            self.inside[self.open[-1]][-1] += data
        else:
            self.text += data


def team_file(people: int = 21, language: str = "en", **more: object) -> str:
    reading = read(account_of(people, chinese=language == "zh"), "x0", TODAY)
    return html_page(reading, "team", language, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("audience", ["team", "customer"])
def test_the_policy_allows_exactly_what_is_inside(audience: str) -> None:
    source = html_page(read(account_of(12), "x0", TODAY), audience, "en")  # type: ignore[arg-type]
    page = Parsed(source)
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    scripts = [a for t, a in page.tags if t == "script"]
    running = [
        text
        for text, attributes in zip(page.inside["script"], scripts, strict=True)
        if attributes.get("type") != "application/json"
    ]
    assert all("src" not in attributes for attributes in scripts)
    for text in (*running, *page.inside["style"]):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.count("sha256-") == len(running) + 1
    assert running == [] if audience == "customer" else len(running) == 2


@pytest.mark.parametrize("audience", ["team", "customer"])
def test_nothing_in_the_file_is_fetched_from_anywhere(audience: str) -> None:
    page = Parsed(html_page(read(hostile(), "x0", TODAY), audience, "zh"))  # type: ignore[arg-type]
    for tag, attributes in page.tags:
        assert tag not in {"img", "iframe", "object", "embed", "base", "form", "foreignobject"}
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        link = attributes.get("href")
        assert link is None or link.startswith(("#", "data:,"))


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert team_file() == team_file()


@pytest.mark.parametrize(("language", "lang"), [("en", "en"), ("zh", "zh-CN")])
def test_everybody_and_every_gap_stands_in_the_page(language: str, lang: str) -> None:
    account = account_of(21, chinese=language == "zh")
    reading = read(account, "x0", TODAY)
    page = Parsed(html_page(reading, "team", language, lenses=("map", "gaps", "people")))
    assert ("html", {"lang": lang}) in page.tags
    for person in account.people:
        assert person.name in page.text
        assert person.title in page.text
    cards = [a for t, a in page.tags if t == "g" and str(a.get("class")).startswith("card ")]
    rows = [a for t, a in page.tags if t == "tr" and "data-seat" in a]
    # The script numbers the cards of the map as they stand.
    assert [f"c{number}" for number in range(1, len(cards) + 1)] == [a["data-seat"] for a in rows]
    gaps = [a for t, a in page.tags if t == "li" and "class" in a]
    assert len(gaps) == len(reading.gaps)


@pytest.mark.parametrize("lens", ["grid", "matrix", "heat"])
def test_everybody_with_a_say_is_in_each_view_under_the_key_of_the_table(lens: str) -> None:
    reading = read(account_of(21), "x0", TODAY)
    page = Parsed(html_page(reading, "team", "en", lenses=(lens, "people")))
    marks = {a["data-seat"] for t, a in page.tags if t == "g" and "data-seat" in a}
    rows = [a["data-seat"] for t, a in page.tags if t == "tr" and "data-seat" in a]
    assert marks <= set(rows)
    assert len(marks) >= len(reading.standings)


@pytest.mark.parametrize("people", [12, 20])
def test_the_range_of_the_lean_is_the_lean_of_the_app_more_or_less(people: int) -> None:
    # 12 people lean +24 ± 19 in the app: +5 to +43, although 24.29 + 19.26 alone rounds to 44.
    model = read(account_of(people), "x0", TODAY).influence
    known, unknown = (int(f"{share * 100:.0f}") for share in (model.known, model.unknown))
    low, high = (f"{end:+d}".replace("-", "−") for end in (known - unknown, known + unknown))
    assert f"{low} to {high}" in Parsed(team_file(people)).text


def test_management_sees_pains_without_a_word_of_their_cost() -> None:
    reading = read(relations(), "x0", TODAY)
    shown = {who: html_page(reading, who, "en", lenses=("heat",)) for who in Audience}
    assert "Slow close" in shown[Audience.TEAM]
    assert "€200K" in shown[Audience.TEAM]
    assert "Slow close" in shown[Audience.MANAGEMENT]
    for said in ("€200K", "cost not known", "without a cost"):
        assert said not in shown[Audience.MANAGEMENT]


def test_a_lens_may_be_left_out() -> None:
    whole, small = team_file(), team_file(lenses=WITHOUT_NETWORK)
    assert 'id="network"' in whole
    assert 'id="network"' not in small
    assert "vis-network" not in small
    assert len(small) < len(whole) / 5


@pytest.mark.parametrize("name", ["vis-network.min.js", "board.js", "network.js", "page.js"])
def test_no_script_of_ours_could_end_or_hide_the_one_it_stands_in(name: str) -> None:
    # https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    source = library(name).casefold()
    assert "</script" not in source
    assert "<!--" not in source
    assert "\r" not in source, "a browser hashes line ends as \\n"


def test_the_library_is_the_one_that_pyvis_brings() -> None:
    folder = Path(str(find_spec("pyvis").origin)).parent  # type: ignore[union-attr]
    theirs = (folder / "lib" / "vis-9.1.2" / "vis-network.min.js").read_bytes()
    assert library("vis-network.min.js").encode() == theirs.replace(b"\r\n", b"\n")


def test_nobody_on_the_map_is_a_sentence() -> None:
    assert "Nobody is on this map yet." in team_file(0)
    reading = read(account_of(0), "x0", TODAY)
    assert "Nobody is in this chart." in html_page(reading, "customer", "en")  # type: ignore[arg-type]


def test_an_audience_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="boss"):
        html_page(read(account_of(1), "x0", TODAY), "boss", "en")  # type: ignore[arg-type]
