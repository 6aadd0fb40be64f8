"""The package index: which one the user chose, and how the pinned pip is fetched from it."""

import base64
import configparser
import hashlib
import os
import ssl
import urllib.error
import urllib.request
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from set_up.failures import SetUpFailed, StepFailed, without_secrets

DEFAULT_INDEX = "https://pypi.org/simple"

# For a Python that comes without pip. The hash decides what runs, wherever it comes from.
PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def index_url(environ: dict[str, str], pip_files: list[Path]) -> str:
    """Return the address of the package index that pip and uv users chose, or the public one."""
    for variable in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        url = environ.get(variable, "").strip()
        name, _, rest = url.partition("=")
        if url:  # uv lets an index have a name: name=https://…
            return (rest if name.isidentifier() else url).rstrip("/")
    for file in pip_files:  # the most particular first
        parser = configparser.RawConfigParser(strict=False)
        with suppress(OSError, UnicodeError, configparser.Error):
            parser.read(file, encoding="utf-8")
            for section in ("install", "global"):
                for key in ("index-url", "index_url"):
                    if parser.has_option(section, key):
                        return parser.get(section, key).strip().rstrip("/")
    return DEFAULT_INDEX


def pip_config_files(environ: dict[str, str], home: Path) -> list[Path]:
    """Return where pip looks for its settings on any system, the most particular first."""
    named = environ.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return []
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    places = [
        config / "pip" / "pip.conf",
        home / ".pip" / "pip.conf",
        home / "Library" / "Application Support" / "pip" / "pip.conf",
        Path(environ.get("APPDATA") or home) / "pip" / "pip.ini",
        Path("/etc/xdg/pip/pip.conf"),
        Path("/etc/pip.conf"),
    ]
    return [Path(named), *places] if named else places


def chosen_index() -> str:
    """Return the package index that this user's settings choose."""
    environ = dict(os.environ)
    return index_url(environ, pip_config_files(environ, Path.home()))


def link_of(page: str, address: str, file_name: str) -> str | None:
    """Return the address of ``file_name`` on a page of the simple index, None if not there."""
    links: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            links.extend(value for name, value in attrs if tag == "a" and name == "href" and value)

    Links().feed(page)
    for link in links:
        whole = urljoin(address, link)
        if unquote(urlsplit(whole).path).rpartition("/")[2] == file_name:
            return whole.partition("#")[0]
    return None


def read(url: str, accept: str) -> tuple[bytes, str]:
    """Return the content at a web address and the address it finally had.

    Only for the pinned wheel: where this Python knows no certificates at all (bare Debian), an
    address without a password is read unverified, as the wheel's hash alone decides if it is used.
    """
    parts = urlsplit(url)
    request = urllib.request.Request(without_secrets(url), headers={"Accept": accept})  # noqa: S310
    if parts.username:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        request.add_unredirected_header(
            "Authorization", f"Basic {base64.b64encode(login).decode()}"
        )
    proxy = os.environ.get("PIP_PROXY")
    via = urllib.request.ProxyHandler({"http": proxy, "https": proxy} if proxy else None)
    named = os.environ.get("SSL_CERT_FILE") or os.environ.get("PIP_CERT")
    trusted = ssl.create_default_context(cafile=named or None)
    contexts = [trusted]
    if not parts.username and not named and not trusted.get_ca_certs():
        contexts.append(ssl._create_unverified_context())  # noqa: S323 - see the docstring
    for context in contexts:
        opener = urllib.request.build_opener(via, urllib.request.HTTPSHandler(context=context))
        try:
            with opener.open(request, timeout=60) as answer:
                return answer.read(), answer.geturl()
        except urllib.error.URLError as error:
            unknown = isinstance(error.reason, ssl.SSLCertVerificationError)
            if not unknown or context is contexts[-1]:
                raise StepFailed(f"{getattr(error, 'code', '')} {error.reason}") from error
    raise AssertionError("there is always one context")


def fetch_pip(index: str, folder: Path) -> Path:
    """Fetch the pinned pip from the index and return where it now lies."""
    listing, address = read(f"{index}/pip/", "text/html")
    link = link_of(listing.decode("utf-8", "replace"), address, PIP_WHEEL)
    if link is None:
        raise SetUpFailed(
            f"This Python has no pip, and the package index {without_secrets(index)} has no "
            f"{PIP_WHEEL}. Install uv, or your system's python3-venv, and start again."
        )
    login = urlsplit(index).netloc.rpartition("@")[0]
    if login and urlsplit(link).hostname == urlsplit(index).hostname:
        link = urlsplit(link)._replace(netloc=f"{login}@{urlsplit(link).netloc}").geturl()
    content, _ = read(link, "*/*")
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise StepFailed("hash mismatch")
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / PIP_WHEEL
    wheel.write_bytes(content)
    return wheel
