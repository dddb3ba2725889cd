"""Whether a compendium comes out the same: run again from a copy, compared with what was kept, and told."""
