"""The preview follows every save, shows problems instead of dying, and answers this machine's pages alone."""

import asyncio
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import pytest
from tornado.testing import bind_unused_port
from watchfiles import Change

from jarchy.build import pipeline
from jarchy.build.cache import Cache
from jarchy.build.lock import CACHE
from jarchy.build.output_folder import recorded
from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest
from jarchy.commands.options import Run as Options
from jarchy.commands.serve import Preview
from jarchy.site.withheld_checks import FAR
from tests.conftest import AS_OF, PROJECT, Run, Site, forum_site
from tests.test_cli import start


class Answer(NamedTuple):
    status: int
    body: str
    policy: str | None


class Browser:
    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.read().decode(), response.headers["Content-Security-Policy"])
        connection.close()
        return answer

    def wait_for(self, path: str, is_right: Callable[[Answer], bool]) -> Answer:
        """What is at `path` as soon as it is right; the last answer after 20 seconds."""
        deadline = time.monotonic() + 20
        while not is_right(answer := self.get(path)) and time.monotonic() < deadline:
            time.sleep(0.05)
        return answer


@contextmanager
def preview(site: Site) -> Iterator[Browser]:
    listener, port = bind_unused_port()
    listener.close()
    command = [sys.executable, str(PROJECT / "build.py"), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=site.folder, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None

        for line in server.stdout:
            if "follows every save" in line:
                break
        try:
            yield Browser(port)
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Of a preview in which nobody writes."""
    with preview(forum_site(tmp_path_factory.mktemp("site"))) as browser:
        yield browser


ABOUT = "content/pages/about.ru.md"


def test_it_follows_saves_survives_mistakes_and_shows_drafts(forum: Site) -> None:
    with preview(forum) as browser:
        assert "О\N{NO-BREAK SPACE}форуме" in browser.get("/ru/about/").body
        assert "/livereload.js" in browser.get("/ru/about/").body

        forum.replace(ABOUT, "title: О форуме", "titel: О форуме")
        broken = browser.wait_for("/ru/about/", lambda answer: answer.status == 500)

        assert "there is no key “titel”" in broken.body
        assert "/livereload.js" in broken.body

        forum.replace(ABOUT, "titel: О форуме", "status: draft\ntitle: О форуме и людях")
        mended = browser.wait_for("/ru/about/", lambda answer: answer.status == 200)

        assert "людях</h1>" in mended.body
        assert "Предпросмотр: это черновик" in mended.body
        assert not forum.output.exists()


def test_what_the_preview_leaves_out_is_said(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write(ABOUT, "---\ntitle:\nstatus: draft\n---\n")
    Preview(Options(AS_OF, clock=lambda: AS_OF), BuildRequest(site.folder, AS_OF, drafts=True), 8000).rebuild()

    assert f"{ABOUT}:2:7: warning: “title” has no value; until this is put right" in capsys.readouterr().err


def looking_at(site: Site) -> Preview:
    return Preview(Options(AS_OF, clock=lambda: AS_OF), BuildRequest(site.folder, AS_OF, drafts=True), 8000)


def test_after_each_of_many_saves_the_preview_is_what_a_clean_build_makes(forum: Site) -> None:
    """It does not read again what it has in memory, whatever is saved, and whoever builds meanwhile."""
    looking, plan = looking_at(forum), "content/pages/plan.ru.md"

    def save(old: str, new: str) -> Callable[[], object]:
        return lambda: forum.replace(plan, old, new)

    def lose_a_page() -> None:
        (looking.folder / "ru/index.html").unlink()
        forum.replace(plan, "Шестая", "Седьмая")

    forum.write(plan, "---\ntitle: План\n---\nНачало\n\nКонец\n")
    for change in (
        save("Конец", "Речь"),
        save("Речь", "Другая речь"),
        save("title: План", "titel: План"),
        save("titel: План", "title: Планы"),
        save("Другая", "Третья"),
        partial(forum.write, "templates/page.html", "{{ page.title }}, по-своему"),
        save("Третья", "Четвёртая"),
        forum.build,
        save("Четвёртая", "Пятая"),
        partial(rmtree, forum.folder / CACHE),
        save("Пятая", "Шестая"),
        lose_a_page,
        partial(forum.remove, plan),
    ):
        change()
        looking.rebuild()
        if looking.wrong:
            assert "titel" in looking.wrong
            continue
        files = {file: (looking.folder / file).read_bytes() for file in recorded(looking.folder)}

        assert files == make(looking.request).files


def test_a_text_that_is_saved_again_is_read_and_hardly_anything_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, read = looking_at(site.write(ABOUT, "---\ntitle: О нас\n---\nНачало\n\nРечь\n")), list[str]()

    def noted(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def noting(*given: object, **named: object) -> object:
            read.append(name)
            return function(*given, **named)

        return noting

    for module, name in ((pipeline, "load_theme"), (pipeline, "read_config"), (Cache, "_rows"), (Cache, "_pages")):
        monkeypatch.setattr(module, name, noted(name, getattr(module, name)))
    looking.rebuild()

    assert set(read) == {"load_theme", "read_config", "_rows", "_pages"}

    site.replace(ABOUT, "Речь", "Вновь")
    looking.rebuild()
    read.clear()
    site.replace(ABOUT, "Вновь", "Иначе")
    looking.rebuild()

    assert read == []
    assert "Иначе" in looking.answer("ru/about/")[2].decode()


def test_browsers_are_told_once_a_save_and_as_soon_as_the_page_is_there(site: Site) -> None:
    looking, told = looking_at(site.write(ABOUT, "---\ntitle: О нас\n---\nНачало\n\nРечь\n")), list[str]()
    looking.rebuild()
    for old, new in (("Речь", "Иначе"), ("title", "titel"), ("titel", "title"), ("Иначе", "Снова")):
        site.replace(ABOUT, old, new)
        looking.rebuild(lambda: told.append(looking.answer("ru/about/")[2].decode()))
    words = [word for page in told for word in ("titel", "Иначе", "Снова") if word in page]

    assert words == ["Иначе", "titel", "Иначе", "Снова"]


def embargoed(site: Site, until: datetime) -> Site:
    facts = f"title: Бюджет\ndate: 2018-06-10\nembargo: {until.isoformat(timespec='seconds')}\n"
    return site.write("content/releases/budget.ru.md", f"---\n{facts}---\nТекст.\n")


def test_an_embargo_that_ends_while_it_runs_is_seen_to_end(site: Site) -> None:
    times = [AS_OF]
    run = Options(AS_OF, clock=lambda: times[-1])
    looking = Preview(run, BuildRequest(embargoed(site, AS_OF + timedelta(days=1)).folder, run.now, drafts=True), 8000)
    looking.rebuild()

    def is_held() -> bool:
        return "действует эмбарго" in looking.answer("ru/releases/budget/")[2].decode()

    async def follow() -> None:
        following = asyncio.create_task(looking.follow())
        times.append(AS_OF + timedelta(days=2))
        async with asyncio.timeout(20):
            while is_held():  # noqa: ASYNC110  nothing tells when a preview is made
                await asyncio.sleep(0.05)
        following.cancel()

    assert is_held()

    with ThreadPoolExecutor(1) as thread:  # in this one, a browser of other tests may have a loop of its own
        thread.submit(asyncio.run, follow()).result()


def test_a_warning_that_time_alone_ends_is_seen_to_end(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """No page changes then: the embargo is no longer further ahead than editors usually mean."""
    times = [AS_OF]
    run = Options(AS_OF, clock=lambda: times[-1])
    far = embargoed(site, AS_OF + timedelta(days=1, seconds=FAR))
    looking = Preview(run, BuildRequest(far.folder, run.now, drafts=True), 8000)
    looking.rebuild()
    (before,) = re.findall(r"(\d+) warnings", capsys.readouterr().out)

    assert not looking.is_over()

    times.append(AS_OF + timedelta(days=2))

    assert looking.is_over()

    looking.rebuild()

    assert f"{int(before) - 1} warnings" in capsys.readouterr().out
    assert not looking.is_over()


def test_the_standing_of_a_site_is_that_of_the_moment_at_which_it_is_asked_for(site: Site) -> None:
    times = [AS_OF]
    run = Options(AS_OF, clock=lambda: times[-1])
    looking = Preview(run, BuildRequest(embargoed(site, AS_OF + timedelta(days=1)).folder, run.now), 8000)

    assert "<td>release budget</td>" in looking.status()

    times.append(AS_OF + timedelta(days=2))

    assert "Held back" not in looking.status()


def test_it_says_at_which_instant_it_looks_and_stays_there_if_that_was_asked_for(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    later = AS_OF + timedelta(days=9)
    embargoed(site, AS_OF + timedelta(days=1))
    now, given = Options(AS_OF, clock=lambda: later), datetime(2018, 7, 3, 9)  # noqa: DTZ001  as --as-of gives it
    following = Preview(now, BuildRequest(site.folder, now.now, drafts=True), 8000)
    standing = Preview(now, BuildRequest(site.folder, given, drafts=True), 8000)
    standing.rebuild()

    assert "as of 2018-07-03 09:00:00." in capsys.readouterr().out
    assert standing.good_until
    assert not standing.is_over()

    following.rebuild()

    assert f"as of {later.astimezone().isoformat(sep=' ', timespec='seconds')}." in capsys.readouterr().out


def test_how_the_translations_stand_is_a_page_of_the_preview_and_of_no_site(site: Site) -> None:
    site.write("content/releases/budget.ru.md", "---\ntitle: Бюджет <b>\ndate: 2018-07-01\n---\nТекст.\n")
    site.write("content/releases/plan.ru.md", "---\ntitle: План\ndate: 2018-07-01\nstatus: draft\n---\nТекст.\n")
    with preview(site) as browser:
        page = browser.get("/_status")
        elsewhere = browser.get("/_status", Host="evil.example")

    assert page.status == 200
    assert "<td>missing</td><td>content/releases/budget.ky.md</td>" in page.body
    assert "<td>release plan</td><td>the document is a draft (content/releases/plan.ru.md:4:1)</td>" in page.body
    assert elsewhere.status == 403
    assert [name for name in site.build().files if "status" in name] == []


def test_a_preview_that_somebody_deletes_with_the_cache_is_made_again(site: Site) -> None:
    site.write("content/pages/about.ru.md", "---\ntitle: О городе\n---\nТекст.\n")
    with preview(site) as browser:
        rmtree(site.folder / ".cache")

        assert browser.wait_for("/ru/about/", lambda answer: answer.status == 200).status == 200  # and 404 until then


def test_a_folder_that_comes_while_it_looks_is_followed(tmp_path: Path, run: Run) -> None:
    """A new site has no templates of its own."""
    run(Site(tmp_path), "init", "news", "--language", "ru")
    site = Site(tmp_path / "news")
    with preview(site) as browser:
        site.write("templates/page.html", "{{ page.title }}, по-своему")

        assert "по-своему" in browser.wait_for("/ru/about/", lambda answer: "по-своему" in answer.body).body

        site.write("templates/page.html", "{{ page.title }}, иначе")

        assert "иначе" in browser.wait_for("/ru/about/", lambda answer: "иначе" in answer.body).body


def test_a_lost_reader_gets_the_page_of_the_language(browser: Browser) -> None:
    answer = browser.get("/ru/nowhere/")

    assert answer.status == 404
    assert "Такой страницы нет" in answer.body


def test_a_page_is_sent_with_the_policy_that_hosts_are_asked_to_send(browser: Browser) -> None:
    policy = browser.get("/ru/").policy

    assert f"Content-Security-Policy: {policy}\n" in (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["/ru/", "/ru/nowhere/", "/ru/about"])
def test_who_asks_for_the_head_gets_what_a_page_has_but_its_body(browser: Browser, path: str) -> None:
    head, page = browser.get(path, method="HEAD"), browser.get(path)

    assert head == page._replace(body="")


def test_an_address_without_its_slash_is_led_to_the_page(browser: Browser) -> None:
    assert browser.get("/ru/about").status == 302
    assert browser.get("//ru/about").status == 404


@pytest.mark.parametrize("path", ["/../content/site.yaml", "/%2e%2e/content/site.yaml", "/..%2f..%2fcontent/site.yaml"])
def test_nothing_outside_the_preview_is_served(browser: Browser, path: str) -> None:
    assert browser.get(path).status == 404


@pytest.mark.parametrize("path", ["/%00", "/%00/", "/ru/%00/", f"/{'a' * 300}/", f"/{'a' * 300}", "/%ff/", "/%2f%2f/"])
def test_an_address_that_no_file_can_have_leads_nowhere(browser: Browser, path: str) -> None:
    assert browser.get(path, Accept="*/*;q=\x80, text/\x00").status in (400, 404)
    assert browser.get("/ru/", Accept="x" * 5000).status == 200


@pytest.mark.parametrize("path", ["/ru/", "/livereload.js"])
def test_another_host_is_not_answered(browser: Browser, path: str) -> None:
    assert browser.get(path, Host="evil.example").status == 403


def handshake(port: int, origin: str) -> str:
    """The first line of the answer to a page of `origin` that asks for the socket."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(
            f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {origin}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        return connection.recv(4096).decode(errors="replace").splitlines()[0]


def test_the_socket_answers_pages_of_the_preview_alone(browser: Browser) -> None:
    assert "101" in handshake(browser.port, f"http://127.0.0.1:{browser.port}")
    assert "403" in handshake(browser.port, "http://evil.example")


def test_the_script_is_told_where_the_socket_is(browser: Browser) -> None:
    (script,) = re.findall(r'<script src="([^"]+)"', browser.get("/ru/").body)

    assert script.replace("&amp;", "&") == f"/livereload.js?host=127.0.0.1&port={browser.port}"
    assert browser.get("/livereload.js").status == 200


def test_a_port_that_another_program_has_is_said_before_anything_is_built(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:  # in a process of its own: a loop may run in this one
        ended = start(site, "serve", "--port", str(taken.getsockname()[1]))

    assert ended.returncode == 2
    assert "choose another by --port" in ended.stderr
    assert not (site.folder / ".cache/preview").exists()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/releases/budget.ru.md", True),
        ("templates/404.html", True),
        ("content/releases/4913", False),
        ("content/releases/.budget.ru.md.swp", False),
        ("content/releases/~$budget.docx", False),
        ("content/.git/index", False),
    ],
)
def test_what_programs_lay_beside_a_file_makes_no_build(site: Site, path: str, expected: bool) -> None:
    preview = Preview(Options(AS_OF, clock=lambda: AS_OF), BuildRequest(site.folder, AS_OF), 8000)

    assert preview.is_source(Change.added, str(site.folder / path)) is expected
