"""What a paper has to look like: the guidance restated by hand, without the program's profiles.

A document becomes a row of elements in reading order. Each says its words, faces, size and place,
so that a printed paper can be followed from the first line to the last.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workreport.domain.document import (
    Annex,
    Basis,
    Block,
    Bullet,
    Charts,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)
from workreport.papers.fonts import has_letter

REGULAR, BOLD = "LiberationSerif", "LiberationSerif-Bold"
ITALIC, BOLD_ITALIC = "LiberationSerif-Italic", "LiberationSerif-BoldItalic"


@dataclass(frozen=True, slots=True)
class Guide:
    """The numbers of rules 4 and 9.8 for one profile; lengths in points."""

    title: str
    title_size: float
    motto: str
    names: float  # size of both lines on the left
    star: str
    number: str
    number_size: float
    type_size: float
    hyphens: str
    submission: str
    addressee: str
    letter: tuple[float, str, str]  # size, face and words before the subject of a letter
    heading: str  # after the number of a first heading
    basis: tuple[str, str]  # words before it, face
    end: str
    prefixes: tuple[str, ...]  # T/M as this profile writes it, K/T, T/L
    title_face: str  # of a post below an authority line
    recipients: tuple[str, float, float, str]  # face and size of the label, size, separator


HD05 = Guide(
    "ĐẢNG CỘNG SẢN VIỆT NAM", 15, "", 14, "*", "Số {number}-{kind}/{body}", 14, 16, "-----",
    "Kính trình:", ITALIC, (12, ITALIC, ""), "-", ("- ", REGULAR), ".", ("T/M", "K/T", "T/L"),
    REGULAR, (REGULAR, 14, 12, ";"),
)  # fmt: skip
GUIDES = {
    "party_hd05": HD05,
    "party_hd36": replace(HD05, submission="Kính gửi:", recipients=(REGULAR, 14, 12, ",")),
    "state_nd30": Guide(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "Độc lập - Tự do - Hạnh phúc", 13, "",
        "Số: {number}/{kind}-{body}", 13, 14, "", "Kính gửi:", REGULAR, (13, REGULAR, "V/v "), ".",
        ("", ITALIC), "./.", ("TM.", "KT.", "TL."), BOLD, (BOLD_ITALIC, 12, 11, ";"),
    ),
}  # fmt: skip
BODY, LEADING, GAP, INDENT = 14.0, 18.0, 6.0, 10 * 72 / 25.4


@dataclass(frozen=True, slots=True)
class Line:
    """Words set on lines of their own."""

    what: str
    words: tuple[str, ...]
    faces: frozenset[str]
    size: float = BODY
    align: str = "justify"
    indent: float = INDENT
    leading: float = LEADING

    @property
    def words_text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper: what stands on the left and on the right, line below line."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """Signatures and recipients; ``left`` is the other signature or the recipients."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    alike: bool  # both sides are signatures


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: the words of its head, and of each row its cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    bold: frozenset[int]
    size: float
    groups: frozenset[int] = frozenset()

    def going_on(self, place: int) -> tuple[str, ...]:
        """Return the words of the group that a page begins inside of; none between groups."""
        known = [group for group in self.groups if group < place]
        return self.rows[max(known)][0] if known and place not in self.groups else ()


@dataclass(frozen=True, slots=True)
class Begin:
    """What follows begins a page: a document, or one of its annexes."""

    document: Document
    annex: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Words in no fixed order: charts, the contents."""

    what: str
    words: tuple[str, ...]


Element = Line | Head | Foot | Ruled | Begin | Drawn


def shown(text: str) -> str:
    """Say what a reader sees of a text; restated here, apart from the program.

    Letters are composed. What steers instead of being seen is left out; a letter without a shape
    in the font becomes a box, a mark without one is left out.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    text = text.translate({0x2028: "\n", 0x2029: "\n", 0x0D: "\n", 0x09: " ", 0x2011: "-"})
    return "".join(map(_seen, text))


def _seen(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter == "\n" or has_letter(letter):
        return "" if category == "Cf" else letter
    return "" if category[0] == "C" or category == "Mn" else "□"


def split(text: str) -> tuple[str, ...]:
    return tuple(shown(text).split())


def elements(document: Document, profile: str) -> Iterator[Element]:
    """Yield everything a paper says, enclosed papers too."""
    guide = GUIDES[profile]
    yield Begin(document, landscape=document.landscape)
    yield _head(document, guide)
    yield from _title(document, guide)
    blocks = list(document.blocks)
    if document.signature and blocks:
        blocks[-1] = _ended(blocks[-1], guide.end)
    yield from _blocks(blocks, guide)
    yield from _foot(document, guide)
    for annex in document.annexes:
        yield from _annex(annex, document, guide)
    for enclosed in document.enclosed:
        yield from elements(enclosed, profile)


def _of(what: str, text: str, face: str, size: float, align: str = "center") -> Line:
    return Line(what, split(text), frozenset({face}), size, align, 0.0)


def _head(document: Document, guide: Guide) -> Head:
    left = [
        _of("parent", document.letterhead.parent.upper(), REGULAR, guide.names),
        _of("issuer", document.letterhead.issuer.upper(), BOLD, guide.names),
    ]
    if guide.star:
        left.append(_of("star", guide.star, REGULAR, guide.names))
    if document.symbol:
        left.append(_of("number", number_of(document, guide), REGULAR, guide.number_size))
    if not document.title_type:
        size, face, before = guide.letter
        subject = before + document.subject if before else _capital(document.subject)
        left.append(_of("letter", subject, face, size))
    if document.draft_mark:
        left.append(_of("draft", document.draft_mark, ITALIC, guide.number_size))
    right = [_of("title", guide.title, BOLD, guide.title_size)]
    if guide.motto:
        right.append(_of("motto", guide.motto, BOLD, 14))
    place = f"{document.place}, " if document.place else ""
    right.append(_of("date", place + date_of(document), ITALIC, 14))
    return Head(tuple(left), tuple(right))


def number_of(document: Document, guide: Guide) -> str:
    kind, _, body = document.symbol.partition("/")
    number = document.number
    number = f"0{number}" if len(number) == 1 and number.isdigit() else number
    return guide.number.format(number=number, kind=kind, body=body)


def date_of(document: Document) -> str:
    """Write the day as the guidance does: zeros before days below ten and the first two months."""
    day = document.issued_on
    month, year = (day or document.period).month, (day or document.period).year
    said = f"0{month}" if month in {1, 2} else str(month)
    first = "" if day is None else f"{day.day:02d}"
    return f"ngày {first} tháng {said} năm {year}"


def _title(document: Document, guide: Guide) -> Iterator[Line]:
    if document.title_type:
        kind = _of("type", document.title_type.upper(), BOLD, guide.type_size)
        yield replace(kind, leading=20)
        yield _of("subject", document.subject, BOLD, 14)
        if guide.hyphens:
            yield _of("hyphens", guide.hyphens, REGULAR, 14)
    if document.addressee:
        is_submission = document.title_type.upper() == "TỜ TRÌNH"
        label = guide.submission if is_submission else "Kính gửi:"
        line = _of("addressee", f"{label} {document.addressee}", REGULAR, 14)
        yield replace(line, faces=frozenset({REGULAR, guide.addressee}))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ended(block: Block, mark: str) -> Block:
    """Give the last sentence above a signature the mark that ends a text."""
    if isinstance(block, Bullet):
        return Bullet(_stop(block.text, mark))
    if isinstance(block, Paragraph) and block.runs:
        *others, last = block.runs
        return Paragraph(runs=(*others, Run(_stop(last.text, mark), last.bold, last.italic)))
    if isinstance(block, Paragraph):
        return Paragraph(_stop(block.text, mark))
    return block


def _stop(text: str, mark: str) -> str:
    said = text.rstrip(" .;,/\n")
    return said if said == "–" else said + mark  # nothing was said, so nothing ends


def _blocks(blocks: Sequence[Block], guide: Guide) -> Iterator[Element]:
    for block in _with_marks(blocks):
        if isinstance(block, Heading):
            yield _heading(block, guide)
        elif isinstance(block, Table):
            if block.caption:
                yield _of("caption", block.caption, BOLD, BODY)
            yield _ruled(block)
        elif isinstance(block, Charts):
            yield Drawn("charts", tuple(_of_charts(block)))
        elif isinstance(block, Contents):
            yield Drawn("contents", ())
        elif not isinstance(block, PageBreak):
            yield from _text(block, guide)


def _with_marks(blocks: Sequence[Block]) -> Iterator[Block]:
    """End each legal basis with its mark: semicolons, a stop after the last of a row."""
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Basis) and block.text.strip():
            mark = ";" if isinstance(following, Basis) else "."
            yield Basis(block.text.rstrip(" ;,.\n") + mark)
        else:
            yield block


def _heading(block: Heading, guide: Guide) -> Line:
    number, text = block.number.strip(), block.text
    if block.level == 1:
        number = number.rstrip("-. ")
        number, text = number + (guide.heading if number else ""), text.upper()
    elif number:
        number = number.rstrip("-.) ") + (".", ")")[block.level - 2]
    face = BOLD if block.level <= 2 else REGULAR
    return Line("heading", split(f"{number} {text}"), frozenset({face}), align="left")


def _text(block: Paragraph | Bullet | Basis, guide: Guide) -> Iterator[Line]:
    if isinstance(block, Paragraph) and block.runs:
        words = split("".join(run.text for run in block.runs))
        faces = frozenset(
            (BOLD_ITALIC if run.italic else BOLD) if run.bold else ITALIC if run.italic else REGULAR
            for run in block.runs if run.text.strip()
        )  # fmt: skip
        broken = any("\n" in shown(run.text) for run in block.runs)
        if words:
            yield Line("text", words, faces, align="left" if broken else "justify")
        return
    before, face = guide.basis if isinstance(block, Basis) else ("", REGULAR)
    lines = [line.strip() for line in shown(block.text).split("\n") if line.strip()]
    if lines and isinstance(block, Bullet):
        lines[0] = "- " + lines[0].removeprefix("-").strip()
    for line in lines:
        yield Line("text", split(before + line), frozenset({face}))


def _ruled(table: Table) -> Ruled:
    titles = tuple(column.title for column in table.columns)
    heads = (*table.header_rows, titles)
    head: list[str] = []
    for level, row in enumerate(heads):
        for at, title in enumerate(row):
            same_left = level < len(heads) - 1 and at > 0 and row[at - 1] == title
            same_above = level > 0 and heads[level - 1][at] == title
            if not same_left and not same_above:
                head += split(title)
    rows = []
    for at, row in enumerate(table.rows):
        if at in table.groups:
            rows.append((split(next(filter(None, row), "")),))
        elif at in table.across:
            rows.append((split(row[0]),))
        else:
            rows.append(tuple(map(split, row)))
    if not rows:
        rows.append((("Không", "có"),))
    size = 11.0 if len(table.columns) >= 7 else 12.0
    bold = table.emphasised | table.groups
    return Ruled(tuple(sorted(head)), tuple(rows), bold, size, table.groups)


def _of_charts(block: Charts) -> Iterator[str]:
    for chart in block.charts:
        yield from split(chart.title)
        for part in chart.parts:
            yield from split(part)
        for row in chart.rows:
            yield from split(row.label)
            yield str(sum(row.values))


def _foot(document: Document, guide: Guide) -> Iterator[Element]:
    names = [shown(name).strip().rstrip(" ;,.") for name in document.recipients if name.strip()]
    face, label, size, comma = guide.recipients
    listed = [_of("label", "Nơi nhận:", face, label, "left")]
    for at, name in enumerate(names):
        mark = "." if at == len(names) - 1 else comma
        entry = _of("recipient", f"- {name.removeprefix('-').strip()}{mark}", REGULAR, size, "left")
        listed.append(replace(entry, leading=size * 1.2))
    if document.signature and document.countersignature:
        left = _signature(document.countersignature, guide)
        yield Foot(left, _signature(document.signature, guide), alike=True)
        yield from listed if names else ()
    elif document.signature or names:
        right = _signature(document.signature, guide) if document.signature else ()
        yield Foot(tuple(listed) if names else (), right, alike=False)


def _signature(signature: Signature, guide: Guide) -> tuple[Line, ...]:
    found = []
    for line in signature.authority:
        said = line.upper()
        for party, own in zip(("T/M", "K/T", "T/L"), guide.prefixes, strict=True):
            said = own + said[3:] if said.startswith(f"{party} ") else said
        found.append(_of("authority", said, BOLD, 14))
    face = guide.title_face if signature.authority else BOLD
    found.append(_of("post", signature.title.upper(), face, 14))
    if signature.note:
        found.append(_of("sign here", signature.note, ITALIC, 14))
    if signature.name:
        found.append(_of("signer", signature.name, BOLD, 14))
    return tuple(found)


def _annex(annex: Annex, document: Document, guide: Guide) -> Iterator[Element]:
    yield Begin(document, annex.label, annex.landscape)
    yield _of("annex", annex.label, BOLD, 14)
    if annex.title:
        yield _of("annex title", annex.title.upper(), BOLD, 14)
    yield _of("enclosure", annex.note or _enclosed_with(document, guide), ITALIC, 14)
    yield from _blocks(annex.blocks, guide)


def _enclosed_with(document: Document, guide: Guide) -> str:
    number = number_of(document, guide).replace("Số", "số", 1) if document.symbol else ""
    kind = document.title_type.capitalize() or "Công văn"
    return f"(Kèm theo {kind} {number} {date_of(document)})"
