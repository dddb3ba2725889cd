"""Result: which policies meet the inclusion criteria."""
