"""The playbook: what to say and ask, to whom, and why this one. Pure: no store, no clock.

``kinds`` are the closed lists, ``entry`` is one text in both languages, ``library`` loads those
that come with the program (``texts/*.toml``), ``situation`` says where a person stands,
``matching`` which entries fit and why, ``facts`` and ``blanks`` fill them with the account's own
names and numbers, ``case`` is a reference customer, ``file`` the format in which texts are shared.
"""
