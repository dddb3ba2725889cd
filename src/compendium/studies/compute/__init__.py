"""Answers of a study: their scale, how several are combined, how far coders agree."""
