"""The influence network: every seat a node, fixed places, values that JSON can hold."""

import json
import math

import numpy as np
import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.network_pyvis import LARGEST, SMALLEST, network, positions, rounds
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.tie import Tie
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import hostile

EN = words("en")


@pytest.mark.parametrize("people", [0, 1, 2, 30])
def test_every_seat_is_a_node_and_every_edge_joins_two(people: int) -> None:
    reading = read(account_of(people), "x0", TODAY)
    found = network(reading, EN)
    ids = [node["id"] for node in found.nodes]
    assert ids == [seat.id for seat in reading.decision.seats]
    assert all(edge["from"] in ids and edge["to"] in ids for edge in found.edges)


def test_the_same_account_gives_the_same_places() -> None:
    one, other = (network(read(account_of(30), "x0", TODAY), EN) for _time in range(2))
    assert json.dumps(one.as_json()) == json.dumps(other.as_json())
    assert one.options["physics"] == {"enabled": False}


def test_who_moves_more_is_larger_and_says_the_support() -> None:
    reading = read(account_of(21), "x0", TODAY)
    nodes = {node["id"]: node for node in network(reading, EN).nodes}
    ranked = sorted(reading.standings.values(), key=lambda standing: abs(standing.influence))
    sizes = [nodes[standing.seat_id]["size"] for standing in ranked]
    assert sizes == sorted(sizes)
    assert SMALLEST <= sizes[0] <= sizes[-1] == LARGEST
    for standing in ranked:
        number = nodes[standing.seat_id]["label"].split("\n")[1]
        support = standing.support
        assert number == (
            "?" if support is None else f"{support:+d}".replace("-", "−").replace("+0", "0")
        )


def test_ties_against_are_dashed() -> None:
    reading = read(account_of(30), "x0", TODAY)
    found = network(reading, EN)
    against = [tie for tie in reading.account.ties if tie.pulls < 0 and tie.source != tie.target]
    assert against
    assert sum(edge["color"] == "#c2410c" for edge in found.edges) == len(against)
    assert all(edge["dashes"] for edge in found.edges if edge["color"] == "#c2410c")


def test_no_node_lies_on_the_label_of_another() -> None:
    found = network(read(account_of(40), "x0", TODAY), EN)
    for at, one in enumerate(found.nodes):
        for other in found.nodes[at + 1 :]:
            assert abs(one["x"] - other["x"]) > 80 or abs(one["y"] - other["y"]) > 60


def test_places_follow_the_ties() -> None:
    # A chain of five: its ends are the farthest apart, neighbours the nearest.
    chain = np.eye(5, k=1, dtype=bool) | np.eye(5, k=-1, dtype=bool)
    place = positions(chain)
    far = [math.dist(place[0], place[at]) for at in range(1, 5)]
    assert far == sorted(far)


def test_a_crowd_is_placed_in_fewer_rounds_and_still_follows_the_ties() -> None:
    """A ring of 160: neighbours stand nearer than those across; the work is bounded."""
    n = 160
    tied = np.zeros((n, n), dtype=bool)
    ring = np.arange(n)
    tied[ring, (ring + 1) % n] = tied[(ring + 1) % n, ring] = True
    assert rounds(40) == rounds(80) == 150
    assert rounds(n) == 50
    places = positions(tied)
    beside = np.linalg.norm(places - np.roll(places, 1, axis=0), axis=1)
    across = np.linalg.norm(places - np.roll(places, n // 2, axis=0), axis=1)
    assert beside.max() < across.min()


def test_hostile_names_are_only_text() -> None:
    found = network(read(hostile(), "x0", TODAY), EN)
    json.dumps(found.as_json(), allow_nan=False)
    assert all(isinstance(node["title"], str) for node in found.nodes)


@pytest.mark.parametrize(
    ("kind", "said", "unsaid"),
    [
        (TieKind.ALLIED, "allied", "in conflict"),
        (TieKind.CONFLICT, "in conflict", "allied"),
        (TieKind.INFORMAL, "close to each other", "influences (wider: stronger)"),
    ],
)
def test_the_key_names_the_lines_that_are_drawn_and_no_other(
    kind: TieKind, said: str, unsaid: str
) -> None:
    account = account_of(5)
    tie = Tie(id="only", source=account.people[0].id, target=account.people[1].id, kind=kind)
    key = network(read(account.but(ties=(tie,)), "x0", TODAY), EN).key
    assert said in key
    assert unsaid not in key
    assert "reports to" not in key
    assert "larger: moves more of the outcome" in key


def test_nobody_needs_no_key() -> None:
    assert network(read(account_of(0), "x0", TODAY), EN).key == ""
