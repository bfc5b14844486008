"""Parts whose bytes lie elsewhere, in a package or a file, until they are asked for."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Aside:
    """A part that is not in memory: its size, its hash, and how to get its bytes."""

    size: int
    sha256: str
    read: Callable[[], bytes] = field(repr=False, compare=False)


Part = bytes | Aside | None


class PartsAside(Mapping[int, bytes | None]):
    """Parts of one entry by number; what lies aside is read anew whenever it is asked for."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Mapping[int, Part]) -> None:
        self._parts = dict(parts)

    @override
    def __getitem__(self, n: int) -> bytes | None:
        part = self._parts[n]
        return part.read() if isinstance(part, Aside) else part

    @override
    def __iter__(self) -> Iterator[int]:
        return iter(self._parts)

    @override
    def __len__(self) -> int:
        return len(self._parts)

    def lying(self, n: int) -> Part:
        """Return a part as it lies, without reading it; None when it is absent or emptied."""
        return self._parts.get(n)


def parts_of(parts: Mapping[int, Part]) -> Mapping[int, bytes | None]:
    """Return parts as an entry holds them: in a plain dict unless one of them lies aside."""
    at_hand = {n: part for n, part in parts.items() if not isinstance(part, Aside)}
    return at_hand if len(at_hand) == len(parts) else PartsAside(parts)


def lying(parts: Mapping[int, bytes | None], n: int) -> Part:
    """Return a part as it lies, without reading it; None when it is absent or emptied."""
    return parts.lying(n) if isinstance(parts, PartsAside) else parts.get(n)


def size_of(part: bytes | Aside) -> int:
    """Return how many bytes a part has."""
    return part.size if isinstance(part, Aside) else len(part)


def digest_of(part: bytes | Aside) -> str:
    """Return the hash of a part."""
    return part.sha256 if isinstance(part, Aside) else hashlib.sha256(part).hexdigest()


def bytes_of(part: bytes | Aside) -> bytes:
    """Return the bytes of a part, wherever they lie."""
    return part.read() if isinstance(part, Aside) else part
