"""What can be computed of the sites of a study."""
