"""The app: page set-up and navigation. ``streamlit run app.py``"""

import streamlit as st

from stakeholder_map.ui import ahead, shell

st.set_page_config(page_title="Stakeholder Map", page_icon="🧭", layout="wide")
shell.start().run()
ahead.page_is_drawn()
