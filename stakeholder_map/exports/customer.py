"""The customer's page: their own organisation chart, of the people that were ticked.

It is made of a ``FormalChart`` and of nothing else, and says nothing of what we think.
"""

from __future__ import annotations

from datetime import date

from stakeholder_map.exports.page import LANG, page, sheet
from stakeholder_map.exports.redaction import FormalChart
from stakeholder_map.maps.board.org_chart import Place, org_chart
from stakeholder_map.maps.escape import text
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day


def customer_page(chart: FormalChart, today: date, _: Words) -> str:
    """Return the page as HTML; the same chart, day and language give the same bytes."""
    title = chart_title(chart, _)
    people = places(chart)
    nobody = _("Nobody is in this chart.")
    drawn = (
        org_chart(title, chart.departments, people, LANG[_.language])
        if people
        else f"<p>{text(nobody)}</p>"
    )
    body = (
        f'<header><h1>{text(title)}</h1><p class="facts">{text(day(_, today))}</p></header>\n'
        f'<main><section class="sheet">{drawn}</section>\n{_table(chart, _)}</main>'
    )
    return page(title, _.language, body, sheet("chart.css", "page.css", "table.css"))


def chart_title(chart: FormalChart, _: Words) -> str:
    """Return what the chart is called."""
    return _("Organisation chart – {account}", account=chart.account)


def places(chart: FormalChart) -> tuple[Place, ...]:
    """Return the people as what is drawn."""
    lanes = {name: at for at, name in enumerate(chart.departments)}
    return tuple(
        Place(
            person.key,
            person.name,
            person.title,
            lanes[person.department],
            tuple((key, key in person.dotted) for key in person.superiors),
        )
        for person in chart.people
    )


def _table(chart: FormalChart, _: Words) -> str:
    names = {person.key: person.name for person in chart.people}
    heads = (_("Name"), _("Title"), _("Department"), _("Reports to"))
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{text(cell)}</td>"
            for cell in (
                person.name,
                person.title,
                person.department,
                ", ".join(names[key] for key in person.superiors),
            )
        )
        + "</tr>\n"
        for person in chart.people
    )
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in heads)
    caption = _("People")
    return (
        f'<section class="people"><h2>{text(caption)}</h2><div class="wide"><table>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div></section>"
    )
