"""Finished pictures, kept in a folder that a host saves after one build and restores before another.

Nothing else of the cache can be trusted when it comes from elsewhere; a picture can be checked. Its name is a key of
everything it is made from, and its bytes begin with a digest of this name and of the picture. So a picture that is
damaged, incomplete, of another engine or under the name of another is made again. Whoever can compute digests can
forge a picture: only builds of what is published may write to this folder.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from jarchy.build.lock import CACHE
from jarchy.core.files import read_bytes
from jarchy.core.hashing import engine_key, key
from jarchy.core.patterns import lazy_pattern

FOLDER = f"{CACHE}/pictures"
_NAME = lazy_pattern(r"[0-9a-f]{32}")
_PART = ".part"  # behind the name while the picture is written
_DIGEST = 32  # bytes at the beginning of each file
_LARGEST = 100 * 1024 * 1024  # bytes: more than any picture has


class KeptPictures:
    """The pictures in a folder; none, and nothing is kept, if there is no folder. `extensions` belong to the engine."""

    def __init__(self, folder: Path | None, extensions: str) -> None:
        self.folder, self.extensions = folder, extensions

    def take(self, file: str, data_key: str) -> bytes | None:
        """The picture that is published as `file` and made from the data with this key; None if it must be made."""
        return self._read(self._name(file, data_key)) if self.folder else None

    def update(self, output: Path, files: Iterable[tuple[str, str, str]], *, force: bool) -> None:
        """Makes the folder hold exactly these pictures, which lie in the output folder: the path of each, the key of
        its data and the key of its bytes. `force` writes all of them.
        """
        if not self.folder:
            return
        with suppress(OSError):  # the next build then makes more pictures
            self.folder.mkdir(parents=True, exist_ok=True)
            names = {self._name(file, data_key): (file, content) for file, data_key, content in files}
            self._forget_others(names)
            for name, (file, content) in names.items():
                if force or self._read(name) is None:
                    self._write(name, (output / file).read_bytes(), content)

    def _forget_others(self, names: Collection[str]) -> None:
        """Removes pictures that readers no longer get, and what a build left that was stopped while it wrote."""
        assert self.folder
        for path in self.folder.iterdir():
            if _NAME.fullmatch(path.name.removesuffix(_PART)) and path.name not in names:
                with suppress(OSError):  # a folder that somebody put there; the others are removed
                    path.unlink()

    def _name(self, file: str, data_key: str) -> str:
        return key(engine_key(), self.extensions, file, data_key)

    def _read(self, name: str) -> bytes | None:
        assert self.folder
        try:
            sealed = read_bytes(self.folder / name, _LARGEST)
        except OSError:
            return None
        data = sealed[_DIGEST:] if sealed else b""
        return data if sealed and sealed[:_DIGEST] == key(name, data).encode() else None

    def _write(self, name: str, data: bytes, content: str) -> None:
        assert self.folder
        if key(data) == content:  # otherwise somebody has changed it since it was made
            part = self.folder / f"{name}{_PART}"
            part.write_bytes(key(name, data).encode() + data)
            part.replace(self.folder / name)
