"""Names as plain text where Streamlit would read markdown.

Labels of buttons, tabs, expanders and headings are markdown: ``![](https://…)`` in a name would
make every viewer's browser contact that host. Text of the account goes through ``plain`` there;
``st.text``, ``st.code``, the grids and the options of ``st.selectbox`` and ``st.multiselect`` show
it as it is.
"""

from __future__ import annotations

import re

#: Everything that starts something in markdown or in Streamlit's additions (colours, icons, maths).
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&=@/^])")


def plain(text: str, limit: int = 80) -> str:
    """Return ``text`` so that markdown shows it as it is: one line, not longer than ``limit``."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = f"{line[: limit - 1]}…"
    return _SPECIAL.sub(r"\\\1", line)
