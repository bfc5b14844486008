"""Words of a file of the word processor, for comparing; the file may have been made by anybody."""

from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as DeflateError  # noqa: N812 - it is an exception

from workreport.domain.errors import WorldError
from workreport.services.ports.press import WordText

MOST_BYTES = 32 * 1024 * 1024  # of one part, unpacked
_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"
_FOOT = "word/footer"
_KEYWORDS = "keywords"
_PARAGRAPH, _TEXT, _GAPS = "w:p", "w:t", frozenset({"w:tab", "w:br", "w:cr"})
_DAMAGE = (BadZipFile, DeflateError, EOFError, KeyError, OSError, ValueError, expat.ExpatError,
           NotImplementedError, RuntimeError)  # fmt: skip


class _RefusedError(ValueError):
    """A part that is no plain XML or grows too large."""


def word_text(data: bytes) -> WordText:
    """Read a file.

    Raises:
        WorldError: ``word_file_unreadable``.
    """
    try:
        with ZipFile(BytesIO(data)) as file:
            names = file.namelist()
            body = _paragraphs(_part(file, _BODY))
            about = _keywords(_part(file, _ABOUT)) if _ABOUT in names else ""
            feet = [name for name in names if name.startswith(_FOOT) and name.endswith(".xml")]
            foot = [text for name in feet for text in _paragraphs(_part(file, name))]
    except _DAMAGE as error:
        raise WorldError("word_file_unreadable") from error
    return WordText(about, body, tuple(dict.fromkeys(foot)))


def _part(file: ZipFile, name: str) -> bytes:
    with file.open(name) as part:
        data = part.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _RefusedError(name)
    return data


def _paragraphs(data: bytes) -> tuple[str, ...]:
    """Return the paragraphs that have words, cells of tables included, in their order."""
    reader = _Reader()
    _parse(data, reader.begin, reader.end, reader.said)
    return tuple(reader.found)


class _Reader:
    """Gathers the words of paragraphs; a drawing in one may hold paragraphs itself."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self._is_text = False

    def begin(self, name: str, _values: object) -> None:
        """An element begins."""
        self._is_text = name == _TEXT
        if name == _PARAGRAPH:
            self._open.append([])
        elif self._open and name in _GAPS:
            self._open[-1].append(" ")

    def end(self, name: str) -> None:
        """An element ends."""
        self._is_text = False
        if name == _PARAGRAPH and self._open:
            words = " ".join("".join(self._open.pop()).split())
            self.found += [words] if words else []

    def said(self, text: str) -> None:
        """Take letters."""
        if self._is_text and self._open:
            self._open[-1].append(text)


def _keywords(data: bytes) -> str:
    found: list[str] = []
    inside = False

    def begin(name: str, _values: object) -> None:
        nonlocal inside
        inside = name.rpartition(":")[2] == _KEYWORDS

    def end(_name: str) -> None:
        nonlocal inside
        inside = False

    def said(text: str) -> None:
        if inside:
            found.append(text)

    _parse(data, begin, end, said)
    return "".join(found)


def _parse(
    data: bytes,
    begin: Callable[[str, object], None],
    end: Callable[[str], None],
    said: Callable[[str], None],
) -> None:
    def refuse(*_values: object) -> None:
        raise _RefusedError("DOCTYPE")  # entities could unfold without end

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.Parse(data, True)
