"""Says where files belong that lie among documents. Under the name of a document, a picture would be destroyed."""

from collections.abc import Iterable

from jarchy.files.types import SUFFIXES, suffix_of
from jarchy.problems import Location, Problem, did_you_mean, problem

# What may be in content/ beside the folders of documents.
TABLES = ("site.yaml", "tags.yaml", "glossary.yaml")
FOLDERS = {
    "media": "pictures, published once “pictures:” of a document names them",
    "files": "files that documents offer, published once “attachments:” names them",
    "root": "files that are published as they are",
}
_AS_IT_IS = "to content/root/, which publishes a file as it is"
_PICTURES = frozenset(".jpg .jpeg .jpe .jfif .png .webp .gif .svg .heic .heif .avif .bmp .tif .tiff .psd .ico".split())
_FILES = SUFFIXES.keys() | frozenset(".doc .xls .ppt .rtf .rar .7z .mov .avi .mkv .wav .ogg .flac .srt".split())


def home_of(name: str) -> str:
    """The folder of content/ for files of this type: media or files; empty if it may be a document."""
    suffix = suffix_of(name)
    return "media" if suffix in _PICTURES else "files" if suffix in _FILES else ""


def misplaced_file(where: Location, name: str) -> Problem | None:
    """The problem with a file that is no document; None if it may be one."""
    home = home_of(name)
    key = "pictures" if home == "media" else "attachments"
    instead = f", or {_AS_IT_IS}" if home == "files" else ""
    words = {"what": FOLDERS[home].partition(",")[0], "home": home, "key": key, "instead": instead} if home else {}
    return problem(where, "misplaced-file", **words) if home else None


def unknown_folder(name: str, inside: Iterable[str], folders: Iterable[str]) -> Problem:
    """The problem with a folder in content/ that is none for documents. `inside` are the names of the files in it."""
    homes, known = {home_of(file) for file in inside}, sorted(folders)
    suggestion = did_you_mean(name, [*known, *FOLDERS])
    if len(homes) == 1 and (home := homes.pop()):
        instead = f"{_AS_IT_IS}, or " if home == "files" else ""
        suggestion = f"move what is in it to content/{home}/, or {instead}"
    others = "; ".join(f"{folder} ({what})" for folder, what in FOLDERS.items())
    where = Location(f"content/{name}")
    return problem(where, "unknown-folder", folder=name, suggestion=suggestion, known=", ".join(known), others=others)


def stray_file(name: str, folders: Iterable[str]) -> Problem:
    """The problem with a file that lies in content/ itself."""
    where, suggestion = Location(f"content/{name}"), did_you_mean(name, TABLES)
    stray = problem(where, "stray-file", suggestion=suggestion, known=", ".join(sorted(folders)))
    return misplaced_file(where, name) or stray
