"""The reproducible research compendium of the Care Act 2014 implementation support study."""

import sys

# jsonschema imports this where JupyterLab has brought it, to check web addresses in other alphabets, which nothing here
# holds; it builds 38 grammars while it is imported, which takes ten times as long as the rest of jsonschema. None makes
# the import fail as if it were not installed, which jsonschema allows for. Every process of ours imports this package
# first, and JupyterLab's own never does. It can go when jsonschema imports it only where such an address is checked.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
