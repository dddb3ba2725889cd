"""The reproducible research compendium of the Care Act 2014 implementation support study."""
