"""The pages of one study: laid out for Sphinx by themselves, inside the book, or two releases side by side."""
