"""The sections of the outlook page, one question each."""
