"""The workflows are what their hosts understand, need no secret, pin what they use, and test what is promised."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from jarchy.build.kept_pictures import FOLDER
from jarchy.build.published import FILE as PUBLISHED
from tests.conftest import PROJECT

GITHUB = PROJECT / ".github/workflows/publish.yml"
TESTS = PROJECT / ".github/workflows/tests.yml"
INSTALLS = ("pip ", "npm ")  # steps that do
STARTER = PROJECT / "jarchy/scaffold/starter/github.yml"
GITLAB = PROJECT / ".gitlab-ci.yml"
STARTER_GITLAB = PROJECT / "jarchy/scaffold/starter/gitlab.yml"


@pytest.mark.parametrize(
    ("file", "schema"),
    [(GITHUB, "vendor.github-workflows"), (TESTS, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")],
)
def test_a_workflow_is_valid_by_the_published_schema(file: Path, schema: str) -> None:
    tool = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([tool, "--builtin-schema", schema, file], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("workflow", [GITHUB, TESTS], ids=lambda file: file.name)
def test_a_workflow_is_safe(workflow: Path) -> None:
    tool = Path(sys.executable).with_name("zizmor")
    done = subprocess.run([tool, "--offline", "--no-progress", workflow], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("workflow", "count"), [(GITHUB, 10), (TESTS, 4)])
def test_every_action_is_pinned_by_its_commit(workflow: Path, count: int) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8"))

    assert len(used) == count
    assert [action for action in used if not re.fullmatch(r"actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40}", action)] == []


def test_the_image_is_pinned_by_its_version() -> None:
    assert re.fullmatch(
        r"python:\d+\.\d+\.\d+-slim-bookworm", yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["image"]
    )


@pytest.mark.parametrize("file", [GITHUB, TESTS, GITLAB])
def test_no_secret_is_needed(file: Path) -> None:
    assert "secrets." not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [GITHUB, TESTS, STARTER])
def test_code_that_is_proposed_runs_without_a_right_to_write(file: Path) -> None:
    """Extensions of a site are code, also in the change of a stranger."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    proposed = [job for job in workflow["jobs"].values() if "if" not in job]

    assert "pull_request_target" not in workflow[True]  # YAML takes “on” for it
    assert workflow["permissions"] == {}
    assert {right for job in proposed for right in job["permissions"].values()} == {"read"}


def test_a_change_that_is_proposed_publishes_nothing() -> None:
    jobs = yaml.safe_load(GITHUB.read_text(encoding="utf-8"))["jobs"]

    assert jobs["publish"]["if"] == "github.ref == 'refs/heads/main'"
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}


@pytest.mark.parametrize("file", [GITHUB, STARTER])
def test_only_what_is_published_saves_pictures_on_github(file: Path) -> None:
    """Whoever can save them can change what the next build publishes."""
    steps = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    caches = {step["uses"].partition("@")[0]: step for step in steps if "actions/cache" in step.get("uses", "")}

    assert caches.keys() == {"actions/cache/restore", "actions/cache/save"}
    assert caches["actions/cache/save"]["if"].startswith("github.ref == 'refs/heads/main' && ")
    assert {step["with"]["path"] for step in caches.values()} == {f"{FOLDER}\n{PUBLISHED}\n"}
    assert [step for step in steps if "--keep-pictures" in step.get("run", "")] != []


@pytest.mark.parametrize("file", [GITHUB, STARTER])
def test_new_pictures_are_saved_though_nobody_has_committed_anything(file: Path) -> None:
    """GitHub never changes a cache that exists. An embargo that ends makes pictures without a commit."""
    steps = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    taken, saved = (step for step in steps if "actions/cache" in step.get("uses", ""))
    pictures = f"hashFiles('{FOLDER}/*', '{PUBLISHED}')"

    assert saved["with"]["key"] == f"pictures-${{{{ {pictures} }}}}-${{{{ github.run_id }}}}"
    assert f"format('pictures-{{0}}-', {pictures})" in saved["if"]
    assert f"steps.{taken['id']}.outputs.cache-matched-key" in saved["if"]
    assert taken["with"]["key"] == "pictures-${{ github.run_id }}"  # of which there is none
    assert saved["with"]["key"].startswith(taken["with"]["restore-keys"])


@pytest.mark.parametrize("file", [GITHUB, STARTER])
def test_the_check_knows_which_addresses_readers_have(file: Path) -> None:
    """Its warnings stand beside the proposed change."""
    steps = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    (restored,) = (number for number, step in enumerate(steps) if "actions/cache/restore" in step.get("uses", ""))
    (checked,) = (number for number, step in enumerate(steps) if "check --format github" in step.get("run", ""))

    assert restored < checked


@pytest.mark.parametrize("file", [GITHUB, STARTER])
def test_a_page_that_is_taken_from_readers_fails_a_job_on_github_for_which_publishing_does_not_wait(file: Path) -> None:
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
    restored, checked = jobs["translations"]["steps"][-2:]

    assert checked["run"].endswith("--fail-on late-translation,page-waits")
    assert restored["with"] == next(
        step["with"] for step in jobs["build"]["steps"] if step.get("uses") == restored["uses"]
    )
    assert jobs["publish"]["needs"] == "build"


@pytest.mark.parametrize("file", [GITLAB, STARTER_GITLAB])
def test_a_page_that_is_taken_from_readers_fails_a_job_on_gitlab_for_which_publishing_does_not_wait(file: Path) -> None:
    """It runs before pages are published: then nobody knows any more what readers had."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert workflow["translations"]["script"][-1].endswith("--fail-on late-translation,page-waits")
    assert workflow["translations"]["stage"] == workflow["check"]["stage"] == "test"
    assert workflow["pages"]["needs"] == ["check"]


@pytest.mark.parametrize("file", [GITLAB, STARTER_GITLAB])
def test_only_what_is_published_saves_pictures_on_gitlab(file: Path) -> None:
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    pages = workflow["pages"]

    assert workflow["cache"]["policy"] == "pull"
    assert "cache" not in workflow["check"]
    assert pages["cache"] == workflow["cache"] | {"policy": "pull-push"}
    assert pages["cache"]["paths"] == [FOLDER, PUBLISHED]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert "--keep-pictures" in pages["script"][0]


def test_both_hosts_say_who_can_read_the_repository() -> None:
    name = "JARCHY_REPOSITORY_VISIBILITY"
    build = yaml.safe_load(GITHUB.read_text(encoding="utf-8"))["jobs"]["build"]

    assert build["env"][name] == "${{ github.event.repository.visibility }}"
    assert yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["variables"][name] == "$CI_PROJECT_VISIBILITY"


def test_both_hosts_give_the_site_its_real_address() -> None:
    assert '--base-url "$BASE_URL"' in GITHUB.read_text(encoding="utf-8")
    assert '--base-url "$CI_PAGES_URL"' in GITLAB.read_text(encoding="utf-8")


def test_the_oldest_python_that_is_promised_and_the_newest_are_tested() -> None:
    promised = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    pythons = yaml.safe_load(TESTS.read_text(encoding="utf-8"))["jobs"]["tests"]["strategy"]["matrix"]["python"]

    assert pythons == [promised.removeprefix(">="), "3.14"]


def test_the_workflow_says_what_the_makefile_says_but_for_browsers() -> None:
    (test,) = re.findall(r"^test:.*\n((?:\t.*\n)+)", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    made = re.findall(r"\$\(BIN\)/((?:ruff|mypy|pytest)\b.*)", test)
    steps = yaml.safe_load(TESTS.read_text(encoding="utf-8"))["jobs"]["tests"]["steps"]
    run = [step["run"].removeprefix("python -m ") for step in steps if "run" in step]

    checks = [command for command in run if not command.startswith(INSTALLS)]

    assert [command.replace(' -m "not browser"', "") for command in checks] == made


def test_tests_in_ci_have_the_generators_that_pages_are_compared_with() -> None:
    """Or the comparison would fail there, as it is never skipped."""
    steps = yaml.safe_load(TESTS.read_text(encoding="utf-8"))["jobs"]["tests"]["steps"]
    installs = [step["run"] for step in steps if step.get("run", "").removeprefix("python -m ").startswith(INSTALLS)]

    assert [name in " ".join(installs) for name in ("requirements-bench.txt", "benchmarks/zola")] == [True, True]
    assert "make generators test" in (PROJECT / ".ci/run").read_text(encoding="utf-8")


def test_lock_files_of_npm_name_no_registry() -> None:
    for folder in ("tests/browser", "benchmarks/zola"):
        lock = (PROJECT / folder / "package-lock.json").read_text(encoding="utf-8")

        assert '"resolved"' not in lock
        assert "://" not in lock.replace('"url": "https://', "")


def test_every_folder_of_tests_that_a_workflow_names_exists() -> None:
    named = re.findall(r"\btests/[a-z_/.]+", re.sub("#.*", "", TESTS.read_text(encoding="utf-8")))

    assert named != []
    assert [name for name in named if not (PROJECT / name).exists()] == []
