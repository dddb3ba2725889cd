"""Digests: of what a person changes, and of nothing that is made anew by itself."""

import json

from compendium.run.stale.fingerprints import source_digest


def test_stored_outputs_do_not_make_a_notebook_stale_but_its_source_does(tmp_path):
    def write(source, outputs):
        cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": outputs}
        (tmp_path / "n.ipynb").write_text(json.dumps({"cells": [cell]}))
        return source_digest(tmp_path / "n.ipynb")

    assert write("a", []) == write("a", [{"text": "x"}]) != write("b", [])
