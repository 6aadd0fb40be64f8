"""Reading what people bring: tables and exports as they really are, into a proposal."""
