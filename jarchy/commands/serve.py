"""`serve`: a preview on this machine that follows every save.

livereload notifies the browsers; watchfiles watches the files. livereload's own server polls, drops the second of two
quick saves and answers requests of any origin. So its handlers run in an application of ours that only answers requests
from pages of this machine.
"""

import asyncio
import mimetypes
import traceback
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime
from functools import partial
from pathlib import Path
from socket import create_server
from types import SimpleNamespace

import click
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from msgspec.structs import replace
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler
from watchfiles import Change, awatch

from jarchy.build.engine import build
from jarchy.build.memory import Memory
from jarchy.build.output_folder import MADE
from jarchy.build.output_place import PREVIEW
from jarchy.build.request import BuildRequest
from jarchy.commands import standing
from jarchy.commands.options import Run, request_options
from jarchy.core.file_names import is_left_behind
from jarchy.core.files import Files, snapshot
from jarchy.core.urls import file_of
from jarchy.problems import BuildFailed, has_code
from jarchy.problems.report import as_html, bug_as_html

mimetypes.add_type("text/calendar", ".ics")  # not all systems know this type
POLICY = (  # the policy that hosts should send, too: pages load nothing from other sites, whatever is in them
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
STATUS = "/_status"  # the address of a page that no build makes
LOOK = 1000  # milliseconds until a new folder is noticed
QUIET = 10  # milliseconds without another change, after which a save is over; watchfiles would wait 50
SCRIPT = b'<script src="/livereload.js?host=127.0.0.1&amp;port=%d"></script></body>'


@click.command()
@request_options
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(run: Run, request: BuildRequest, port: int) -> None:
    """Preview the site with drafts, and reload the browser at every save."""
    preview = Preview(run, replace(request, drafts=True, base_url=f"http://127.0.0.1:{port}/"), port)
    try:
        asyncio.run(preview.serve())
    except KeyboardInterrupt:
        click.echo("Stopped.")


class Preview:
    """The last site without errors, in a folder of its own, and the problems of the current one."""

    def __init__(self, run: Run, request: BuildRequest, port: int) -> None:
        self.run, self.request, self.port = run, request, port
        self.folder = (request.project / PREVIEW).resolve()
        self.built: Files = {}  # the sources of the last build
        self.wrong = ""  # the page that is shown while the site has errors
        self.clock = run.clock if request.as_of is run.now else None  # None: it looks at the instant of --as-of
        self.good_until: float | None = None  # as in BuildResult
        self.memory = Memory()

    async def serve(self) -> None:
        LiveReloadHandler.watcher = SimpleNamespace(filepath=None)  # used instead of livereload's own watcher
        try:
            listener = create_server(("127.0.0.1", self.port))
        except OSError as error:
            raise click.UsageError(f"Port {self.port} is taken ({error.strerror}): choose another by --port.") from None
        self.rebuild()
        listener.settimeout(0)  # non-blocking: the event loop polls it
        HTTPServer(application(self)).add_socket(listener)
        self.run.print(f"The preview is at http://127.0.0.1:{self.port}/ and follows every save. Ctrl+C stops it.")
        self.run.print(f"How the translations stand: http://127.0.0.1:{self.port}{STATUS}")
        while True:
            await self.follow()

    async def follow(self) -> None:
        """Watches the existing folders, until another one appears, such as templates/ in a site that had none."""
        folders, is_first = self._folders(), True
        changes = awatch(*folders, watch_filter=self.is_source, step=QUIET, rust_timeout=LOOK, yield_on_timeout=True)
        async with aclosing(changes):
            async for changed in changes:
                missed = is_first and self.built != snapshot(self.request.project)  # saved before watching began
                if changed or missed or self.is_over() or self.is_gone():
                    await self._renew()
                is_first = False
                if folders != self._folders():
                    return

    def _folders(self) -> dict[Path, int]:
        """The existing folders with their inode numbers, so that a replaced folder is noticed, too."""
        return {folder: folder.stat().st_ino for folder in self.request.sources if folder.is_dir()}

    async def _renew(self) -> None:
        loop = asyncio.get_running_loop()
        reload = partial(loop.call_soon_threadsafe, LiveReloadHandler.reload_waiters, "*")
        await asyncio.to_thread(self.rebuild, reload)

    def is_source(self, change: Change, path: str) -> bool:
        """Whether a build would read the file: temporary files of editors do not count."""
        below = Path(path).relative_to(self.request.project)
        return not any(is_left_behind(one.name, one.parent.as_posix()) for one in (below, *below.parents))

    def is_over(self) -> bool:
        """Whether the site or its warnings have changed by time alone, as when an embargo ends."""
        return bool(self.clock and self.good_until and self.good_until <= self.clock().timestamp())

    def is_gone(self) -> bool:
        """Whether somebody has deleted the preview, as with the cache in which it lies."""
        return not self.wrong and not (self.folder / MADE).exists()

    def _asked(self) -> BuildRequest:
        """The request as of now, or as of the instant of --as-of."""
        return replace(self.request, as_of=self.clock()) if self.clock else self.request

    def rebuild(self, reload: Callable[[], object] = lambda: None) -> None:
        """Builds the site. `reload` is called when browsers may ask for it, or for what is wrong."""
        self.built, self.good_until, self.request = snapshot(self.request.project), None, self._asked()
        try:
            outcome = build(
                self.request,
                self.folder,
                memory=self.memory,
                files=self.built,
                when_shown=partial(self._show, "", reload),
            )
        except BuildFailed as failed:
            self._show(as_html(failed.problems, self.request.project), reload)
            self.run.report(failed.problems)
        except Exception:  # noqa: BLE001  a bug of ours must not end the preview
            self._show(bug_as_html(traceback.format_exc()), reload)
            traceback.print_exc()
        else:
            self.good_until = outcome.good_until
            if self.wrong:
                self._show("", reload)
            if "unfinished" in outcome.summary.counts:  # the preview leaves these out
                self.run.report([one for one in outcome.problems if has_code(one, "unfinished")])
            warnings = outcome.summary.count("warning")
            done = f"{outcome.written} written, {outcome.removed} removed, {warnings} warnings"
            self.run.print(f"{done}, as of {_shown(self.request.as_of)}.")
            if outcome.held:
                self.run.print(outcome.held)

    def _show(self, wrong: str, reload: Callable[[], object]) -> None:
        self.wrong = wrong
        reload()

    def status(self) -> str:
        """The page that tells editors how the translations stand."""
        try:
            return standing.as_html(standing.standing_of(replace(self._asked(), drafts=False)))
        except BuildFailed as failed:
            return as_html(failed.problems, self.request.project)

    def is_folder(self, path: str) -> bool:
        """Whether a page has this address with a slash at its end."""
        return bool(path) and not path.endswith("/") and self._file(f"{path}/index.html") is not None

    def _file(self, path: str) -> Path | None:
        """The file of the preview at a path; None if the path leads outside or is invalid."""
        try:
            file = (self.folder / path).resolve()
            return file if file.is_relative_to(self.folder) and file.is_file() else None
        except (OSError, ValueError):
            return None

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, type and body: the file, the problems, or the page for missing addresses."""
        if self.wrong and not path.startswith("assets/"):
            return 500, "text/html", self.wrong.encode()
        if file := self._file(file_of(path)):
            return 200, mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()
        missing = self._file(f"{path.partition('/')[0]}/404.html") or self._file("404.html")
        return 404, "text/html", missing.read_bytes() if missing else b"<body>404</body>"


def _shown(instant: datetime) -> str:
    """The instant on the clock of this machine; without an offset, it is on the site's clock."""
    local = instant.astimezone() if instant.tzinfo else instant
    return local.isoformat(sep=" ", timespec="seconds")


def application(preview: Preview) -> Application:
    hosts = {f"127.0.0.1:{preview.port}", f"localhost:{preview.port}"}

    class Guarded(RequestHandler):
        """Answers only requests for this machine, so that pages elsewhere cannot read drafts (DNS rebinding)."""

        def prepare(self) -> None:
            if self.request.host not in hosts:
                self.send_error(403)

    class Files(Guarded):
        def get(self, path: str) -> None:
            if preview.is_folder(path):
                self.redirect(f"/{path}/")
                return
            status, kind, body = preview.answer(path)
            if kind == "text/html":
                body = body.replace(b"</body>", SCRIPT % preview.port)
            self.set_status(status)
            self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.set_header("Cache-Control", "no-store")
            if not preview.wrong:
                self.set_header("Content-Security-Policy", POLICY)
            self.finish(body)

        head = get  # tornado leaves out the body

    class Status(Guarded):
        async def get(self) -> None:
            self.set_header("Cache-Control", "no-store")
            self.finish(await asyncio.to_thread(preview.status))

    class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload is untyped
        pass

    class Socket(LiveReloadHandler):  # type: ignore[misc]  # as above
        def check_origin(self, origin: str) -> bool:
            return origin.removeprefix("http://") in hosts and self.request.host in hosts

    return Application([("/livereload", Socket), ("/livereload.js", Script), (STATUS, Status), ("/(.*)", Files)])
