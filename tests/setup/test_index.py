"""Which package index is asked, and that only the pinned pip comes through."""

import base64
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from set_up import index
from set_up.failures import SetUpFailed, StepFailed


@pytest.mark.parametrize(
    ("environ", "chosen"),
    [
        ({}, "https://pypi.org/simple"),
        ({"PIP_INDEX_URL": "https://mirror.example/simple/"}, "https://mirror.example/simple"),
        ({"UV_INDEX_URL": "https://uv.example/simple"}, "https://uv.example/simple"),
        ({"UV_DEFAULT_INDEX": "ours=https://uv.example/s"}, "https://uv.example/s"),
        ({"PIP_INDEX_URL": " "}, "https://pypi.org/simple"),
        (
            {"PIP_INDEX_URL": "https://me:a=b@pip.example/s", "UV_INDEX_URL": "https://uv.example"},
            "https://me:a=b@pip.example/s",
        ),
    ],
)
def test_the_users_variables_choose_the_index(environ: dict[str, str], chosen: str) -> None:
    assert index.index_url(environ, []) == chosen


@pytest.mark.parametrize("line", ["index-url = {}", "index_url: {}"])
@pytest.mark.parametrize("section", ["global", "install"])
def test_pips_own_settings_choose_the_index(tmp_path: Path, section: str, line: str) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text(f"[{section}]\n{line.format('https://corp.example/simple/')}\n", "utf-8")
    assert index.index_url({}, [tmp_path / "none", settings]) == "https://corp.example/simple"


def test_settings_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "pip.conf"
    broken.write_bytes(b"index-url without a section \xff\xfe")
    assert index.index_url({}, [broken, tmp_path]) == index.DEFAULT_INDEX


def test_pips_settings_are_looked_for_where_pip_does(tmp_path: Path) -> None:
    environ = {"PIP_CONFIG_FILE": "/etc/ours.conf", "XDG_CONFIG_HOME": str(tmp_path / "x")}
    places = index.pip_config_files(environ, tmp_path)
    assert places[0] == Path("/etc/ours.conf")
    assert tmp_path / "x" / "pip" / "pip.conf" in places
    assert Path("/etc/pip.conf") in places


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ('<a href="../../packages/aa/pip-1-py3-none-any.whl#sha256=0">', "https://h.example/packages/aa/pip-1-py3-none-any.whl"),
        ('<a href="https://files.example/pip-1-py3-none-any.whl?t=1">', "https://files.example/pip-1-py3-none-any.whl?t=1"),
        ('<a HREF="pip-1-py3-none-any%2Ewhl">', "https://h.example/simple/pip/pip-1-py3-none-any%2Ewhl"),
        ('<a href="pip-1-py3-none-any.whl.metadata">', None),
        ('<a name="x">pip-1-py3-none-any.whl</a>', None),
    ],
)  # fmt: skip
def test_the_wheels_link_is_found_on_an_index_page(page: str, link: str | None) -> None:
    found = index.link_of(page, "https://h.example/simple/pip/", "pip-1-py3-none-any.whl")
    assert found == link


class Index(ThreadingHTTPServer):
    """A package index on this machine, with a log-in, that serves one wheel."""

    wheel = b"the wheel"
    name = index.PIP_WHEEL
    login = "me:s cret"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)

    @property
    def url(self) -> str:
        return f"http://me:s%20cret@127.0.0.1:{self.server_port}/simple"


class Answer(BaseHTTPRequestHandler):
    server: Index

    def do_GET(self) -> None:
        known = "Basic " + base64.b64encode(self.server.login.encode()).decode()
        pages = {
            "/simple/pip/": f'<a href="/files/{self.server.name}">pip</a>'.encode(),
            f"/files/{index.PIP_WHEEL}": self.server.wheel,
        }
        content = pages.get(self.path)
        wrong = self.headers.get("Authorization") != known
        self.send_response(401 if wrong else 404 if content is None else 200)
        self.end_headers()
        self.wfile.write(b"" if wrong else content or b"")

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(index, "PIP_SHA256", hashlib.sha256(Index.wheel).hexdigest())
    with Index() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_pinned_wheel_is_fetched_with_the_log_in(served: Index, tmp_path: Path) -> None:
    wheel = index.fetch_pip(served.url, tmp_path / "new")
    assert wheel.read_bytes() == Index.wheel
    assert wheel.name == index.PIP_WHEEL


def test_another_content_is_refused_and_not_written(served: Index, tmp_path: Path) -> None:
    served.wheel = b"the wheel, and something more"
    with pytest.raises(StepFailed, match="hash mismatch"):
        index.fetch_pip(served.url, tmp_path)
    assert not list(tmp_path.glob("*.whl"))


def test_an_index_without_that_wheel_is_named_without_the_password(
    served: Index, tmp_path: Path
) -> None:
    served.name = "pip-1.0-py3-none-any.whl"
    with pytest.raises(SetUpFailed, match=index.PIP_WHEEL) as failure:
        index.fetch_pip(served.url, tmp_path)
    assert f"http://127.0.0.1:{served.server_port}/simple" in str(failure.value)
    assert "cret" not in str(failure.value)


def test_a_refused_log_in_is_told(served: Index, tmp_path: Path) -> None:
    served.login = "me:other"
    with pytest.raises(StepFailed, match="401"):
        index.fetch_pip(served.url, tmp_path)
