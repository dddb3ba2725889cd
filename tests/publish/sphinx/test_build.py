"""The process that builds pages: quick to get ready, and gone when nobody asks it for anything."""

import os
import subprocess
import sys

NOT_IMPORTED = (
    *("rfc3987_syntax", "rfc3986_validator", "isoduration", "pandas", "matplotlib", "frictionless", "fontTools"),
    *(
        "IPython.core",
        "bs4.element",
        "jupyter_client.session",
        "urllib3",
        "sphinx.builders.latex",
    ),
)


def test_getting_ready_imports_nothing_that_pages_do_not_need():
    code = "import sys; from compendium.publish.sphinx.build import get_ready; get_ready(); "
    code += f"print([name for name in {NOT_IMPORTED} if sys.modules.get(name)], 'sphinx.application' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[] True"


def test_without_a_word_it_ends_and_builds_nothing(tmp_path):
    command = [sys.executable, "-m", "compendium.publish.sphinx.build", str(os.getpid())]
    done = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
