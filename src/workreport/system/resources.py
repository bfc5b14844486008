"""Data shipped with the program, found from a wheel, a checkout and the frozen program."""

import sys
from pathlib import Path, PurePosixPath

import workreport
from workreport.domain.errors import WorldError
from workreport.services.ports.machine import Resources
from workreport.services.ports.overriding import override


class ShippedResources(Resources):
    """Resources below one root; names are relative and use ``/``."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or _find_root()

    @override
    def text(self, name: str) -> str:
        return self.data(name).decode("utf-8")

    @override
    def data(self, name: str) -> bytes:
        try:
            return self.path(name).read_bytes()
        except OSError as error:
            raise WorldError("resource_missing", name=name) from error

    @override
    def path(self, name: str) -> Path:
        path = self._below(name)
        if not path.exists():
            raise WorldError("resource_missing", name=name)
        return path

    @override
    def names(self, folder: str) -> tuple[str, ...]:
        path = self.path(folder)
        return tuple(sorted(child.name for child in path.iterdir() if child.name[0] != "."))

    def _below(self, name: str) -> Path:
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts or "\\" in name:
            raise ValueError(f"not a resource name: {name!r}")
        return self._root.joinpath(*parts.parts)


def _find_root() -> Path:
    package = Path(workreport.__file__).resolve().parent
    candidates = [package / "_resources", package.parents[1] / "resources"]
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        candidates.append(Path(unpacked) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise WorldError("resource_missing", name="resources")
