"""The workflows that publish the site are what their hosts understand, need no secret, and pin what they use."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import PROJECT

GITHUB = PROJECT / ".github/workflows/publish.yml"
GITLAB = PROJECT / ".gitlab-ci.yml"


@pytest.mark.parametrize(("file", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")])
def test_a_workflow_is_valid_by_the_published_schema(file: Path, schema: str) -> None:
    tool = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([tool, "--builtin-schema", schema, file], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_workflow_is_safe() -> None:
    tool = Path(sys.executable).with_name("zizmor")
    done = subprocess.run([tool, "--offline", "--no-progress", GITHUB], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_by_its_commit() -> None:
    used = re.findall(r"uses: (\S+)", GITHUB.read_text(encoding="utf-8"))

    assert len(used) == 5
    assert [action for action in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)] == []


def test_the_image_is_pinned_by_its_version() -> None:
    assert re.fullmatch(
        r"python:\d+\.\d+\.\d+-slim-bookworm", yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["image"]
    )


@pytest.mark.parametrize("file", [GITHUB, GITLAB])
def test_no_secret_is_needed(file: Path) -> None:
    assert "secrets." not in file.read_text(encoding="utf-8")


def test_a_change_that_is_proposed_publishes_nothing() -> None:
    jobs = yaml.safe_load(GITHUB.read_text(encoding="utf-8"))["jobs"]

    assert jobs["publish"]["if"] == "github.ref == 'refs/heads/main'"
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}


def test_both_hosts_say_who_can_read_the_repository() -> None:
    name = "JARCHY_REPOSITORY_VISIBILITY"
    build = yaml.safe_load(GITHUB.read_text(encoding="utf-8"))["jobs"]["build"]

    assert build["env"][name] == "${{ github.event.repository.visibility }}"
    assert yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["variables"][name] == "$CI_PROJECT_VISIBILITY"


def test_both_hosts_give_the_site_its_real_address() -> None:
    assert '--base-url "$BASE_URL"' in GITHUB.read_text(encoding="utf-8")
    assert '--base-url "$CI_PAGES_URL"' in GITLAB.read_text(encoding="utf-8")
