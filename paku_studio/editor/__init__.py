"""The sitting person: what is open, selected, typed and done, as plain data and functions. Knows no Qt."""
