"""What is computed from a study: ratings of sites on the criteria of a framework, combined, compared and counted."""
