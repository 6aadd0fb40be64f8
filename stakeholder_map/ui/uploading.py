"""Uploading files, with the uploader's English-only words replaced by ours."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stakeholder_map.ui import state


def files(
    label: str, key: str, kinds: list[str] | None = None, *, several: bool = True
) -> list[Any]:
    """Draw an uploader; return the files as they came, none where nothing was brought.

    ``kinds``: the ends of names that it takes. None: any, since what a file is its bytes tell,
    and the uploader would refuse others in English only.
    """
    _ = state.text()
    _translate()
    found = st.file_uploader(label, type=kinds, accept_multiple_files=several, key=key)
    if found is None:
        return []
    return list(found) if isinstance(found, list) else [found]


def _translate() -> None:
    """Put our words in the place of the button's and the hint's; constant texts, no user's."""
    _ = state.text()
    button, hint = _quoted(_("Choose files")), _quoted(_("or drop them here, up to 20 MB each"))
    zone = '[data-testid="stFileUploaderDropzone"]'
    st.html(
        f"<style>{zone} button p{{font-size:0}}"
        f"{zone} button p::after{{font-size:1rem;content:{button}}}"
        f'{zone} [data-testid$="Instructions"] span{{font-size:0}}'
        f'{zone} [data-testid$="Instructions"] span::after{{font-size:.875rem;content:{hint}}}'
        "</style>"
    )


def _quoted(text: str) -> str:
    """Return a text as a CSS string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
