"""Studies and frameworks: reading them, checking them, and what can be told of the answers in them."""
