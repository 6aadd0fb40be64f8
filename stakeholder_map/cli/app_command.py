"""``app``: start the app in the browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

import stakeholder_map
from stakeholder_map.cli import options
from stakeholder_map.cli.frame import Option, Setting, SpokenCommand
from stakeholder_map.model.problem import Place, Problem, Refused
from stakeholder_map.words import Words

#: The app stands beside the package in a checkout, with its settings.
CHECKOUT = Path(stakeholder_map.__file__).resolve().parents[1]


def app_command(_: Words) -> click.Command:
    """Return the command that starts the app."""

    def run(port: int | None, window: bool) -> None:
        setting = click.get_current_context().find_object(Setting)
        assert setting is not None
        app = CHECKOUT / "app.py"
        if not app.is_file():
            raise Refused((Problem(code="app_missing", place=Place(file=str(app))),))
        command = [sys.executable, "-m", "stakeholder_map.ui.launch"]
        if port is not None:
            command += ["--server.port", str(port)]
        if not window:
            command += ["--server.headless", "true"]
        environment = dict(os.environ)
        if setting.database is not None:
            environment["STAKEHOLDER_MAP_DB"] = setting.database
        # In its folder, so that Streamlit finds the settings that keep it on this machine.
        code = subprocess.call(command, cwd=CHECKOUT, env=environment)  # noqa: S603
        raise click.exceptions.Exit(code)

    return SpokenCommand(
        _,
        name="app",
        callback=run,
        help=_("Start the app; it opens in the browser and stays on this machine."),
        examples=("stakeholder-map app", "stakeholder-map app --port 8600 --no-window"),
        params=[
            Option(
                ["--port"],
                type=click.IntRange(1, 65535),
                metavar="PORT",
                help=_("The port; 8501 or the next free one by default."),
            ),
            Option(
                ["--window/--no-window"],
                default=True,
                help=_("Whether a browser window opens."),
            ),
            options.language(_),
        ],
    )
