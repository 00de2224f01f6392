"""A folder served over loopback as static hosting serves it: types, compression, the page “not found”, the policy."""

import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import brotli

from jarchy.commands.serve import POLICY
from jarchy.core.urls import file_of

TYPES = mimetypes.MimeTypes(filenames=())  # not the machine's
for suffix, kind in {
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}.items():
    TYPES.add_type(kind, suffix)
FOR_EVER = "public, max-age=31536000, immutable"  # an asset's name changes with its bytes
PACKED = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")


class Sent(NamedTuple):
    """One answer: its status, and how many bytes went over the wire, the head among them."""

    path: str
    status: int
    kind: str
    size: int


class Counted:
    """A file that knows how much was written to it."""

    def __init__(self, file: BufferedIOBase) -> None:
        self.file, self.size = file, 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return self.file.write(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)


class Hosting(ThreadingHTTPServer):
    """`sent` is every answer that was given, in order; clear it to begin anew."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path, policy: str) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.folder, self.policy = folder, policy
        self.sent: list[Sent] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a window hangs up; all else is a bug of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # no need of its type

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hosting

    def setup(self) -> None:
        super().setup()
        self.wire = Counted(self.wfile)
        self.wfile = self.wire  # type: ignore[assignment]  # it does what a file does here

    def do_GET(self) -> None:
        address = unquote(urlsplit(self.path).path)
        file = self.server.folder / file_of(address.lstrip("/"))
        inside = file.resolve().is_relative_to(self.server.folder.resolve())
        if inside and file.is_dir():
            self.send(301, "text/plain", b"", Location=f"{address}/")
        elif inside and file.is_file():
            self.send(200, type_of(file), file.read_bytes())
        else:
            missing = self.server.folder / "404.html"
            self.send(404, "text/html", missing.read_bytes() if missing.is_file() else b"404")

    do_HEAD = do_GET  # noqa: N815  the library's name

    def send(self, status: int, kind: str, body: bytes, **head: str) -> None:
        before = self.wire.size
        if kind.startswith(PACKED):
            body, head["Content-Encoding"] = packed(body, self.headers["Accept-Encoding"] or "")
        head |= {
            "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": self.server.policy,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": FOR_EVER if self.path.startswith("/assets/") else "no-cache",
        }
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.end_headers()
        body = b"" if self.command == "HEAD" else body
        self.server.sent.append(Sent(self.path, status, kind, self.wire.size - before + len(body)))
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: `Hosting.sent` has it."""


def type_of(file: Path) -> str:
    return TYPES.guess_type(file.name)[0] or "application/octet-stream"


@cache
def packed(body: bytes, accepted: str) -> tuple[bytes, str]:
    """The body as a host sends it that compresses ahead, and what it was compressed with."""
    if "br" in accepted:
        return brotli.compress(body, quality=11), "br"
    return (gzip.compress(body), "gzip") if "gzip" in accepted else (body, "identity")


@contextmanager
def hosted(folder: Path, policy: str = POLICY) -> Iterator[Hosting]:
    with Hosting(folder, policy) as hosting:
        Thread(target=hosting.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield hosting
        hosting.shutdown()
