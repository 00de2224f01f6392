"""A site is built into a folder for itself alone: whatever lies there may be published."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jarchy.build.engine import build
from jarchy.build.lock import CACHE
from jarchy.build.output_place import PREVIEW
from jarchy.problems import BuildFailed
from tests.conftest import Run, Site


def refused(site: Site, folder: Path, *, drafts: bool = False) -> bool:
    """Whether a build into the folder ends with that problem, having written nothing."""
    before, codes = sorted(site.folder.rglob("*")), []
    try:
        build(site.order(drafts=drafts), folder)
    except BuildFailed as failed:
        codes = [problem.code for problem in failed.problems]
    return codes == ["output-place"] and sorted(site.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "place",
    [
        *("content", "content/site", "templates", "assets", ".", ".."),
        *(
            CACHE,
            f"{CACHE}/public",
            PREVIEW,
            f"{PREVIEW}/x",
            "output/../.cache",
            ".git",
            ".git/hooks",
            ".github",
            ".venv/x",
        ),
    ],
)
def test_a_site_is_not_built_where_something_lies_that_is_not_for_readers(site: Site, place: str) -> None:
    assert refused(site, site.folder / place)


@pytest.mark.parametrize("place", ["content", CACHE, ".git", "."])
def test_a_link_to_such_a_folder_is_noticed(site: Site, place: str) -> None:
    (site.folder / place).mkdir(exist_ok=True)
    site.output.symlink_to(site.folder / place)

    assert refused(site, site.output)
    assert refused(site, site.output / "public") == (place != ".")  # a folder of the project may be one for readers


def test_sources_that_lie_elsewhere_are_no_better_place(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "texts"
    (site.folder / "content").rename(elsewhere)
    (site.folder / "content").symlink_to(elsewhere)

    assert refused(site, elsewhere)
    assert refused(site, elsewhere.parent)


def test_nor_is_the_home_of_a_person_or_the_whole_disk(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    home = site.folder.parent / "home" / "asanova"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))

    assert refused(site, home)
    assert refused(site, home.parent)
    assert refused(site, Path("/"))
    assert not refused(site, home / "public")


@pytest.fixture
def git(site: Site) -> Callable[..., None]:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", site.folder, *arguments], check=True, capture_output=True)

    git("init")
    return git


def test_a_folder_in_which_git_keeps_files_is_refused(site: Site, git: Callable[..., None]) -> None:
    site.write("docs/notes.md", "Не для всех").write("output/CNAME", "forum.example")
    git("add", "docs")

    assert refused(site, site.folder / "docs")
    assert not refused(site, site.output)


def test_a_site_that_is_kept_in_git_is_brought_up_to_date(site: Site, git: Callable[..., None]) -> None:
    site.output = site.folder / "public"
    site.build()
    git("add", "-f", "public")

    assert not refused(site, site.output)


def test_a_repository_of_its_own_is_refused(site: Site) -> None:
    site.write("public/.git/HEAD", "ref: refs/heads/main")

    assert refused(site, site.folder / "public")


def test_where_there_is_no_git_a_new_folder_will_do(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    site.write("output/CNAME", "forum.example")

    assert not refused(site, site.output)


def test_only_a_preview_with_drafts_has_its_place_in_the_cache(site: Site) -> None:
    assert not refused(site, site.folder / PREVIEW, drafts=True)
    assert refused(site, site.folder / CACHE / "other", drafts=True)


def test_the_command_says_why(site: Site, run: Run) -> None:
    done = run(site, "build", "--output", CACHE)

    assert done.returncode == 1
    assert "the site cannot be built into .cache: the files there are not for readers" in done.stderr
