"""Which fonts of this machine a picture is drawn with: one for Latin letters, one for Han.

Found by the names that their files have on Windows, macOS and Linux; nothing is downloaded.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stakeholder_map.model.problem import Problem, Refused


@dataclass(frozen=True, slots=True)
class Font:
    """A family with the files of its regular and bold letters."""

    family: str
    files: tuple[str, ...]


#: The widths that texts were fitted by are Arial's: fonts made to the same measure come first.
_LATIN = (
    ("Arial", ("arial.ttf", "arialbd.ttf")),
    ("Arial", ("Arial.ttf", "Arial Bold.ttf")),
    ("Liberation Sans", ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")),
    ("Arimo", ("Arimo-Regular.ttf", "Arimo-Bold.ttf")),
    ("Helvetica Neue", ("HelveticaNeue.ttc",)),
    ("Segoe UI", ("segoeui.ttf", "segoeuib.ttf")),
    ("Noto Sans", ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")),
    ("DejaVu Sans", ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")),
)
_HAN = (
    ("Microsoft YaHei", ("msyh.ttc", "msyhbd.ttc")),
    ("PingFang SC", ("PingFang.ttc",)),
    ("Hiragino Sans GB", ("Hiragino Sans GB.ttc",)),
    ("Noto Sans CJK SC", ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")),
    ("Noto Sans CJK SC", ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf")),
    ("Noto Sans SC", ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf")),
    ("Noto Sans SC", ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")),
    ("Noto Sans SC", ("NotoSansSC-VF.ttf",)),
    ("Source Han Sans SC", ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf")),
    ("Source Han Sans CN", ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf")),
    ("WenQuanYi Micro Hei", ("wqy-microhei.ttc",)),
    ("WenQuanYi Zen Hei", ("wqy-zenhei.ttc",)),
    ("Droid Sans Fallback", ("DroidSansFallbackFull.ttf",)),
    ("SimHei", ("simhei.ttf",)),
    ("Heiti SC", ("STHeiti Light.ttc", "STHeiti Medium.ttc")),
)

#: Letters that a Latin font of the list has (Latin, Greek, Cyrillic, signs) …
_COMMON: tuple[tuple[int, int], ...] = (
    (0x20, 0x052F),
    (0x1E00, 0x1FFF),
    (0x2010, 0x203A),
    (0x20A0, 0x20BF),
    (0x2190, 0x2193),
)
_COMMON += tuple((ord(sign), ord(sign)) for sign in "−≈≤≥≠∞×")
#: … and a Chinese one (also kana, full-width forms and the other signs on our maps).
_EAST = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))


@dataclass(frozen=True, slots=True)
class Fonts:
    """What to draw with. ``all_of_them``: letters of other alphabets need the system's fonts."""

    families: tuple[str, ...]
    files: tuple[str, ...]
    all_of_them: bool


def fonts_for(text: str) -> Fonts:
    """Return the fonts that draw ``text``.

    Where it holds Han letters a Chinese font comes first, so that its bold letters are bold.

    Raises:
        Refused: the text holds Han letters and this machine has no known Chinese font.
    """
    signs = {ord(sign) for sign in set(text)}
    han = any(_within(sign, _EAST) for sign in signs)
    chosen = [found for found in (_first(_HAN) if han else None, _first(_LATIN)) if found]
    if han and (not chosen or chosen[0].family not in {family for family, _files in _HAN}):
        raise Refused((Problem(code="font_missing"),))
    others = any(
        not _within(sign, _COMMON)
        and not _within(sign, _EAST)
        and unicodedata.category(chr(sign)) not in {"Cf", "Cc", "Zl", "Zp", "Zs"}
        for sign in signs
    )
    return Fonts(
        tuple(font.family for font in chosen),
        tuple(file for font in chosen for file in font.files),
        all_of_them=others or _first(_LATIN) is None,
    )


def _within(sign: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= sign <= high for low, high in ranges)


@lru_cache(maxsize=2)
def _first(families: tuple[tuple[str, tuple[str, ...]], ...]) -> Font | None:
    """Return the first family of which a file is here."""
    wanted = {name for _family, names in families for name in names}
    here: dict[str, str] = {}
    for folder in font_folders():
        for place, inner, found in os.walk(folder):
            inner.sort()
            for name in sorted(wanted.intersection(found)):
                here.setdefault(name, str(Path(place) / name))
    for family, names in families:
        if names[0] in here:
            return Font(family, tuple(here[name] for name in names if name in here))
    return None


def font_folders() -> Iterator[Path]:
    """Yield the folders in which this system keeps fonts."""
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from map(Path, ("/System/Library/Fonts", "/Library/Fonts"))
        yield Path.home() / "Library" / "Fonts"
        yield from sorted(Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*"))
    else:
        yield from map(Path, ("/usr/share/fonts", "/usr/local/share/fonts"))
        yield Path.home() / ".local" / "share" / "fonts"
        yield Path.home() / ".fonts"
