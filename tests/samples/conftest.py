"""The sample accounts, read once for all tests about them."""

from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.model import file
from stakeholder_map.model.account import Account

FOLDER = Path(__file__).parents[2] / "sample_accounts"
AS_OF = date(2026, 11, 21)

#: File name → whether it is written in Chinese.
CHINESE = {
    "aldermoor-bank": False,
    "huadong-precision": True,
    "jianglan-center": True,
    "nordklinik-group": False,
}


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def samples() -> dict[str, Account]:
    """Return every sample account by its file's name, on the day the file was written."""
    return {name: file.read(text_of(name), name) for name in CHINESE}


@pytest.fixture(params=sorted(CHINESE))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def account(name: str, samples: dict[str, Account]) -> Account:
    return samples[name]
