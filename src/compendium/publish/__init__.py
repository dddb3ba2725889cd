"""Staging pages and executed notebooks, and building the site from them."""
