"""What notebooks import, in one place, so that a process can import it before it is copied."""

import frictionless
import great_tables  # noqa: F401
import matplotlib.figure  # noqa: F401
import pandas  # noqa: F401
import seaborn  # noqa: F401

import compendium.analysis.approaches
import compendium.analysis.claims.audit
import compendium.analysis.inclusion
import compendium.analysis.mapping
import compendium.display.approaches
import compendium.display.claims
import compendium.display.findings
import compendium.display.frameworks
import compendium.display.inclusion
import compendium.display.mapping
import compendium.display.programme
import compendium.display.typologies
import compendium.load.tables  # noqa: F401

# frictionless imports the larger part of itself when it first checks a table.
frictionless.validate(frictionless.Resource(data=[["column"], ["cell"]]))
