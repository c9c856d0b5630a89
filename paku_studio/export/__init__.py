"""The pens for paper: tagged PDF, SVG, PNG, tables. Takes drawings and read-only records, never the store."""
