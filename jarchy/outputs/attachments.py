"""The files that documents offer to their readers, once for all languages.

They are made of the original, so a document that is withheld publishes none of them.
"""

from collections.abc import Iterator

from jarchy.files.attached import FOLDER, AttachedFile
from jarchy.kinds.attachments import published
from jarchy.model import Edition, File, Stated, Version


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    is_original = not version.lang and version.note is None
    for path, file in published(version.whole or version, edition) if is_original else ():
        yield File(path, "", file, version.ref, source=FOLDER + file.name)


def write(file: AttachedFile) -> bytes:
    return bytes(file.data)
