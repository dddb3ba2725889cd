"""A study from scratch, or from a spreadsheet as other people publish it."""
