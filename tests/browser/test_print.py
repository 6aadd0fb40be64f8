"""The exported page on paper: whole pages, the map on the first, the table after it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.services.workspace import SAMPLES, sample
from tests.maps.accounts import TODAY

#: A3 and A4 landscape within margins of 10 mm, in pixels of the page (96 an inch).
A3 = (1511, 1047)
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))


def page_of(
    context: BrowserContext, folder: Path, name: str, audience: Audience, lenses: list[Lens]
) -> Page:
    account = sample(name, TODAY)
    language = "zh" if name.startswith(("hua", "jiang")) else "en"
    source = html_page(
        read(account, account.decisions[0].id, TODAY), audience, language, lenses=lenses
    )
    path = folder / "map.html"
    path.write_text(source, encoding="utf-8")
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def sheets(page: Page, **paper: object) -> list[tuple[float, float]]:
    """Return width and height of each printed page, in points (PDF 32000-1, 7.7.3.3)."""
    data = page.pdf(print_background=True, **paper)  # type: ignore[arg-type]
    assert len(re.findall(rb"/Type\s*/Page\b", data)) > 0
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)", data)
    return [(float(wide), float(high)) for wide, high in boxes]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("audience", list(Audience))
def test_map_and_table_print_to_two_pages(
    context: BrowserContext, tmp_path: Path, name: str, audience: Audience
) -> None:
    page = page_of(context, tmp_path, name, audience, [Lens.MAP, Lens.PEOPLE])
    printed = sheets(page, prefer_css_page_size=True)
    # The team's table holds notes besides, which may need a page more.
    most = 3 if audience is Audience.TEAM else 2
    assert 2 <= len(printed) <= most
    assert all(abs(wide - 1190.6) < 1 and abs(high - 841.9) < 1 for wide, high in printed)


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_page_prints_as_many_pages_as_it_has_parts(
    context: BrowserContext, tmp_path: Path, name: str
) -> None:
    lenses = [lens for lens in Lens if lens is not Lens.NETWORK]
    page = page_of(context, tmp_path, name, Audience.MANAGEMENT, lenses)
    assert len(lenses) <= len(sheets(page, prefer_css_page_size=True)) <= len(lenses) + 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_is_cut_at_the_edge_of_the_paper(
    context: BrowserContext, tmp_path: Path, name: str, audience: Audience
) -> None:
    page = page_of(context, tmp_path, name, audience, [Lens.MAP, Lens.PEOPLE])
    page.set_viewport_size({"width": A3[0], "height": A3[1]})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= A3[0]
    foot = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll(".map > svg, .map-legend, .chart")]
             .map((shown) => shown.getBoundingClientRect().bottom))"""
    )
    assert 300 < foot <= A3[1]


@pytest.mark.parametrize("audience", [Audience.MANAGEMENT, Audience.CUSTOMER])
def test_on_a4_it_is_the_same_pages_smaller(
    context: BrowserContext, tmp_path: Path, audience: Audience
) -> None:
    page = page_of(context, tmp_path, NAMES[0], audience, [Lens.MAP, Lens.PEOPLE])
    printed = sheets(page, format="A4", landscape=True, scale=0.7)
    assert len(printed) == 2
