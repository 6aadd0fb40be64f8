"""The project's own text files."""

from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

#: Made by tools, or another's: not the project's own words.
FOREIGN = {"build", "dist", "__pycache__", "node_modules"}
OWN_HIDDEN = {".ci", ".streamlit", ".gitignore", ".gitattributes", ".github"}
TEXT = {".py", ".js", ".css", ".html", ".md", ".toml", ".po", ".json", ".txt", ".csv", ".svg", ""}


def own_files(*suffixes: str, under: Path = ROOT) -> Iterator[Path]:
    """Yield the project's text files, or those with one of the suffixes."""
    for path in sorted(under.iterdir()):
        hidden = path.name.startswith(".") and path.name not in OWN_HIDDEN
        if hidden or path.name in FOREIGN or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from own_files(*suffixes, under=path)
        elif path.suffix in (suffixes or TEXT):
            yield path


def place(path: Path) -> str:
    """Return a file's path as a reader of the project writes it."""
    return path.relative_to(ROOT).as_posix()
