"""What the book shows beside its notebooks, and how its pages are laid out for Sphinx."""
