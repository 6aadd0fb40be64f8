"""The page for our own people: the views, the gaps and everybody in a table, in one file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.known import packed
from stakeholder_map.exports.page import lean, library, page, script, sheet
from stakeholder_map.exports.people import people_table
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.maps.board.arrange import WALL
from stakeholder_map.maps.board.board_svg import board_svg
from stakeholder_map.maps.board.controls import board_words
from stakeholder_map.maps.board.legend_svg import legend_svg
from stakeholder_map.maps.board.overlays import overlay_data, overlay_legend
from stakeholder_map.maps.board.scene import Scene, lane_scenes, scene
from stakeholder_map.maps.escape import data, plain, text
from stakeholder_map.maps.lenses.grid import power_grid
from stakeholder_map.maps.lenses.grid_svg import grid_svg
from stakeholder_map.maps.lenses.heat import heat
from stakeholder_map.maps.lenses.heat_svg import heat_svg
from stakeholder_map.maps.lenses.matrix import matrix
from stakeholder_map.maps.lenses.matrix_svg import matrix_svg
from stakeholder_map.maps.network_pyvis import network
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day, money, percent_range, signed
from stakeholder_map.words.gaps import (
    gap_action,
    gap_severity,
    gap_title,
    gap_why,
    gaps_untold,
)
from stakeholder_map.words.rules import accepted_sentence
from stakeholder_map.words.values import word

#: Of how many gaps of one rule the advice is written out.
_ADVISED = 3


class Lens(StrEnum):
    """The parts of the page. Map, gaps and people are some 70 kB, the network is 480 more."""

    MAP = "map"
    GRID = "grid"
    MATRIX = "matrix"
    HEAT = "heat"
    NETWORK = "network"
    GAPS = "gaps"
    PEOPLE = "people"


#: Words of what only the app can do.
_EDITING = ("tie", "other")

#: What a part needs beyond the style sheets of the board and the page.
_SHEETS = {
    Lens.GRID: ("lens.css",),
    Lens.MATRIX: ("lens.css",),
    Lens.HEAT: ("lens.css",),
    Lens.NETWORK: ("network.css", "network_page.css"),
    Lens.GAPS: ("gaps.css",),
    Lens.PEOPLE: ("table.css",),
}


@dataclass(frozen=True, slots=True)
class _Part:
    lens: Lens
    name: str
    markup: str


def team_page(
    reading: Reading,
    _: Words,
    lenses: Collection[Lens] = tuple(Lens),
    audience: Audience = Audience.TEAM,
) -> str:
    """Return the page as HTML; the same arguments give the same bytes.

    ``audience`` is named on the page; what it may not see has to be out of ``reading`` already.
    """
    pictures: dict[int | None, Scene] = {None: scene(reading, _)}
    if pictures[None].is_folded:
        pictures.update(lane_scenes(reading, _).items())
    cards = {card.key: card for drawn in pictures.values() for card in drawn.cards}
    # Our ids mean nothing outside and are long: cards are numbered in reading order.
    numbers = {key: number for number, key in enumerate(cards, start=1)}
    names = {key: f"c{number}" for key, number in numbers.items()}
    known = overlay_data(reading, _)
    made = _parts(reading, pictures, known, names, audience, _)
    parts = [_Part(lens, *made[lens]()) for lens in Lens if lens in lenses]
    tabs = "".join(f'<a href="#{part.lens}">{text(part.name)}</a>' for part in parts)
    # One part needs no tabs, unless it is the network: opening its tab draws it.
    if len(parts) < 2 and Lens.NETWORK not in lenses:
        tabs = ""
    nav = f"\n<nav>{tabs}</nav>" if tabs else ""
    sections = "\n".join(
        f'<section id="{part.lens}"><h2>{text(part.name)}</h2>{lean(part.markup)}</section>'
        for part in parts
    )
    texts = {
        **{key: said for key, said in board_words(_).items() if key not in _EDITING},
        "close": _("Close"),
        "show": _("Show on map"),
        "lanes": _("All lanes"),
    }
    facts_held = packed(known, numbers, cards if Lens.MAP in lenses else {})
    body = (
        f"{_header(reading, audience, _)}{nav}\n<main>\n{sections}\n"
        f'<aside id="person" hidden></aside></main>\n'
        f"<footer>{text(warning(audience, _))}</footer>\n"
        f'<script type="application/json" id="words">{data(texts)}</script>'
        f'<script type="application/json" id="facts">{data(facts_held)}</script>'
    )
    own = ["find.js", "overlay.js", "board.js", "known.js", "page.js"]
    own += ["lanes.js"] if len(pictures) > 1 and Lens.MAP in lenses else []
    own += ["tabs.js"] if tabs else []
    network_too = Lens.NETWORK in lenses
    scripts = [script(*(["network.js"] if network_too else []), *own)]
    vis = library("vis-network.min.js") if network_too else ""
    needed = dict.fromkeys(
        name for lens in Lens if lens in lenses for name in _SHEETS.get(lens, ())
    )
    styles = sheet(
        "board.css", "map.css", "page.css", "team.css", *needed, *(["tabs.css"] if tabs else [])
    )
    return page(heading(reading), _.language, body, styles, scripts, vis)


def audience_words(audience: Audience, _: Words) -> str:
    """Return for whom a file is, as it stands on the file; nothing for the customer."""
    return {
        Audience.TEAM: _("for the team"),
        Audience.MANAGEMENT: _("for management"),
        Audience.CUSTOMER: "",
    }[audience]


def heading(reading: Reading) -> str:
    """Return what a page or a picture of the decision is called."""
    return f"{plain(reading.account.name)} · {plain(reading.decision.name)}"


def facts(reading: Reading, audience: Audience, _: Words) -> tuple[str, ...]:
    """Return the line below the heading: stage, dates, value, author, for whom."""
    account, decision = reading.account, reading.decision
    said = [
        word(_, decision.buyer_stage) if decision.buyer_stage else "",
        _("decides by {day}", day=day(_, decision.decide_by)) if decision.decide_by else "",
        money(_, decision.value, short=True) if decision.value else "",
    ]
    if account.owner_id is not None:
        said.append(_("owner {name}", name=plain(account.teammate(account.owner_id).name)))
    said.append(_("as of {day}", day=day(_, reading.today)))
    said.append(audience_words(audience, _))
    return tuple(filter(None, said))


def warning(audience: Audience, _: Words) -> str:
    """Return the sentence that keeps a file in the house."""
    if audience is Audience.MANAGEMENT:
        return _("Internal: assessments of named people. Not for the customer.")
    return _("Internal: candid opinions about named people. Not for the customer.")


def _header(reading: Reading, audience: Audience, _: Words) -> str:
    figures = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(value)}</dd><dd class=note>{text(note)}</dd></div>"
        for name, value, note in _figures(reading, _)
    )
    return (
        f"<header><div><h1>{text(heading(reading))}</h1>"
        f'<p class="facts">{text(" · ".join(facts(reading, audience, _)))}</p></div>'
        f"<dl>{figures}</dl></header>"
    )


def _figures(reading: Reading, _: Words) -> Iterator[tuple[str, str, str]]:
    total = reading.coverage.total
    yield _("Weight reached"), percent_range(total.low, total.high), _("of the decision")
    # F runs from −Σ|I| to +Σ|I|; shown as points of a hundred, the unknown as its range.
    # Rounded first, so that the ends agree with the "+9 ± 33" of the app.
    known, unknown = round(reading.influence.known * 100), round(reading.influence.unknown * 100)
    spread = _("{low} to {high}", low=signed(known - unknown), high=signed(known + unknown))
    yield _("Lean"), signed(known), spread if unknown else _("−100 to +100")
    blocking, critical = len(reading.blocking_concerns), len(reading.critical_gaps)
    yield (
        _("Open concerns"),
        str(len(reading.open_concerns)),
        _.plural("{n} blocking", "{n} blocking", blocking),
    )
    yield (
        _("Gaps"),
        str(len(reading.sure_gaps)),
        " · ".join(
            filter(
                None,
                (
                    _.plural("{n} critical", "{n} critical", critical),
                    gaps_untold(_, len(reading.open_questions)),
                ),
            )
        ),
    )


def _parts(
    reading: Reading,
    pictures: Mapping[int | None, Scene],
    known: Mapping[str, Any],
    names: Mapping[str, str],
    audience: Audience,
    _: Words,
) -> Mapping[Lens, Callable[[], tuple[str, str]]]:
    """Return what makes each part: its name and its markup."""
    costs = audience is Audience.TEAM
    people = {
        card.key: card for drawn in pictures.values() for card in drawn.cards if not card.folds
    }
    return {
        Lens.MAP: lambda: (
            _("Chain board"),
            _board(
                reading,
                known,
                {lane: drawn.renamed(names) for lane, drawn in pictures.items()},
                _,
            ),
        ),
        Lens.GRID: lambda: (
            _("Power–support"),
            _picture(grid_svg(power_grid(reading, _, WALL).renamed(names), _)),
        ),
        Lens.MATRIX: lambda: (
            _("Contacts"),
            _picture(matrix_svg(matrix(reading, _).renamed(names), _, WALL)),
        ),
        Lens.HEAT: lambda: (
            _("Concerns"),
            _picture(heat_svg(heat(reading, _, costs).renamed(names), _, WALL)),
        ),
        Lens.NETWORK: lambda: (_("Network"), _network(reading, names, _)),
        Lens.GAPS: lambda: (_("Gaps"), _gaps(reading, names, audience, _)),
        Lens.PEOPLE: lambda: (_("People"), people_table(reading, tuple(people.values()), names, _)),
    }


def _board(
    reading: Reading, known: Mapping[str, Any], pictures: Mapping[int | None, Scene], _: Words
) -> str:
    if not pictures[None].cards:
        return f"<p>{text(_('Nobody is on this map yet.'))}</p>"
    items = dict.fromkeys(item for drawn in pictures.values() for item in drawn.legend)
    signs = {item.sign for item in items}
    later = overlay_legend(reading, known, items, _)
    legend = legend_svg(tuple(items), WALL[0], later)
    return (
        "".join(
            _picture(
                board_svg(drawn, False, True, "" if lane is None else f"l{lane}-", signs), lane
            )
            for lane, drawn in pictures.items()
        )
        + f'<div class="map-legend">{legend}</div>'
    )


def _picture(svg: str, lane: int | None = None) -> str:
    return f'<div class="map"{"" if lane is None else f" data-lane={lane}"}>{svg}</div>'


def _network(reading: Reading, names: Mapping[str, str], _: Words) -> str:
    found = network(reading, _).renamed(names)
    return (
        f'<div class="network"></div><ul class="network-key">{found.key}</ul>'
        f'<script type="application/json" id="graph">{data(found.as_json())}</script>'
    )


def _gaps(reading: Reading, names: Mapping[str, str], audience: Audience, _: Words) -> str:
    if not reading.gaps:
        nothing = _("No rule finds a gap. Look again after the next meeting.")
        return f"<p>{text(nothing)}</p>{_accepted(reading, audience, _)}"
    # Gaps of one rule stand together and share their reason, where the worst of them stands.
    rules: dict[str, list[Gap]] = {}
    for gap in reading.gaps:
        rules.setdefault(gap.rule, []).append(gap)
    listed = "".join(_rule(rule, gaps, names, _) for rule, gaps in rules.items())
    return f'<ol class="gaps">{listed}</ol>{_accepted(reading, audience, _)}'


def _accepted(reading: Reading, audience: Audience, _: Words) -> str:
    """Return the gaps that somebody accepted; why stays with the team."""
    apart = [one for one in reading.accepted if one.back is None]
    if not apart:
        return ""
    rows = []
    for one in apart:
        was, gap = one.acceptance, one.gap
        private = audience is Audience.TEAM
        said = [accepted_sentence(_, was.by if private else "", was.on, was.until)]
        said += [was.reason] if private else []
        title = gap_title(_, gap.rule, gap.values, gap.certain)
        rows.append(
            f'<li class="unsure"><h3>{text(title)}</h3>'
            + "".join(f"<p>{text(sentence)}</p>" for sentence in said)
            + "</li>"
        )
    return f'<h3>{text(_("Accepted for now"))}</h3><ul class="gaps">{"".join(rows)}</ul>'


def _rule(rule: str, gaps: list[Gap], names: Mapping[str, str], _: Words) -> str:
    # Where many share a rule, they share its advice: it is said for the first ones.
    listed = "".join(_gap(gap, at < _ADVISED, names, _) for at, gap in enumerate(gaps))
    return f'<li><p class="why">{text(gap_why(_, rule))}</p><ul>{listed}</ul></li>\n'


def _gap(gap: Gap, advised: bool, names: Mapping[str, str], _: Words) -> str:
    kind = gap_severity(_, gap.severity) if gap.certain else _("cannot tell")
    tone = gap.severity.value if gap.certain else "unsure"
    action = gap_action(_, gap.rule, gap.values, gap.certain)
    seats = [names[key] for key in gap.seat_ids if key in names]
    seat = f' data-of="{seats[0]}"' if seats else ""
    return (
        f'<li class="{tone}"{seat}><b>{text(kind)}</b>'
        f"<h3>{text(gap_title(_, gap.rule, gap.values, gap.certain))}</h3>"
        + (f"<p>{text(action)}" if advised else "")
    )
