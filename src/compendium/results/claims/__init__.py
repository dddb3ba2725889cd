"""The claims audit: each countable statement of the sources recomputed from the tables."""
