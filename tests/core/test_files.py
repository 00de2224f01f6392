"""A stamp tells when a file is no longer the same, whatever its times say."""

import os
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from jarchy.core.files import settle, snapshot, stamp_of, state_of
from tests.conftest import Site


def test_everything_in_the_folders_of_the_sources_is_found(site: Site) -> None:
    site.write("content/pages/about.ru.md", "x").write("assets/v1/file", "x").write("elsewhere/file", "x")
    files = snapshot(site.folder)

    assert {"content/pages/", "content/pages/about.ru.md", "assets/v1/file", "default/assets/style.css"} <= files.keys()
    assert not any(path.startswith("elsewhere") for path in files)


LEFT_BEHIND = """
.DS_Store .about.ru.md.swp about.ru.md~ #about.ru.md# .#about.ru.md ~$about.docx ~WRL0001.tmp about.ru.md.tmp
about.ru.md.bak about.ru.md.orig about.ru.md.rej about.ru.md.save about.ru_BACKUP_12.md about.ru_REMOTE_12.md 4913
about.ru.md___jb_tmp___ Thumbs.db desktop.ini .~lock.about.odt#
""".split()


@pytest.mark.parametrize("name", LEFT_BEHIND)
@pytest.mark.parametrize("folder", ["content", "content/pages", "content/media/2018", "templates", "assets/fonts"])
def test_what_programs_and_systems_leave_behind_is_passed_over(site: Site, folder: str, name: str) -> None:
    before = snapshot(site.write(f"{folder}/a.txt", "").folder)

    assert snapshot(site.write(f"{folder}/{name}", "x").folder) == before


@pytest.mark.parametrize("name", ["README.md", "README", "README.ru.md", "readme.txt"])
def test_notes_for_colleagues_are_passed_over_beside_documents_and_are_assets_elsewhere(site: Site, name: str) -> None:
    site.write(f"content/{name}", "x").write(f"content/releases/{name}", "x").write(f"assets/{name}", "x")

    assert [path for path in snapshot(site.folder) if path.endswith(name)] == [f"assets/{name}"]


@pytest.mark.parametrize("name", ["about.ru.md", "readme.ru.md", "4913.ru.md", "old.ru.md", "2018.png", "_parts.html"])
def test_nothing_else_is_passed_over(site: Site, name: str) -> None:
    assert f"content/pages/{name}" in snapshot(site.write(f"content/pages/{name}", "x").folder)


def test_links_and_pipes_have_no_stamp_and_are_not_followed(site: Site) -> None:
    (site.folder / "content/link").symlink_to("/")
    os.mkfifo(site.folder / "content/pipe")
    files = snapshot(site.folder)

    assert files["content/link"] == files["content/pipe"] == b""
    assert not any(path.startswith("content/link/") for path in files)


def test_what_goes_while_it_is_looked_at_was_never_there(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the files beside a text that editors' programs make and remove, and a folder that is moved away."""
    site.write("content/pages/note", "x").write("content/pages/about.ru.md", "x").write(
        "content/people/saliev.ru.md", ""
    )
    look = os.scandir

    def move(folder: Path) -> Any:
        entries = list(look(folder))
        if folder.name == "pages":
            site.remove("content/pages/note")
        elif folder.name == "content":
            (site.folder / "content/people").rename(site.folder / "moved")
        return nullcontext(entries)

    monkeypatch.setattr(os, "scandir", move)
    files = [path for path in snapshot(site.folder) if path.startswith("content/p") and not path.endswith("/")]

    assert files == ["content/pages/about.ru.md"]


def test_other_bytes_of_the_same_size_and_time_have_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("старое")
    for _ in range(50):  # at whatever moment of the file system's clock
        before, times = stamp_of(str(file)), file.stat()
        settle([before])
        file.write_text("другое")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

        assert stamp_of(str(file)) != before


def test_a_copy_in_the_place_of_a_file_has_another_stamp(tmp_path: Path) -> None:
    file, copy = tmp_path / "file", tmp_path / "copy"
    for path in (file, copy):
        path.write_text("то же")
        os.utime(path, (0, 0))
    before = stamp_of(str(file))
    copy.replace(file)

    assert stamp_of(str(file)) != before


def test_a_file_that_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    assert stamp_of(str(tmp_path / "nothing")) == b""


def test_a_new_file_is_waited_for_and_an_old_one_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    stamp = stamp_of(str(tmp_path / "file"))
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    monkeypatch.setattr("time.time_ns", lambda: (tmp_path / "file").stat().st_ctime_ns + 1_000_000)
    settle([stamp])
    monkeypatch.setattr("time.time_ns", lambda: (tmp_path / "file").stat().st_ctime_ns + 1_000_000_000)
    settle([stamp])

    assert waits == [0.019]


def test_the_state_of_files_changes_with_names_and_stamps() -> None:
    files = {"a": b"1", "b": b"2"}

    assert state_of(files) == state_of({"b": b"2", "a": b"1"})
    assert len({state_of(one) for one in (files, {"a": b"1"}, {"a": b"2", "b": b"2"}, {"a": b"1", "c": b"2"})}) == 4
