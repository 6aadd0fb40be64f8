"""Honest files that look odd pass the same guard as the hostile ones, with everybody in them."""

import pytest

from stakeholder_map.services import importing
from stakeholder_map.services.importing import Upload, Wishes
from tests.importers.making import TODAY
from tests.importers.odd import ODD


def test_there_are_enough_of_them() -> None:
    assert len(ODD) >= 40


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_read_with_everybody_in_it(name: str) -> None:
    called, make, people = ODD[name]
    sources = importing.read([Upload(called, make())])
    assert not sources.problems
    found = importing.preview(sources, Wishes(), TODAY)
    assert tuple(person.name for person in found.account.people) == people


@pytest.mark.parametrize(
    "name", [n for n in ODD if any(w in n for w in ("GraphML", "GEXF", "Kumu", "edge"))]
)
def test_a_graph_keeps_its_tie(name: str) -> None:
    called, make, _people = ODD[name]
    found = importing.preview(importing.read([Upload(called, make())]), Wishes(), TODAY)
    names = {person.id: person.name for person in found.account.people}
    assert [(names[t.source], names[t.target]) for t in found.account.ties] == [("Tom", "Anna")]
