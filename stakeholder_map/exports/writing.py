"""Writing a file: whole or not at all, UTF-8 everywhere, never over another one by mistake."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_new(path: Path, content: str | bytes, overwrite: bool = False) -> Path:
    """Write ``content`` to ``path`` and return it.

    Text is written as UTF-8 with its line ends as they are, on every platform. The file appears
    complete: it is written beside its place and then moved there.

    Raises:
        FileExistsError: something is there and ``overwrite`` is False.
        FileNotFoundError: the folder does not exist.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and not overwrite:
        raise FileExistsError(str(path))
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}-", delete=False) as half:
        here = Path(half.name)
        try:
            half.write(data)
            half.flush()
            os.fsync(half.fileno())
        except BaseException:
            half.close()
            here.unlink(missing_ok=True)
            raise
    try:
        here.chmod(0o644)
        if overwrite:
            here.replace(path)
        else:
            _move_to_free_place(here, path)
    finally:
        here.unlink(missing_ok=True)
    return path


def _move_to_free_place(here: Path, path: Path) -> None:
    """Move without ever replacing what appeared at ``path`` in the meantime."""
    try:
        os.link(here, path)
    except FileExistsError:
        raise FileExistsError(str(path)) from None
    except OSError:  # no hard links here (some network and USB drives)
        with path.open("xb") as file:
            file.write(here.read_bytes())
