"""Draw the same accounts with this program and with three rivals; pictures into docs/comparison.

    python scripts/compare_maps.py [folder with Krackhardt's nodes.csv and edges.csv]

The rivals (pyvis, streamlit-agraph, gravis) are installed into an environment that is thrown away
afterwards, and are used as their own first example does: a node with a label and a colour for each
person, an edge for each tie, their own layout. Each picture is taken ``PATIENCE`` seconds after the
page was asked for, 1920 × 1080, scaled to three quarters and to 96 colours. What came of it is
judged in docs/comparison.md.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.maps.palette import fill
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Level, TieKind
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.tie import Tie
from tests.browser.chromium import arguments, find_browser
from tests.browser.server import free_port

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "comparison"
SAMPLES = {"nordklinik-group": "en", "huadong-precision": "zh"}
DAY = date(2026, 11, 22)

#: Seconds that each picture gets to settle.
PATIENCE = 15
RIVALS = ("pyvis==0.3.2", "streamlit-agraph", "gravis", "streamlit")

FILES = """
import json, sys
from pathlib import Path
import gravis, networkx as nx
from pyvis.network import Network

for path in Path(".").glob("*.json"):
    graph = json.loads(path.read_text("utf-8"))
    drawn = Network(height="1040px", width="100%", directed=True, cdn_resources="in_line")
    made = nx.DiGraph()
    for node in graph["nodes"]:
        drawn.add_node(node["id"], label=node["label"], color=node["color"])
        made.add_node(node["label"], color=node["color"])
    names = {node["id"]: node["label"] for node in graph["nodes"]}
    for source, target in graph["edges"]:
        drawn.add_edge(source, target)
        made.add_edge(names[source], names[target])
    Path(f"pyvis-{path.stem}.html").write_text(drawn.generate_html(), encoding="utf-8")
    figure = gravis.d3(made, graph_height=1000)
    Path(f"gravis-{path.stem}.html").write_text(figure.to_html(), encoding="utf-8")
"""

AGRAPH = """
import json
from pathlib import Path
import streamlit as st
from streamlit_agraph import Config, Edge, Node, agraph

st.set_page_config(layout="wide")
graph = json.loads(Path(f"{st.query_params['of']}.json").read_text("utf-8"))
agraph(
    nodes=[Node(**node) for node in graph["nodes"]],
    edges=[Edge(source=source, target=target) for source, target in graph["edges"]],
    config=Config(width=1840, height=960, directed=True),
)
"""


def main(krackhardt: Path | None) -> None:
    """Take all pictures."""
    readings = {
        name: (read(account, account.decisions[0].id, DAY), language)
        for name, language in SAMPLES.items()
        for account in [file.read((ROOT / "sample_accounts" / f"{name}.json").read_text("utf-8"))]
    }
    if krackhardt is not None:
        firm = krackhardts_firm(krackhardt)
        readings["krackhardt"] = (read(firm, "any", DAY), "en")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as given, sync_playwright() as playwright:
        folder = Path(given)
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=arguments())
        page = chromium.new_page(viewport={"width": 1920, "height": 1080})
        for name, (reading, language) in readings.items():
            (folder / f"{name}.json").write_text(json.dumps(graph_of(reading)), "utf-8")
            lenses = [lens for lens in Lens if lens is not Lens.NETWORK]
            whole = html_page(reading, Audience.TEAM, language, lenses=lenses)
            (folder / f"ours-{name}.html").write_text(whole, encoding="utf-8")
            take(page, (folder / f"ours-{name}.html").as_uri(), f"ours-{name}")
        python = environment(folder / "rivals")
        subprocess.run([python, "-c", FILES], cwd=folder, check=True)  # noqa: S603 - our own text
        for rival in ("pyvis", "gravis"):
            for name in readings:
                take(page, (folder / f"{rival}-{name}.html").as_uri(), f"{rival}-{name}")
        agraph(page, python, folder, list(readings))
        chromium.close()


def krackhardts_firm(folder: Path) -> Account:
    """Return the 21 managers: who reports to whom, and whose advice is asked (Krackhardt 1987)."""
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as stream:
        people = list(csv.DictReader(stream))
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as stream:
        edges = list(csv.DictReader(stream))
    boss = {edge["source"]: edge["target"] for edge in edges if edge["relation"] == "reports_to"}
    top = {key for key in boss.values() if key not in boss}
    middle = set(boss.values()) - top

    def department(key: str) -> str | None:
        return None if key in top else key if key in middle else boss.get(key)

    return Account(
        name="High-tech managers",
        departments=tuple(
            Department(id=f"d{key}", name=f"Team of {key}") for key in sorted(middle)
        ),
        people=tuple(
            Person(
                id=row["id"],
                name=f"Manager {row['id']}",
                department_id=f"d{home}" if (home := department(row["id"])) else None,
                level=Level.UPPER
                if row["id"] in top
                else Level.MIDDLE
                if row["id"] in middle
                else Level.WORKING,
            )
            for row in people
        ),
        ties=tuple(
            Tie(source=edge["target"], target=edge["source"], kind=TieKind.INFLUENCES)
            if edge["relation"] == "advice"
            else Tie(source=edge["source"], target=edge["target"], kind=TieKind.REPORTS_TO)
            for edge in edges
            if edge["relation"] in ("advice", "reports_to")
        ),
        decisions=(
            Decision(
                id="any",
                name="Any decision",
                seats=tuple(Seat(id=f"s{row['id']}", person_id=row["id"]) for row in people),
            ),
        ),
    )


def graph_of(reading: Reading) -> dict[str, Any]:
    """Return people and ties as any graph program takes them."""
    people = {person.id: person.name for person in reading.account.people}
    nodes = [
        {
            "id": standing.person_id,
            "label": people[standing.person_id],
            "color": fill(standing.support),
        }
        for standing in reading.standings.values()
        if standing.person_id is not None
    ]
    there = {node["id"] for node in nodes}
    ties = reading.account.ties
    edges = [(tie.source, tie.target) for tie in ties if {tie.source, tie.target} <= there]
    return {"nodes": nodes, "edges": edges}


def environment(folder: Path) -> Path:
    """Return the Python of a new environment with the rivals."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *RIVALS], check=True)  # noqa: S603 - our own words
    return python


def agraph(page: Page, python: Path, folder: Path, names: list[str]) -> None:
    """Take streamlit-agraph's pictures."""
    (folder / "agraph.py").write_text(AGRAPH, "utf-8")
    port = free_port()
    command = [python, "-m", "streamlit", "run", "agraph.py", f"--server.port={port}"]
    more = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    with subprocess.Popen([*command, *more], cwd=folder) as server:  # noqa: S603 - our own words
        try:
            for _turn in range(60):
                with suppress(URLError):
                    urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
                    break
                time.sleep(1)
            for name in names:
                page.goto(f"http://127.0.0.1:{port}/?of={name}")
                page.frame_locator("iframe").locator("canvas").wait_for(timeout=60_000)
                page.wait_for_timeout(PATIENCE * 1000)
                keep(page, f"agraph-{name}")
        finally:
            server.terminate()


def take(page: Page, address: str, name: str) -> None:
    """Open a page and take its picture once it had time to settle."""
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_timeout(PATIENCE * 1000)
    keep(page, name)


def keep(page: Page, name: str) -> None:
    """Keep the picture of what a page shows, small enough for a repository."""
    whole = Image.open(BytesIO(page.screenshot())).convert("RGB")
    small = whole.resize((1440, 810), Image.Resampling.LANCZOS).quantize(96)
    small.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
