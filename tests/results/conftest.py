"""What all checks of claims start from."""

import pytest
from claim_tables import Tables, TablesOf

from compendium.project import Project


@pytest.fixture(scope="session")
def real(project: Project) -> Tables:
    """The tables as they are; whoever changes one changes a copy (`claim_tables.changed`)."""
    return TablesOf(project.data)
