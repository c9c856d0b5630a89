"""PAKU Studio: service-design workshops, from typed words to printed pathways."""

__version__ = "0.1.0"
