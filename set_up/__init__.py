"""Setting up a checkout, with nothing but the standard library; run.py is its entrance."""
