"""Who may open the app: the person at this machine, or on a server whoever has logged in."""

from __future__ import annotations

from ipaddress import ip_address

import streamlit as st

from stakeholder_map.words import Language, words


def only_where_private() -> None:
    """Stop with a sentence where the app answers other machines and nobody has to log in.

    The accounts hold candid remarks about named people. On this machine's own address no
    log-in is asked for; on any other one Streamlit's log-in has to be set up, and used.
    """
    if is_loopback(st.get_option("server.address")):
        return
    if "is_logged_in" not in st.user:
        for language in Language:
            _ = words(language)
            st.text(
                _(
                    "Not shown: the app answers other machines, and no log-in is set up. Start it "
                    "with --server.address 127.0.0.1, or set up Streamlit's log-in (st.login)."
                )
            )
        st.stop()
    if not st.user.is_logged_in:
        st.login()
        st.stop()


def name() -> str:
    """Return who has logged in: the name, else the e-mail address; "" where nobody has."""
    if not st.user.get("is_logged_in"):
        return ""
    return " ".join(str(st.user.get("name") or st.user.get("email") or "").split())


def is_loopback(address: str | None) -> bool:
    """Return whether an address is this machine's own; no address means every network."""
    if not address:
        return False
    if address.casefold() == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
