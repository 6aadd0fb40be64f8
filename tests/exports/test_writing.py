"""Files are written whole, in UTF-8, and never over another one by mistake."""

from pathlib import Path

import pytest

from stakeholder_map.exports.writing import write_new


def test_text_is_utf8_with_its_line_ends(tmp_path: Path) -> None:
    write_new(tmp_path / "华东.html", "林\nB\r\n")
    assert (tmp_path / "华东.html").read_bytes() == "林\nB\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["华东.html"]


def test_what_is_there_stays_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("first")
    with pytest.raises(FileExistsError):
        write_new(path, "second")
    assert path.read_text() == "first"
    write_new(path, "second", overwrite=True)
    assert path.read_text() == "second"
    assert [found.name for found in tmp_path.iterdir()] == ["a.html"]


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text("theirs")
    monkeypatch.setattr(Path, "exists", lambda self: False)
    with pytest.raises(FileExistsError):
        write_new(path, "ours")
    assert path.read_text() == "theirs"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_new(tmp_path / "no" / "a.html", "x")
