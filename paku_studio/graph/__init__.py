"""What a pathway means: its order, its lanes, what the graph shows. Reads records, changes nothing, draws nothing."""
