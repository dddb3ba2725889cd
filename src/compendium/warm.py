"""What notebooks import, in one place, so that a process can import it before it is copied.

Everything that computes and draws is found by walking the two packages, so that a new module needs no line here.
"""

from importlib import import_module
from pkgutil import walk_packages

import frictionless

import compendium.analysis
import compendium.display
import compendium.load.all_tables

for package in (compendium.analysis, compendium.display):
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)

# frictionless imports the larger part of itself when it first checks a table.
frictionless.validate(frictionless.Resource(data=[["column"], ["cell"]]))
