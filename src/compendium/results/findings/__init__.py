"""Result: what was said of the programme on each criterion."""
