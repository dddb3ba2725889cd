"""From executed notebooks to a site."""
