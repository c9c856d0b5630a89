"""The words of the shipped examples."""
