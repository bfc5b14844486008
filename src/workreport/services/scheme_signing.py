"""Signs a version of a scheme with the very text its author wrote, and reads it back."""

import json
import tomllib
from collections.abc import Mapping
from unicodedata import is_normalized

from workreport.domain.coefficient_sets import COEFFICIENTS
from workreport.domain.errors import UseError
from workreport.domain.scheme_writing import scheme_text
from workreport.ledger.bodies.agency import SchemeSet
from workreport.ledger.canonical import encode
from workreport.services.book import Work

LONGEST = 100_000  # letters of a text
BYTE_ORDER_MARK = "\ufeff"  # what some editors of Windows write first


def sign_scheme(
    work: Work, ref: str, data: Mapping[str, object], note: str = "", text: str = ""
) -> None:
    """Append a version; the ones before it stay, for months that were opened with them.

    Args:
        work: The unit of work.
        ref: ``id@version``.
        data: What counts.
        note: Why the version was made.
        text: What its author wrote, comments and all; it says the same as ``data``.
    """
    name, _at, version = ref.partition("@")
    key = f"scheme/{name}"
    facts = work.projections.facts("scheme.set", key=key, chosen=False, bodies=False)
    body = SchemeSet(
        scheme=name,
        version=version,
        data=encode(data).decode(),
        note=" ".join(note.split()),
        text=text,
    )
    work.append(body, "scheme.set", supersedes=[fact.entry for fact in facts if fact.is_tip])


def require_keepable(text: str) -> None:
    """Refuse a text that cannot be kept letter by letter.

    Raises:
        UseError: ``scheme_text_too_long`` or ``scheme_text_not_composed``.
    """
    if len(text) > LONGEST:
        raise UseError("scheme_text_too_long", count=len(text), limit=LONGEST)
    if not is_normalized("NFC", text):
        raise UseError("scheme_text_not_composed")


def data_of(body: SchemeSet) -> Mapping[str, object]:
    """Return the data of a signed version.

    Raises:
        UseError: ``scheme_file_unreadable``.
    """
    try:
        found = json.loads(body.data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UseError("scheme_file_unreadable", name="scheme.set", line=1)
    return found


def text_of(body: SchemeSet) -> str:
    """Return a signed version as its author wrote it.

    A text that is not there, or does not say what was signed as data, is written from the data.
    """
    data = data_of(body)
    try:
        written = tomllib.loads(body.text.removeprefix(BYTE_ORDER_MARK))
    except (tomllib.TOMLDecodeError, RecursionError):
        written = {}
    says_the_same = data in (written, {**written, "kind": COEFFICIENTS})
    return body.text if says_the_same else scheme_text(data)
