"""From the files of the data package to checked tables: nothing here analyses or displays."""
