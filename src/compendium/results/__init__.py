"""What the study of the sources shows: a folder for each result."""
