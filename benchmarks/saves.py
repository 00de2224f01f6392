"""From the save of a file until a browser could have the page: what editors wait for while a preview runs."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import socket
from time import perf_counter, sleep
from urllib.parse import quote

from msgspec import Struct

from benchmarks.corpus import Corpus, with_first_word
from benchmarks.measure import ENVIRONMENT, Failed
from benchmarks.peers.peer import Peer

LONGEST_START, LONGEST_SAVE = 900, 120  # seconds
BETWEEN_REQUESTS, BETWEEN_SAVES = 0.005, 1  # seconds
LOCALHOST = "127.0.0.1"


class Saves(Struct, frozen=True):
    """How long each save took, in seconds."""

    size: int
    peer: str
    seconds: tuple[float, ...]


def save_to_page(peer: Peer, corpus: Corpus, folder: Path, count: int) -> Saves:
    """Saves another word in the body of one release, again and again, and asks the preview for its page."""
    address = f"/{corpus.body_edited.lang}/releases/{quote(corpus.body_edited.slug)}/"
    with _preview(peer, folder) as port:
        _wait(corpus.body_edited.title, port, address, LONGEST_START, peer)
        return Saves(corpus.size, peer.name, tuple(_saves(peer, corpus, folder, port, address, count)))


def _saves(peer: Peer, corpus: Corpus, folder: Path, port: int, address: str, count: int) -> Iterator[float]:
    for number in range(count):
        sleep(BETWEEN_SAVES)
        word = f"Сохранено{number}x"
        start = perf_counter()
        peer.put(folder, with_first_word(corpus.body_edited, word))
        _wait(word, port, address, LONGEST_SAVE, peer)
        yield perf_counter() - start


@contextmanager
def _preview(peer: Peer, folder: Path) -> Iterator[int]:
    """Runs the preview of a site on a free port."""
    with socket() as free:
        free.bind((LOCALHOST, 0))
        port = int(free.getsockname()[1])
    with folder.with_suffix(".serve.log").open("wb") as log:
        command = peer.preview(folder, port)
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=ENVIRONMENT)  # noqa: S603  our own list
        try:
            yield port
        finally:
            process.terminate()
            process.wait()


def _page(port: int, address: str) -> str:
    """What the preview answers; empty while it does not."""
    connection = HTTPConnection(LOCALHOST, port, timeout=LONGEST_SAVE)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode("utf-8", "replace")
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def _wait(words: str, port: int, address: str, longest: float, peer: Peer) -> None:
    """Asks for a page until it has these words."""
    until = perf_counter() + longest
    while words not in _page(port, address):
        if perf_counter() > until:
            raise Failed(f"{peer.name}: the preview did not show the page within {longest} s")
        sleep(BETWEEN_REQUESTS)
