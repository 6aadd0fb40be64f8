"""The use cases shared by the app and the command line: one function each."""
