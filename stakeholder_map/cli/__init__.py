"""The command line: parse, ask a service, print."""

from stakeholder_map.cli.program import main

__all__ = ["main"]
