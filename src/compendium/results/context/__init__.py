"""Result: the context of the study."""
