"""Decision chain maps for key-account teams.

The package reads in its import order: :mod:`~stakeholder_map.model` (the facts),
``words`` (every text a user sees), ``analysis`` (what the facts mean),
``maps`` (the pictures), ``importers`` / ``exports`` / ``storage`` (in and out),
``services`` (the use cases) and last ``cli`` and ``ui``.
"""

__version__ = "0.1.0"
