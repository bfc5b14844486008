"""Running text: headings, paragraphs, enumerations and legal bases in the look of a profile."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from workreport.domain.document import (
    Basis,
    Block,
    Bullet,
    Charts,
    Contents,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from workreport.papers.charts import charts_set
from workreport.papers.contents import contents_lines
from workreport.papers.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from workreport.papers.profile import BodyRules, Profile
from workreport.papers.tables import ruled_table
from workreport.papers.words import lines, runs, style, words

BULLET = "- "
LONGEST_LEAD = 200  # letters of a line that leads to a table
DASH = "–"  # what stands for a text nobody wrote
_SECOND = 2
FACES = {
    (True, True): BOLD_ITALIC,
    (True, False): BOLD,
    (False, True): ITALIC,
    (False, False): REGULAR,
}


def heading_line(block: Heading, rules: BodyRules) -> str:
    """Return number and text; those of the first level as the profile writes them."""
    number, text = block.number.strip(), block.text
    if block.level == 1:
        number = number.rstrip("-. ")
        number = f"{number}{rules.heading_mark if number else ''}"
        text = text.upper() if rules.heading_caps else text
    return f"{number} {text}".strip()


def heading_face(level: int, rules: BodyRules) -> tuple[bool, bool]:
    """Return whether a heading is bold, and whether it is italic."""
    if level == 1:
        return True, False
    if level == _SECOND:
        return rules.second_bold, False
    return rules.third_bold, rules.third_italic


def bullet_lines(block: Bullet) -> list[str]:
    """Return the lines of an item, the first with its hyphen; nothing for an empty one."""
    first, *others = lines(block.text) or [""]
    return [f"{BULLET}{first.removeprefix('-').strip()}", *others] if first else []


def ended(document: Document, mark: str) -> tuple[Block, ...]:
    """Return the blocks; the last sentence above a signature gets the end mark of the profile."""
    blocks = document.blocks
    if document.signature is None or not blocks:
        return blocks
    last: Block = blocks[-1]
    if isinstance(last, Bullet):
        last = Bullet(_marked(last.text, mark))
    elif isinstance(last, Paragraph) and last.runs:
        run = last.runs[-1]
        end = Run(_marked(run.text, mark), run.bold, run.italic)
        last = Paragraph(runs=(*last.runs[:-1], end))
    elif isinstance(last, Paragraph):
        last = Paragraph(_marked(last.text, mark))
    return (*blocks[:-1], last)


def _marked(text: str, mark: str) -> str:
    """End a text with a mark, whatever stood there before; a dash for nothing said has none."""
    said = text.rstrip(" .;,/\n")
    return said if said == DASH else said + mark


def leads(block: Block, after: Block | None) -> bool:
    """Tell whether a line only leads to the table below it, from which it is never parted."""
    return (
        isinstance(block, Paragraph)
        and isinstance(after, Table)
        and not after.caption
        and block.plain.rstrip().endswith(":")
        and len(block.plain) < LONGEST_LEAD
    )


class Blocks:
    """Sets blocks over one width."""

    def __init__(self, profile: Profile, width: float, document: Document) -> None:
        self._document = document
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
            for face in (BOLD, ITALIC, BOLD_ITALIC, REGULAR)
        }
        self._caption = style(rules.size, rules.leading, "center", face=BOLD, after=rules.space)

    def heading(self, block: Heading) -> Flowable:
        """Set a heading: the first level is bold, the others as the profile says."""
        rules = self._profile.body
        face = FACES[heading_face(block.level, rules)]
        return words(heading_line(block, rules), self._heads[face])

    def caption(self, text: str) -> Flowable:
        """Set the line above a table."""
        return words(text, self._caption)

    def text(self, block: Paragraph | Bullet | Basis | Table | Contents | Charts) -> list[Flowable]:
        """Set a block of text, a table or a chart; text without a letter in it sets nothing."""
        if isinstance(block, Table | Contents | Charts):
            return self._figure(block)
        if isinstance(block, Basis):
            mark = self._profile.body.basis_mark
            return [words(f"{mark}{line}", self._basis) for line in lines(block.text)]
        if isinstance(block, Bullet):
            return self._bullet(block)
        if block.runs:
            return self._runs(block.runs)
        return [words(line, self._body) for line in lines(block.text)]

    def _figure(self, block: Table | Contents | Charts) -> list[Flowable]:
        if isinstance(block, Table):
            return [ruled_table(block, self._profile.table, self._width)]
        if isinstance(block, Charts):
            return charts_set(block, self._width)
        return list(contents_lines(self._document, self._profile.body.size))

    def _bullet(self, block: Bullet) -> list[Flowable]:
        return [words(line, self._body) for line in bullet_lines(block)]

    def _runs(self, parts: tuple[Run, ...]) -> list[Flowable]:
        return [runs(parts, self._body)] if any(lines(part.text) for part in parts) else []
