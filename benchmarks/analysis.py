"""How long one open account takes: its file parsed, and everything read from it.

    python -m benchmarks.analysis

Two rivals, on the same graph in the same run. "once": what one would write without a model,
networkx's PageRank and betweenness; it answers one of the questions, of a fixed graph. "resampled":
networkx's PageRank on as many copies with a fifth of the ties missing as the search for hidden
influencers solves; it is the same work for the same answer. Processor time, the least of some
rounds.
"""

from __future__ import annotations

import random
import sys
from datetime import date

import networkx as nx

from benchmarks.timing import milliseconds
from stakeholder_map.analysis.chain.graph import chain
from stakeholder_map.analysis.hidden import MISSING, RESAMPLES
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import file
from tests.lifelike import make_account

TODAY = date(2026, 3, 2)

#: The limit for model and analysis of an account of twelve people, in milliseconds.
LIMIT = 5.0


def measure(people: int) -> dict[str, float]:
    """Return the times for an account of this many people."""
    account = make_account(people)
    text = file.write(account)
    links = chain(account, account.decisions[0], TODAY)
    graph = nx.from_numpy_array(links.listens, create_using=nx.DiGraph)
    for _, _, tie in graph.edges(data=True):
        tie["distance"] = 1 / tie["weight"]

    def once() -> None:
        nx.pagerank(graph, alpha=0.5)
        nx.betweenness_centrality(graph, weight="distance")

    def resampled() -> None:
        dice = random.Random(1)
        ties = list(graph.edges)
        for _ in range(RESAMPLES):
            copy = graph.copy()
            copy.remove_edges_from(dice.sample(ties, round(MISSING * len(ties))))
            nx.pagerank(copy, alpha=0.5)

    return {
        "parse": milliseconds(lambda: file.read(text), rounds=15),
        "read": milliseconds(lambda: read(account, "dec0", TODAY), rounds=15),
        "once": milliseconds(once, rounds=15),
        "resampled": milliseconds(resampled, rounds=3),
    }


def main() -> int:
    """Print the table; 1 where the limit is broken."""
    print("people  file → model  analysis  together  | networkx once  ratio  resampled  ratio")
    broken = False
    for people in (12, 40):
        times = measure(people)
        both = times["parse"] + times["read"]
        print(
            f"{people:6} {times['parse']:10.2f} ms {times['read']:6.2f} ms {both:6.2f} ms  |"
            f" {times['once']:10.2f} ms {both / times['once']:6.2f}"
            f" {times['resampled']:7.1f} ms {both / times['resampled']:6.3f}"
        )
        broken |= people == 12 and both > LIMIT
    if broken:
        print(f"model and analysis of 12 people take more than {LIMIT:g} ms")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
