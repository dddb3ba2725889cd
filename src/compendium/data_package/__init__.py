"""From CSV files to checked tables: every fault at once, named to the cell."""
