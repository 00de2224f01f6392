"""What Git knows of a project, where it is one of Git's."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

MOST_COMMITS = 300  # that are looked through for a former text


def user_name(project: Path) -> str:
    """The name under which its user commits; empty if it is not known."""
    return git(project, "config", "user.name").decode(errors="replace").strip()


def former_texts(project: Path, path: str) -> Iterator[bytes]:
    """What a file said in earlier commits, the newest first. Nothing without Git, or before a shallow clone begins."""
    log = git(project, "log", f"--max-count={MOST_COMMITS}", "--format=%H", "--", path).decode()
    for commit in log.split():
        if text := git(project, "show", f"{commit}:./{path}"):
            yield text


def git(folder: Path, *arguments: str) -> bytes:
    """What Git prints; nothing if it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=10)  # noqa: S603, S607  fixed words; Git is found as its user finds it
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
