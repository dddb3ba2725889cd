"""Result: policies by conflict and ambiguity."""
