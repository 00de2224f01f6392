"""A bar shows how far a long build is: on a terminal, after a second; in a pipe and in a log, never."""

import io
import sys

import pytest

from jarchy.commands.progress import PATIENCE, Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock: what is put here is the time."""
    clock = [100.0]
    monkeypatch.setattr("jarchy.commands.progress.perf_counter", lambda: clock[-1])
    return clock


def shown(stream: io.StringIO, seconds: list[float], monkeypatch: pytest.MonkeyPatch, passed: float) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with Bar() as bar:
        seconds.append(seconds[-1] + passed)
        bar.report("documents", 64, 200)
        bar.report("pages", 10, 20)
    return stream.getvalue()


def test_on_a_terminal_a_long_build_says_how_far_it_is(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(Terminal(), seconds, monkeypatch, PATIENCE)

    assert "documents" in text
    assert "32%" in text
    assert "pages" in text


def test_a_short_build_says_nothing(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(Terminal(), seconds, monkeypatch, PATIENCE / 2) == ""


def test_in_a_pipe_and_in_a_log_there_is_no_bar(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(io.StringIO(), seconds, monkeypatch, 100) == ""
