"""From a compendium to one file that can be deposited: what goes in, its description, and the file itself."""
