"""Running text: headings, paragraphs, enumerations and legal bases in the look of a profile."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from workreport.domain.document import Basis, Bullet, Heading, Paragraph, Run, Table
from workreport.papers.fonts import BOLD, ITALIC, REGULAR
from workreport.papers.profile import Profile
from workreport.papers.tables import ruled_table
from workreport.papers.words import lines, runs, style, words

BULLET = "- "
LARGEST_BOLD_LEVEL = 2


class Blocks:
    """Sets blocks over one width."""

    def __init__(self, profile: Profile, width: float) -> None:
        self._profile, self._width = profile, width
        rules = profile.body
        indent = rules.indent * mm
        self._body = style(rules.size, rules.leading, "justify", indent=indent, after=rules.space)
        basis = ITALIC if rules.basis_italic else REGULAR
        self._basis = style(
            rules.size, rules.leading, "justify", face=basis, indent=indent, after=rules.space
        )
        self._heads = {
            face: style(rules.size, rules.leading, face=face, indent=indent, after=rules.space)
            for face in (BOLD, REGULAR)
        }
        self._caption = style(rules.size, rules.leading, "center", face=BOLD, after=rules.space)

    def heading(self, block: Heading) -> Flowable:
        """Set a heading: the first level in bold capitals, the second bold, the third upright."""
        number, text = block.number.strip(), block.text
        if block.level == 1:
            number = number.rstrip("-. ")
            number += self._profile.body.heading_mark if number else ""
            text = text.upper()
        face = BOLD if block.level <= LARGEST_BOLD_LEVEL else REGULAR
        return words(f"{number} {text}".strip(), self._heads[face])

    def caption(self, text: str) -> Flowable:
        """Set the line above a table."""
        return words(text, self._caption)

    def text(self, block: Paragraph | Bullet | Basis | Table) -> list[Flowable]:
        """Set a block of text or a table; text without a letter in it sets nothing."""
        if isinstance(block, Table):
            return [ruled_table(block, self._profile.table, self._width)]
        if isinstance(block, Basis):
            mark = self._profile.body.basis_mark
            return [words(f"{mark}{line}", self._basis) for line in lines(block.text)]
        if isinstance(block, Bullet):
            return self._bullet(block)
        if block.runs:
            return self._runs(block.runs)
        return [words(line, self._body) for line in lines(block.text)]

    def _bullet(self, block: Bullet) -> list[Flowable]:
        first, *others = lines(block.text) or [""]
        if not first:
            return []
        marked = words(f"{BULLET}{first.removeprefix('-').strip()}", self._body)
        return [marked, *(words(line, self._body) for line in others)]

    def _runs(self, parts: tuple[Run, ...]) -> list[Flowable]:
        return [runs(parts, self._body)] if any(lines(part.text) for part in parts) else []
