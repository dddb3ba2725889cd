"""Result: which approaches to support each programme used, and what they say of the three models."""
