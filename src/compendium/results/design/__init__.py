"""Result: how the study itself was made."""
