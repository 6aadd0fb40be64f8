"""What follows from an account: numbers and codes, no sentence, no clock, nothing stored.

``chain`` makes a decision into arrays and solves it. On it stand what is reached (``coverage``),
who moves more than the title says (``hidden``), what is missing (``gaps``), the health score and
who pulls against whom (``disagreement``); ``reading`` is all of that on one day. ``outcome`` says
how it comes out and what changes that, ``acting`` who of us does what next, ``many`` the same
figures for thousands of decisions.
"""
