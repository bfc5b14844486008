"""Keeps the English catalogue in step with the texts in the code; Vietnamese is the original.

``python tools/translations.py`` collects the texts, updates the .po file and compiles the .mo file.
``python tools/translations.py --check`` changes nothing and ends with 1 if anything is out of step.
"""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parent.parent
SOURCE = CHECKOUT / "src" / "workreport"
LANGUAGE = "en"
CATALOGUE = CHECKOUT / "resources" / "locale" / LANGUAGE / "LC_MESSAGES" / "workreport.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
# A fixed date: the same texts give the same files, whenever they are made.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
HIDDEN_HEADERS = tuple(
    f'"{name}'.encode()
    for name in ("Generated-By", "Last-Translator", "POT-", "PO-", "Project-Id-", "Report-Msgid-")
)


@dataclass(frozen=True, slots=True)
class Differences:
    """What keeps the catalogue from being complete; every list is sorted."""

    not_collected: tuple[str, ...]
    no_longer_used: tuple[str, ...]
    not_translated: tuple[str, ...]
    other_placeholders: tuple[str, ...]
    not_compiled: bool

    @property
    def stale(self) -> bool:
        """Whether the files would change if they were made again."""
        return bool(self.not_collected or self.no_longer_used or self.not_compiled)

    @property
    def incomplete(self) -> bool:
        """Whether somebody has to translate."""
        return bool(self.not_translated or self.other_placeholders)


def collected() -> Catalog:
    """Return the texts that stand in the code, without translations."""
    catalogue = _empty()
    found = extract_from_dir(str(SOURCE), [("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, text, _comments, _context in found:
        catalogue.add(text)
    return catalogue


def kept() -> Catalog:
    """Return the catalogue in the repository; an empty one if there is none yet."""
    if not CATALOGUE.exists():
        return _empty()
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale=LANGUAGE)
    # The file carries no dates; without these the present minute would end up in the .mo file.
    catalogue.creation_date = catalogue.revision_date = EPOCH
    return catalogue


def merged() -> Catalog:
    """Return the texts of the code with the translations already made, and no guesses."""
    translations = kept()
    catalogue = collected()
    for message in catalogue:
        if not message.id:
            continue
        known = translations.get(message.id)
        if known is not None and _plural(known) == _plural(message):
            message.string = known.string
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return the binary form that the program reads."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return the text form that translators edit, sorted, without dates and places."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(HIDDEN_HEADERS))


def differences() -> Differences:
    """Compare the code, the .po file and the .mo file."""
    code = {_key(message): message for message in collected() if message.id}
    file = {_key(message): message for message in kept() if message.id}
    binary = CATALOGUE.with_suffix(".mo")
    return Differences(
        not_collected=tuple(sorted(code.keys() - file.keys())),
        no_longer_used=tuple(sorted(file.keys() - code.keys())),
        not_translated=tuple(sorted(key for key, message in file.items() if not _done(message))),
        other_placeholders=tuple(
            sorted(key for key, message in file.items() if not _same_placeholders(message))
        ),
        not_compiled=not binary.exists() or binary.read_bytes() != compiled(kept()),
    )


def _empty() -> Catalog:
    return Catalog(
        locale=LANGUAGE,
        project="WorkReport",
        copyright_holder="the WorkReport authors",
        creation_date=EPOCH,
        revision_date=EPOCH,
        language_team="English",
        fuzzy=False,
        header_comment="# English texts of WorkReport. Vietnamese is the original.",
    )


def _plural(message: Message) -> bool:
    return not isinstance(message.id, str)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else " | ".join(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _done(message: Message) -> bool:
    return all(_strings(message)) and not message.fuzzy


def _placeholders(text: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name}


def _same_placeholders(message: Message) -> bool:
    """A translation fills the same braces; a plural form may leave the number out."""
    original = _key(message)
    return not _done(message) or all(
        _placeholders(text) == _placeholders(original)
        or (_plural(message) and _placeholders(text) < _placeholders(original))
        for text in _strings(message)
    )


def _check() -> int:
    found = differences()
    for label in ("not_collected", "no_longer_used", "not_translated", "other_placeholders"):
        texts: tuple[str, ...] = getattr(found, label)
        if texts:
            print(f"{label.replace('_', ' ')}: {len(texts)}")
            print("".join(f"    {text}\n" for text in texts[:20]), end="")
    if found.not_compiled:
        print("the .mo file is older than the .po file")
    if found.stale:
        print("Run: python tools/translations.py")
    return int(found.stale or found.incomplete)


def _update() -> int:
    catalogue = merged()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(written(catalogue))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(kept()))
    missing = len(differences().not_translated)
    print(f"{len(catalogue)} texts, {missing} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(_check() if sys.argv[1:] == ["--check"] else _update())
