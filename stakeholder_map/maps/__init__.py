"""Pictures of a decision: chart and shared pieces, then board, lenses and slides."""
