"""Pictures that a host restores are taken only if they are what a build without them would make."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

import jarchy.images.processing
from jarchy.build.engine import build
from jarchy.build.kept_pictures import FOLDER
from jarchy.build.lock import CACHE
from jarchy.build.pipeline import make
from jarchy.images.media import Rendition
from jarchy.problems import Problem
from tests.build.test_sources import OTHER, RELEASE
from tests.conftest import Run, Site, alter, photograph

Files = dict[str, bytes]


@pytest.fixture
def shown(site: Site) -> Site:
    site.write("content/media/hall.jpg", photograph(600, 400))
    site.write("content/releases/other.ru.md", OTHER)
    return site.write("content/releases/budget.ru.md", RELEASE.format("hall.jpg")).with_all("cards")


def built(site: Site, *, keep_pictures: bool = True, force: bool = False, drafts: bool = False) -> Files:
    request = site.order(drafts=drafts)
    build(request, site.output, keep_pictures=keep_pictures, force=force)
    paths = sorted(path for path in site.output.rglob("*") if path.is_file() and path.name[0] != ".")
    return {path.relative_to(site.output).as_posix(): path.read_bytes() for path in paths}


def kept(site: Site) -> list[Path]:
    return sorted((site.folder / FOLDER).iterdir())


def restored(site: Site) -> Site:
    """The site on another machine, on which a host has restored the pictures and nothing else."""
    pictures = {path.name: path.read_bytes() for path in kept(site)}
    rmtree(site.output)
    rmtree(site.folder / CACHE)
    for name, data in pictures.items():
        site.write(f"{FOLDER}/{name}", data)
    return site


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures that are made from now on."""
    made: list[str] = []
    make_rendition = jarchy.images.processing.make_rendition

    def develop_and_count(photo: Rendition) -> bytes | Problem:
        made.append(f"{photo.width}.{photo.form}")
        return make_rendition(photo)

    monkeypatch.setattr("jarchy.images.processing.make_rendition", develop_and_count)
    return made


def test_no_picture_that_was_restored_is_made_again(shown: Site, made: list[str]) -> None:
    before = built(shown)
    count = len(made)

    assert count > 0
    assert built(restored(shown)) == before
    assert len(made) == count


def test_a_picture_that_has_changed_is_made_and_the_old_one_is_forgotten(shown: Site, made: list[str]) -> None:
    built(shown)
    old, count = kept(shown), len(made)
    shown.write("content/media/hall.jpg", photograph(600, 400, "maroon"))

    assert built(restored(shown)) == make(shown.order()).files
    assert len(made) == 3 * count  # the build and the comparison
    assert len(kept(shown)) == len(old)
    assert len(set(old) & set(kept(shown))) == len(old) - count  # the cards


def cut(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(file.read_bytes()[:-1])


def empty(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(b"")


def flip(files: list[Path]) -> None:
    for file in files:
        alter(file)


def swap(files: list[Path]) -> None:
    """Each is whole, and another's."""
    all_bytes = [file.read_bytes() for file in files]
    for file, data in zip(files, all_bytes[1:] + all_bytes[:1], strict=True):
        file.write_bytes(data)


def replace_by_a_picture(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(photograph(480, 320, "red"))


def replace_by_a_link(files: list[Path]) -> None:
    secret = files[0].parent.parent / "secret"
    secret.write_bytes(files[0].read_bytes())
    for file in files:
        file.unlink()
        file.symlink_to(secret)


def replace_by_a_folder(files: list[Path]) -> None:
    for file in files:
        file.unlink()
        file.mkdir()


@pytest.mark.parametrize(
    "damage", [cut, empty, flip, swap, replace_by_a_picture, replace_by_a_link, replace_by_a_folder]
)
def test_what_is_damaged_or_poisoned_is_not_published(shown: Site, damage: Callable[[list[Path]], None]) -> None:
    before = built(shown)
    damage(kept(restored(shown)))

    assert built(shown) == before == make(shown.order()).files


def test_pictures_of_another_engine_are_not_used(shown: Site, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    built(shown)
    count = len(made)
    monkeypatch.setattr("jarchy.build.kept_pictures.engine_key", lambda: "another")
    built(restored(shown))

    assert len(made) == 2 * count


def test_a_picture_that_somebody_changed_in_the_output_folder_is_not_kept(
    shown: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built(shown)
    publish = jarchy.build.output_folder.publish_new

    def publish_and_spoil(folder: Path) -> None:
        publish(folder)
        for file in folder.glob("media/*"):
            alter(file)

    monkeypatch.setattr("jarchy.build.output_folder.publish_new", publish_and_spoil)
    rmtree(shown.folder / CACHE)
    rmtree(shown.output)
    built(shown)
    monkeypatch.undo()

    assert built(restored(shown)) == before


def test_a_clean_build_makes_and_keeps_all_pictures_anew(shown: Site, made: list[str]) -> None:
    built(shown)
    count, before = len(made), {path: path.read_bytes() for path in kept(shown)}
    flip(kept(shown))
    built(shown, force=True)

    assert len(made) == 2 * count
    assert {path: path.read_bytes() for path in kept(shown)} == before


def test_files_of_others_in_the_folder_stay(shown: Site) -> None:
    shown.write(f"{FOLDER}/README", "ours\n")
    built(shown)

    assert (shown.folder / FOLDER / "README").exists()


def test_nothing_is_kept_unless_it_is_asked_for(shown: Site, run: Run) -> None:
    built(shown, keep_pictures=False)

    assert not (shown.folder / FOLDER).exists()

    assert run(shown, "build", "--clean", "--keep-pictures").returncode == 0
    assert len(kept(shown)) > 7


def test_no_picture_of_a_preview_is_kept(shown: Site) -> None:
    shown.replace("content/releases/budget.ru.md", "---\ntitle:", "---\nstatus: draft\ntitle:")
    built(shown)
    public = kept(shown)
    preview = built(shown, drafts=True)

    assert any(file.startswith("media/") for file in preview)
    assert kept(shown) == public


def test_what_is_withheld_is_kept_no_longer_though_the_site_itself_is_up_to_date(shown: Site) -> None:
    """A build that keeps no pictures has made the site in between."""
    built(shown)
    count = len(kept(shown))
    shown.replace("content/releases/budget.ru.md", "---\ntitle:", "---\nstatus: draft\ntitle:")
    built(shown, keep_pictures=False)
    built(shown)
    left = kept(shown)

    assert len(left) < count

    built(restored(shown))

    assert kept(shown) == left


def test_what_a_build_left_that_was_stopped_is_removed_and_a_folder_in_the_way_hinders_nothing(shown: Site) -> None:
    built(shown)
    names = [path.name for path in kept(shown)]
    (shown.folder / FOLDER / ("0" * 32)).mkdir()
    shown.write(f"{FOLDER}/{'1' * 32}.part", "half").write(f"{FOLDER}/{'2' * 32}", "old")
    built(shown)

    assert [path.name for path in kept(shown) if path.is_file()] == names


def test_a_folder_that_cannot_be_written_stops_no_build(shown: Site) -> None:
    shown.write(FOLDER, "in the way")

    assert built(shown) == make(shown.order()).files


@pytest.mark.parametrize(
    ("as_of", "is_kept"), [("2020-01-01", True), ("2199-01-01", False), ("2199-01-01T09:00Z", False)]
)
def test_a_build_as_of_an_instant_to_come_keeps_no_picture(shown: Site, run: Run, as_of: str, *, is_kept: bool) -> None:
    """Its pictures may be under embargo, and a host may publish the folder."""
    assert run(shown, "build", "--keep-pictures", "--as-of", as_of).returncode == 0
    assert (shown.folder / FOLDER).exists() is is_kept
