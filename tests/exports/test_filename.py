"""File names: safe everywhere, Chinese kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.exports.filename import MAX_BYTES, safe_filename


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("华东精密制造有限公司", "华东精密制造有限公司.html"),
        ("Müller & Söhne", "Müller & Söhne.html"),
        ("../../etc/passwd", "etc-passwd.html"),
        ("a/b\\c:d", "a-b-c-d.html"),
        ("CON", "_CON.html"),
        ("com1.backup", "_com1.backup.html"),
        ("  . ", "account.html"),
        ("", "account.html"),
        ("line\nbreak\x00", "line-break.html"),
        ("\u202egnp.exe", "gnp.exe.html"),
        ("emoji 🏭", "emoji 🏭.html"),
    ],
)
def test_names_become_safe_and_stay_readable(name: str, file: str) -> None:
    assert safe_filename(name, ".html") == file


@given(st.text(max_size=500))
def test_no_name_leaves_its_folder_or_grows_too_long(name: str) -> None:
    file = safe_filename(name, ".html")
    assert not set(file) & set('/\\:*?"<>|\x00\n')
    assert file not in {".html", "..html"}
    assert not file.startswith((".", " "))
    assert len(file.encode()) <= MAX_BYTES + 6
