"""What can go wrong while setting up, each with the sentence that says how to mend it."""

import sys
from urllib.parse import urlsplit

# What pip and uv say when something fails → what it means and how it is mended.
CAUSES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("no space left", "errno 28", "os error 28", "not enough space", "winerror 112"),
        "The disk is full. Free at least 2 GB and start again.",
    ),
    (
        ("do not match the hashes", "hash mismatch"),
        "A downloaded file is not the one that requirements.txt names, so nothing of it was "
        "used. Start again; if it happens again, the package index {index} hands out changed "
        "files: ask who runs it, or set PIP_INDEX_URL to another index.",
    ),
    (
        ("certificate_verify_failed", "invalid peer certificate", "unknownissuer"),
        "The certificate of the package index {index} is not trusted here. Behind a company "
        "proxy, set SSL_CERT_FILE to the company's certificate file; on a bare Linux, install "
        "the package ca-certificates.",
    ),
    (
        ("401 ", "403 ", "407 ", "proxy authentication required"),
        "The package index {index}, or the proxy before it, asks for a log-in. Put it into "
        "PIP_INDEX_URL or HTTPS_PROXY (https://name:password@host/…) and start again.",
    ),
    (
        (
            "name resolution", "name or service not known", "getaddrinfo", "dns error",
            "nodename nor servname", "failed to establish", "connection refused", "timed out",
            "network is unreachable", "connecttimeout", "error sending request", "connection reset",
            "cannot connect to proxy", "tunnel connection failed", "connection aborted",
            "no route to host", "failed to fetch", "502 ", "503 ", "504 ",
        ),
        "The package index {index} cannot be reached. Check the network connection; behind a "
        "company proxy set HTTPS_PROXY, for a mirror set PIP_INDEX_URL, then start again.",
    ),
    (
        ("(from versions: none)",),
        "The package index {index} cannot be reached, or lacks a package that requirements.txt "
        "names. Check the network connection, PIP_INDEX_URL and HTTPS_PROXY, then start again.",
    ),
    (
        ("no matching distribution", "no wheels with a matching", "could not find a version",
         "only-binary", "not found in the package registry", "no solution found"),
        "The package index {index} has not all packages of requirements.txt for this Python "
        "({python}) on this system. Use Python 3.11, 3.12 or 3.13, or set PIP_INDEX_URL to an "
        "index that has them.",
    ),
    (
        ("permission denied", "access is denied", "os error 13", "read-only file system"),
        "Files in {folder} cannot be written. Put the checkout into a folder of your own, or "
        "delete its .venv, and start again.",
    ),
)  # fmt: skip


class SetUpFailed(Exception):
    """The set-up cannot go on; the text says why and how to mend it."""


class StepFailed(Exception):
    """A command of the set-up failed; the text is what it printed."""


def mend(output: str, index: str, folder: str) -> str | None:
    """Return the sentence for a failure that ``output`` tells of, None if it is unknown."""
    low = output.lower()
    for signs, sentence in CAUSES:
        if any(sign in low for sign in signs):
            python = "{}.{}".format(*sys.version_info)
            return sentence.format(index=without_secrets(index), python=python, folder=folder)
    return None


def without_secrets(url: str) -> str:
    """Return a web address without the name and password that may stand in it."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
