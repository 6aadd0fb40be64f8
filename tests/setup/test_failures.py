"""What pip, uv and the system say becomes a sentence with the mend."""

import pytest

from set_up.failures import CAUSES, mend, without_secrets

INDEX = "https://me:secret@mirror.example/simple"


# Each text is what the tool printed when the failure was provoked, or its documented wording.
@pytest.mark.parametrize(
    ("output", "sign"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "2 GB"),
        ("error: Failed to write file\n  Caused by: No space left on device (os error 28)", "2 GB"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE.", "not the one"),
        ("  × Failed to download `x==1`\n  ╰─▶ Hash mismatch for `x==1`", "not the one"),
        ("SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate", "SSL_CERT_FILE"),
        ("client error (Connect): invalid peer certificate: UnknownIssuer", "SSL_CERT_FILE"),
        ("ERROR: HTTP error 403 while getting\n403 Client Error: Forbidden for url", "log-in"),
        ("407 Proxy Authentication Required", "log-in"),
        ("[Errno -3] Temporary failure in name resolution", "HTTPS_PROXY"),
        ("error: Failed to fetch: `https://x/`\n  Caused by: dns error", "HTTPS_PROXY"),
        ("[Errno 111] Connection refused", "HTTPS_PROXY"),
        ("<urlopen error timed out>", "HTTPS_PROXY"),
        ("the requirement x==1 (from versions: none)\nNo matching distribution", "or lacks"),
        ("ERROR: No matching distribution found for altair==6.3.0", "has not all packages"),
        ("[Errno 13] Permission denied: '.venv'", "cannot be written"),
        ("[Errno 30] Read-only file system: '.venv.lock'", "cannot be written"),
    ],
)  # fmt: skip
def test_a_known_failure_gets_its_sentence(output: str, sign: str) -> None:
    sentence = mend(output, INDEX, "the-checkout")
    assert sentence is not None
    assert sign in sentence
    assert "secret" not in sentence
    assert "{" not in sentence


def test_a_certificate_is_named_before_what_follows_from_it() -> None:
    """pip ends with "no matching distribution" when it could not even connect."""
    output = "CERTIFICATE_VERIFY_FAILED … ERROR: No matching distribution found for altair==6.3.0"
    assert "SSL_CERT_FILE" in (mend(output, INDEX, ".") or "")


def test_an_unknown_failure_gets_no_sentence_that_may_be_wrong() -> None:
    assert mend("Segmentation fault", INDEX, ".") is None


def test_every_sentence_ends_as_one() -> None:
    assert all(sentence.endswith(".") for _, sentence in CAUSES)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (INDEX, "https://mirror.example/simple"),
        ("https://token@h.example:8443/s", "https://h.example:8443/s"),
        ("https://h.example/s", "https://h.example/s"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert without_secrets(url) == shown
