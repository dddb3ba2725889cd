"""Result: why policies fail, and where to intervene."""
