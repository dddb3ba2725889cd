"""The reproducible research compendium of the Care Act 2014 implementation support study."""

import sys

# jsonschema imports these where JupyterLab has brought them, to check web addresses and lengths of time, which nothing
# here asks it to do. The first builds 38 grammars while it is imported, ten times as much work as the rest of
# jsonschema, the second a pattern that takes a fourteenth of all that is imported for a notebook; the third brings all
# of arrow along. None makes the import fail as if they were not installed, which jsonschema allows for. Every process
# of ours imports this package first, and JupyterLab's own never does. It can go when jsonschema imports them only where
# such a value is checked.
for _name in ("rfc3987_syntax", "rfc3986_validator", "isoduration"):
    sys.modules.setdefault(_name, None)  # type: ignore[arg-type]
