"""The pictures: stand-alone, the same each time, legible Chinese, nothing of a text runs."""

import struct
import zlib
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports import fonts, picture
from stakeholder_map.exports.fonts import fonts_for
from stakeholder_map.exports.picture import picture_png, picture_svg
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.problem import Refused
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import HOSTILE, hostile

SVG = "{http://www.w3.org/2000/svg}"


def reading(people: int = 12, chinese: bool = False) -> Reading:
    return read(account_of(people, chinese=chinese), "x0", TODAY)


def called(name: str) -> Reading:
    """Return a decision of one person with this name."""
    account = account_of(1)
    return read(account.but(people=(account.people[0].but(name=name),)), "x0", TODAY)


def size(png: bytes) -> tuple[int, int]:
    """Return width and height by the header of the PNG format (RFC 2083, 4.1.1)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def pixels(png: bytes) -> bytes:
    """Return the image data of a PNG, unpacked (RFC 2083, 4.1.3)."""
    at, found = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            found += png[at + 8 : at + 8 + length]
        at += 12 + length
    return zlib.decompress(found)


def has_chinese_font() -> bool:
    try:
        return bool(fonts_for("汉").files)
    except Refused:
        return False


needs_chinese = pytest.mark.skipif(
    "not has_chinese_font()", reason="no Chinese font on this machine"
)


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_svg_stands_alone(audience: Audience, language: str) -> None:
    source = picture_svg(reading(), audience, language)
    tree = ET.fromstring(source)
    assert tree.tag == f"{SVG}svg"
    assert {"width", "height", "viewBox"} <= set(tree.attrib)
    assert "sans-serif" in "".join(style.text or "" for style in tree.iter(f"{SVG}style"))
    assert not list(tree.iter(f"{SVG}script"))
    assert not list(tree.iter(f"{SVG}image"))
    links = [v for e in tree.iter() for k, v in e.attrib.items() if k.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert "url(http" not in source
    assert source.replace("http://www.w3.org/2000/svg", "").count("http") == 0


def test_the_svg_says_what_it_is_of_when_and_for_whom() -> None:
    source = picture_svg(reading(), Audience.TEAM, "en")
    for said in ("Huadong Precision · MES replacement", "2 Mar 2026", "for the team", "Support"):
        assert said in source
    assert "Not for the customer" in source
    assert 'role="button"' not in source
    chinese = picture_svg(reading(chinese=True), Audience.MANAGEMENT, "zh")
    for said in ("2026年3月2日", "仅供管理层", "支持度"):
        assert said in chinese


def test_the_customers_picture_has_no_legend_and_no_colour_of_support() -> None:
    source = picture_svg(reading(), Audience.CUSTOMER, "en")
    assert "data-seat" not in source
    assert "Decision-maker" not in source
    assert '<path class="s' not in source


@pytest.mark.parametrize("scale", [1, 2])
def test_the_png_is_as_wide_as_asked(scale: int) -> None:
    wide, high = size(picture_png(reading(), Audience.TEAM, "en", scale=scale))
    assert wide == 1920 * scale
    assert 0.3 < high / wide < 0.8


@pytest.mark.parametrize("scale", [0, 4, -1])
def test_no_other_size_is_drawn(scale: int) -> None:
    with pytest.raises(ValueError, match="screens"):
        picture_png(reading(), Audience.TEAM, "en", scale=scale)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_picture_is_the_same_bytes(audience: Audience) -> None:
    one, two = (picture_png(reading(), audience, "en") for _ in range(2))
    assert one == two


@needs_chinese
def test_chinese_letters_are_drawn_and_not_boxes() -> None:
    """A missing letter is a box, and one box is like the other."""
    one, other = (picture_png(called(name), Audience.TEAM, "en") for name in ("林国", "钱远"))
    assert pixels(one) != pixels(other)


@needs_chinese
def test_bold_chinese_is_drawn_with_the_bold_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = fonts._first(fonts._HAN)
    if chosen is None or len(chosen.files) < 2:
        pytest.skip("the Chinese font here has one file for all weights")
    whole = picture_png(called("林国栋"), Audience.CUSTOMER, "zh")
    regular = replace(fonts_for("林"), files=(chosen.files[0],))
    monkeypatch.setattr(picture, "fonts_for", lambda text: regular)
    assert pixels(picture_png(called("林国栋"), Audience.CUSTOMER, "zh")) != pixels(whole)


def test_without_a_chinese_font_it_is_refused_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = fonts._first(fonts._LATIN)
    monkeypatch.setattr(fonts, "_first", lambda known: latin if known is fonts._LATIN else None)
    with pytest.raises(Refused) as refused:
        picture_png(reading(chinese=True), Audience.TEAM, "zh")
    assert [problem.code for problem in refused.value.problems] == ["font_missing"]
    assert size(picture_png(reading(), Audience.TEAM, "en"))[0] == 1920


def test_the_fonts_of_the_whole_system_are_read_only_for_rare_letters() -> None:
    assert (
        not fonts_for("Chloé Øvergård −3 ≈ 16% · Кузнецов €").all_of_them
        or not fonts_for("A").files
    )
    assert fonts_for("שלום").all_of_them
    assert fonts_for("👩").all_of_them


@pytest.mark.parametrize("audience", list(Audience))
def test_hostile_texts_are_texts(audience: Audience) -> None:
    account = hostile()
    found = read(account, account.decisions[0].id, TODAY)
    source = picture_svg(found, audience, "en", [person.id for person in account.people])
    tree = ET.fromstring(source)
    tags = {element.tag.removeprefix(SVG) for element in tree.iter()}
    assert not tags & {"script", "foreignObject", "iframe", "img", "image", "a"}
    assert not [k for element in tree.iter() for k in element.attrib if k.startswith("on")]
    if has_chinese_font() or not any("漢" in text for text in HOSTILE):
        assert size(picture_png(found, audience, "en"))[0] == 1920


@pytest.mark.parametrize("audience", list(Audience))
def test_nobody_gives_a_clear_sentence(audience: Audience) -> None:
    account = Account(id="bare", name="Bare", decisions=(Decision(id="x0", name="Nothing yet"),))
    found = read(account, "x0", TODAY)
    source = picture_svg(found, audience, "en")
    assert ("Nobody is in this chart." in source) or ("Nobody is on this map yet." in source)
    assert size(picture_png(found, audience, "en"))[0] == 1920


def test_a_picture_of_200_people_keeps_its_width() -> None:
    assert size(picture_png(reading(200), Audience.TEAM, "en"))[0] == picture.WIDTH
