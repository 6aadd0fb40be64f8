"""The decision and its account: their forms, the camps, and how a closed one ended."""
