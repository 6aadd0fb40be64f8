"""The app: page set-up and navigation. ``streamlit run app.py``"""

import gc

import streamlit as st

gc.disable()  # nothing that a start loads is garbage; looking for it costs a quarter more
from stakeholder_map.ui import shell  # noqa: E402

gc.enable()
st.set_page_config(page_title="Stakeholder Map", page_icon="🧭", layout="wide")
shell.start().run()
