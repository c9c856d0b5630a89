"""`make bench`: what things take, as medians, beside peers in the same run."""
