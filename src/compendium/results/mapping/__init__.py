"""Result: what was mapped of fifteen policies."""
