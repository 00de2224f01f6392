"""`pip install jarchy` is complete: what the wheel of this repository installs makes a site of content alone."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from socket import socket
from threading import Timer
from urllib.request import urlopen

import pytest

from jarchy import __version__
from tests.conftest import PROJECT, SITE_YAML, Site

# Without it, Python would find the checkout's package before the installed one.
OUTSIDE = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env=OUTSIDE, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )


def said(*command: str | Path, cwd: Path) -> str:
    """What a program says that does what it shall."""
    done = run(*command, cwd=cwd)

    assert done.returncode == 0, done.stdout + done.stderr

    return done.stdout


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that has the wheel and the packages of the lock, and nothing else."""
    if not os.environ.get("CI"):
        pytest.importorskip("hatchling", reason="install requirements-dev.txt again")
    folder = tmp_path_factory.mktemp("wheel")
    said(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=PROJECT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = (scripts / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    locked = run(*pip, "--require-hashes", "--requirement", PROJECT / "requirements.txt", cwd=folder)
    if locked.returncode and not os.environ.get("CI"):
        pytest.skip("the packages of requirements.txt can not be had, as without a network")

    assert locked.returncode == 0, locked.stderr

    said(*pip, "--no-deps", wheel, cwd=folder)
    return scripts


@pytest.fixture
def fork(tmp_path: Path) -> Site:
    """A project that has nothing but content."""
    about = "---\ntitle: О сайте\n---\nТекст.\n"
    return Site(tmp_path).write("content/site.yaml", SITE_YAML).write("content/pages/about.ru.md", about)


def test_a_site_of_content_alone_is_the_same_as_from_a_checkout(scripts: Path, fork: Site) -> None:
    said(scripts / "jarchy", "--as-of", "2018-07-03T12:00Z", "--output", "elsewhere", cwd=fork.folder)
    built = fork.build()
    files = (path for path in (fork.folder / "elsewhere").rglob("*") if path.is_file())
    there = {path.relative_to(fork.folder / "elsewhere").as_posix(): path.read_bytes() for path in files}

    assert {file: data for file, data in there.items() if not file.startswith(".")} == built.files


def test_a_template_of_the_project_extends_one_in_the_package(scripts: Path, fork: Site) -> None:
    fork.write(
        "templates/page.html", '{% extends "default/page.html" %}{% block main %}Свой {{ super() }}{% endblock %}'
    )
    fork.write("templates/locale/ru.po", 'msgid "There is no such page"\nmsgstr "Здесь пусто"\n')
    fork.write("assets/icon.svg", "<svg/>")
    said(scripts / "jarchy", cwd=fork.folder)

    assert "Свой <article" in (fork.output / "ru/about/index.html").read_text(encoding="utf-8")
    assert "Здесь пусто" in (fork.output / "ru/404.html").read_text(encoding="utf-8")
    assert [path.read_text() for path in fork.output.glob("assets/icon.*.svg")] == ["<svg/>"]


def test_two_commands_make_a_site_that_is_seen(scripts: Path, tmp_path: Path) -> None:
    """Begun, checked, built and previewed by what is installed."""
    site, jarchy = tmp_path / "news", scripts / "jarchy"
    said(jarchy, "init", "news", "--language", "ky", "--language", "ru", "--language", "en", cwd=tmp_path)

    assert said(jarchy, "check", cwd=site) == "The site can be built.\nHeld back: 6 drafts\n"
    assert "files in ky, ru, en in " in said(jarchy, cwd=site)
    assert said(jarchy, "new", "page", "--title", "Байланыш", cwd=site) == "".join(
        f"content/pages/baylanysh.{lang}.md\n" for lang in ("ky", "ru", "en")
    )

    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (jarchy, "serve", "--port", str(port))
    with subprocess.Popen(
        command, cwd=site, env=OUTSIDE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as preview:
        assert preview.stdout is not None
        patience = Timer(120, preview.kill)  # or a preview that says nothing would be waited for without end
        patience.start()
        try:
            assert any("The preview is at" in line for line in preview.stdout)
            with urlopen(f"http://127.0.0.1:{port}/ru/", timeout=30) as answer:
                assert "Новый сайт открыт" in answer.read().decode()
        finally:
            patience.cancel()
            preview.terminate()


def test_the_documentation_is_installed_with_all_that_its_links_lead_to(scripts: Path, tmp_path: Path) -> None:
    listed = said(scripts / "jarchy", "docs", cwd=tmp_path)
    folder = Path(listed.rstrip().rpartition("The files are in ")[2])
    missing = [
        link
        for file in (folder / "README.md", *(folder / "docs").glob("*.md"))
        for link in re.findall(r"\]\(([\w./-]+\.(?:md|webp))[)#]", file.read_text(encoding="utf-8"))
        if not (file.parent / link).is_file()
    ]

    assert folder.name == "jarchy"
    assert folder.parent.name == "site-packages"
    assert missing == []
    assert said(scripts / "jarchy", "docs", "upgrading", cwd=tmp_path).startswith("# ")


def test_the_program_calls_itself_by_its_name_and_says_its_version(scripts: Path, fork: Site) -> None:
    assert "Usage: jarchy check" in said(scripts / "jarchy", "check", "--help", cwd=fork.folder)
    assert "Usage: jarchy check" in said(scripts / "python", "-m", "jarchy", "check", "--help", cwd=fork.folder)
    assert said(scripts / "jarchy", "--version", cwd=fork.folder) == f"Jarchy {__version__}\n"
