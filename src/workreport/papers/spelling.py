"""What a profile says of the words themselves: marks of headings and bases, and tone marks.

A document is changed before it is set, so that the printed and the editable paper read alike.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from workreport.domain.document import Basis, Block, Document, Heading
from workreport.domain.period import Period
from workreport.i18n.tone_marks import ToneStyle, tone_changes, with_changes
from workreport.papers.profile import BodyRules, Profile

_SECOND, _THIRD = 2, 3
_BODIES = frozenset({"ủy", "uỷ"})  # as in Tỉnh ủy: never the name of a person
_STYLES = {"old": ToneStyle.FIRST, "new": ToneStyle.SECOND}
# What a phone reads and what names the paper are no words of a language.
_NOT_WORDS = frozenset(
    {"kind", "snapshot", "mark", "language", "symbol", "number", "align", "unit_code"}
)


def spelled(document: Document, profile: Profile) -> Document:
    """Return a paper in the spelling of a profile, the papers and annexes it encloses too."""
    rules = profile.body
    document = replace(
        document,
        blocks=_marked(document.blocks, rules),
        annexes=tuple(
            replace(annex, blocks=_marked(annex.blocks, rules)) for annex in document.annexes
        ),
        enclosed=tuple(spelled(each, profile) for each in document.enclosed),
    )
    style = _STYLES.get(rules.tone_style)
    if style is None:
        return document
    toned: Document = _worded(document, lambda text: _toned(text, style))
    return toned


def _toned(text: str, style: ToneStyle) -> str:
    """Move tone marks; a word in capital and small letters may be a name and stays as it is."""
    found = tone_changes(text, style)
    said = tuple(
        each
        for each in found
        if each.before.islower() or each.before.isupper() or each.before.casefold() in _BODIES
    )
    return with_changes(text, said)


def _marked(blocks: tuple[Block, ...], rules: BodyRules) -> tuple[Block, ...]:
    found: list[Block] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Basis):
            mark = rules.basis_separator if isinstance(following, Basis) else rules.basis_end
            found.append(Basis(block.text.rstrip(" ;,.\n") + mark) if block.text.strip() else block)
        elif isinstance(block, Heading) and block.level in {_SECOND, _THIRD}:
            found.append(_numbered(block, rules))
        else:
            found.append(block)
    return tuple(found)


def _numbered(heading: Heading, rules: BodyRules) -> Heading:
    number = heading.number.strip().rstrip("-.) ")
    mark = rules.second_mark if heading.level == _SECOND else rules.third_mark
    return replace(heading, number=f"{number}{mark}" if number else heading.number)


def _worded(value: Any, change: Callable[[str], str]) -> Any:
    """Change every text inside a value."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_worded(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, (Period, type)):
        said = {
            field.name: _worded(getattr(value, field.name), change)
            for field in fields(value)
            if field.init and field.name not in _NOT_WORDS
        }
        return replace(value, **said)
    return value
