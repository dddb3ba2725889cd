"""The site is shown by this machine's own name only, and nothing outside it; one that was killed over is put back."""

import http.client
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from compendium.cli.main import _built
from compendium.project import Project
from compendium.publish.serve import SiteHandler


@pytest.fixture
def ask(tmp_path):
    """Asks a served site for a path by a name of its host; gives the status and the body."""
    site = tmp_path / "site"
    (site / "folder").mkdir(parents=True)
    (site / "index.html").write_text("what is in it")
    (tmp_path / "private.csv").write_text("private")
    (site / "link.csv").symlink_to(tmp_path / "private.csv")
    (site / "up").symlink_to(tmp_path)
    (site / "within.html").symlink_to(site / "index.html")
    (site / "folder" / "index.html").symlink_to(tmp_path / "private.csv")
    (site / "circle").symlink_to(site / "circle")

    class Quiet(SiteHandler):
        def log_message(self, format, *arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def asked(path, host="localhost:{port}"):
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.putrequest("GET", path, skip_host=True)
            if host is not None:
                connection.putheader("Host", host.format(port=server.server_port))
            connection.endheaders()
            answer = connection.getresponse()
            body = answer.read().decode()
            connection.close()
            return answer.status, body

        yield asked
        server.shutdown()


@pytest.mark.parametrize("host", ["localhost:{port}", "127.0.0.1:{port}"])
def test_it_answers_its_own_name(ask, host):
    assert ask("/index.html", host) == (200, "what is in it")


@pytest.mark.parametrize(
    "host", ["evil.example:{port}", "localhost.evil.example:{port}", "localhost", "localhost:1", None, ""]
)
def test_it_answers_no_other_name(ask, host):
    status, body = ask("/index.html", host)
    assert status == 421
    assert "what is in it" not in body


@pytest.mark.parametrize(
    "path", ["/link.csv", "/up/private.csv", "/up/", "/folder/", "/../private.csv", "/%2e%2e/private.csv"]
)
def test_no_link_leads_out_of_the_site(ask, path):
    status, body = ask(path)
    assert status == 404
    assert "private" not in body.replace("private.csv", "")


@pytest.mark.parametrize("path", ["/a%00b", "/circle"])
def test_what_can_be_no_file_is_not_found(ask, path):
    assert ask(path)[0] == 404


def test_a_link_within_the_site_is_followed(ask):
    assert ask("/within.html") == (200, "what is in it")


def test_a_site_that_a_build_was_killed_over_is_put_back(tmp_path):
    project = Project(tmp_path)
    old = project.site.with_name("html.old")
    old.mkdir(parents=True)
    (old / "index.html").write_text("the last one")
    assert (_built(project) / "index.html").read_text() == "the last one"
    assert not old.exists()


def test_the_old_site_beside_a_new_one_goes(tmp_path):
    from compendium.publish.site import restore_site

    project = Project(tmp_path)
    for place, text in ((project.site, "new"), (project.site.with_name("html.old"), "old")):
        place.mkdir(parents=True)
        (place / "index.html").write_text(text)
    restore_site(project.site)
    assert [path.name for path in project.site.parent.iterdir()] == ["html"]
    assert (project.site / "index.html").read_text() == "new"
