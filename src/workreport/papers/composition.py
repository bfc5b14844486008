"""From a document to the sequence of things the press sets one after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from reportlab import rl_config
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak, PageTemplate

from workreport.domain import document as content
from workreport.domain.errors import RuleError
from workreport.i18n.translation import speaking
from workreport.papers.blocks import Blocks, ended, leads
from workreport.papers.bond import LAST_LINES, Bond, Outline, line_count
from workreport.papers.closing import ClosingBlock, recipient_lines
from workreport.papers.contents import Noted, PageNotes, PagesFilledIn
from workreport.papers.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, width_of
from workreport.papers.letterhead import CentredRule, LetterheadBlock, enclosure, leading_of
from workreport.papers.profile import Profile
from workreport.papers.sheet import (
    GivenUpError,
    PaperFile,
    Part,
    Running,
    Sheet,
    SheetTemplate,
)
from workreport.papers.words import clean, flat, fold, runs, style, underlined, words

SUBMISSION = "TỜ TRÌNH"
RUNNING = "Tài liệu {number}"
PART_OF_SUBJECT = 0.4
Flow = list[Flowable]


def compose(
    document: content.Document,
    profile: Profile,
    progress: Callable[[int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> bytes:
    """Print a document with everything enclosed into one file. The fonts are loaded already."""
    # Nothing a person typed may make the library fetch a file or an address.
    rl_config.trustedHosts, rl_config.trustedSchemes = [], ["data"]
    parts = [Part(each, index) for index, each in enumerate(_all(document))]
    if document.numbered_through:
        for part in parts[1:]:
            # A page torn from the file is proved by the file's own code.
            part.document = replace(part.document, snapshot=document.snapshot, mark=document.mark)
            part.first_page, part.running = 1, RUNNING.format(number=part.index)
    templates: list[PageTemplate] = [
        SheetTemplate(part, profile, landscape)
        for part in parts
        for landscape in (part.document.landscape, not part.document.landscape)
    ]
    with speaking(document.language):
        file = PaperFile(document, templates, progress, cancelled)
        composer = _Composer(profile)
        try:
            flow = [piece for part in parts for piece in composer.part(part)]
            file.build([*flow, PagesFilledIn(composer.notes, profile.body.size)])
        except GivenUpError:
            raise RuleError("paper_cancelled") from None
    return file.bytes.getvalue()


def _all(document: content.Document) -> Iterator[content.Document]:
    yield document
    for enclosed in document.enclosed:
        yield from _all(enclosed)


class _Composer:
    """Composes the parts of one file; bookmarks are numbered through."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self.notes = PageNotes()
        self._marks = 0
        self._level = -1

    def _outline(self, title: str, level: int) -> Outline:
        """Return a bookmark; a level may be only one deeper than the one before."""
        self._marks += 1
        self._level = min(level, self._level + 1)
        return Outline(f"mark-{self._marks}", flat(title).strip(), self._level)

    def part(self, part: Part) -> Flow:
        """Return everything of one document, its annexes included."""
        document = part.document
        sheet = Sheet.of(self._profile, document.landscape)
        flow: Flow = []
        if part.index:
            flow += [NextPageTemplate(part.template(document.landscape)), PageBreak()]
        name = f"{document.title_type} {document.subject}"
        if part.index:
            flow.append(Noted(self.notes))
        flow += [self._outline(name, 0), LetterheadBlock(document, self._profile)]
        flow += self._title(document, sheet.text_width)
        blocks = ended(document, self._profile.body.end_mark)
        flow += self._body(document, blocks, sheet, self._tail(document))
        flow += self._recipients_below(document)
        for annex in document.annexes:
            flow += [NextPageTemplate(part.template(annex.landscape)), PageBreak()]
            flow += [Running(part, annex.label)] if part.running else []
            flow += [Noted(self.notes)] if part.index else []
            flow += self._annex(annex, document)
        return flow

    def _title(self, document: content.Document, width: float) -> Flow:
        rules = self._profile.title_block
        flow: Flow = []
        if document.title_type:
            kind = style(
                rules.type_size, leading_of(rules.type_size, 20), "center", face=BOLD, after=2
            )
            lead = leading_of(rules.subject_size)
            subject = style(rules.subject_size, lead, "center", face=BOLD)
            flow += [words(document.title_type.upper(), kind), words(document.subject, subject)]
            if rules.mark:
                flow.append(words(rules.mark, style(14, 18, "center", after=12)))
            if rules.rule:
                pieces = fold(document.subject, BOLD, rules.subject_size, width)
                longest = max((width_of(p, BOLD, rules.subject_size) for p in pieces), default=0.0)
                flow.append(CentredRule(PART_OF_SUBJECT * longest, 14))
        if document.addressee:
            flow.append(self._addressee(document))
        return flow

    def _addressee(self, document: content.Document) -> Flowable:
        rules = self._profile.title_block
        submission = clean(document.title_type).upper() == SUBMISSION
        label = rules.submission_label if submission else rules.addressee_label
        return runs(
            [content.Run(f"{label} ", italic=rules.addressee_italic),
             content.Run(document.addressee)],
            style(rules.addressee_size, leading_of(rules.addressee_size), "center", after=10),
        )  # fmt: skip

    def _tail(self, document: content.Document) -> Flow:
        closes = document.signature or document.countersignature or document.recipients
        return [ClosingBlock(document, self._profile)] if closes else []

    def _body(
        self, document: content.Document, blocks: Sequence[content.Block], sheet: Sheet, tail: Flow
    ) -> Flow:
        """Set the blocks; headings are bonded to what follows, the tail to what precedes."""
        setting = Blocks(self._profile, sheet.text_width, document)
        units: list[tuple[Flow, Flowable]] = []
        heads: Flow = []
        for is_head, pieces in self._pieces(blocks, setting, sheet.text_height - 1):
            if is_head:
                heads += pieces
                continue
            units += [(heads, pieces[0]), *(([], piece) for piece in pieces[1:])]
            heads = []
        end = [*heads, *tail]
        if not end:
            return list(_bonded(units, sheet.text_height))
        if heads or not units:
            return [
                *_bonded(units, sheet.text_height),
                Bond(heads, None, tail, sheet.text_height),
            ]
        last, over = _kept_above(units, sheet.text_width)
        foot = Bond(*last, [*over, *tail], sheet.text_height)
        return [*_bonded(units, sheet.text_height), foot]

    def _pieces(
        self, blocks: Sequence[content.Block], setting: Blocks, height: float
    ) -> Iterator[tuple[bool, Flow]]:
        following = [*blocks[1:], None]
        for block, after in zip(blocks, following, strict=False):
            if isinstance(block, content.Heading):
                label = f"{block.number} {block.text}"
                yield True, [self._outline(label, block.level), setting.heading(block)]
            elif isinstance(block, content.PageBreak):
                # Asked on an untouched page, this leaves no blank one behind.
                yield False, [CondPageBreak(height)]
            else:
                if isinstance(block, content.Table) and block.caption:
                    yield True, [setting.caption(block.caption)]
                pieces = setting.text(block)
                if pieces:
                    yield leads(block, after), pieces

    def _recipients_below(self, document: content.Document) -> Flow:
        closing = self._profile.closing
        if not ClosingBlock(document, self._profile).recipients_below:
            return []
        size = closing.recipients_size
        look = style(size, size * 1.2)
        plain = closing.recipients_label_style == "underlined"
        label = style(closing.recipients_label_size, 18, face=REGULAR if plain else BOLD_ITALIC)
        label.spaceBefore = 18
        head = (underlined if plain else words)(closing.recipients_label, label)
        below = [words(line, look) for line in recipient_lines(document, closing)]
        return [head, *below]

    def _annex(self, annex: content.Annex, document: content.Document) -> Flow:
        rules = self._profile.annex
        sheet = Sheet.of(self._profile, annex.landscape)
        flow: Flow = [
            self._outline(f"{annex.label}. {annex.title}" if annex.title else annex.label, 1),
            words(
                annex.label,
                style(rules.label_size, leading_of(rules.label_size), "center", face=BOLD),
            ),
        ]
        if annex.title:
            title = style(rules.title_size, leading_of(rules.title_size), "center", face=BOLD)
            flow.append(words(annex.title.upper(), title))
        note = annex.note or enclosure(document, self._profile)
        face = ITALIC if rules.note_italic else REGULAR
        look = style(rules.note_size, leading_of(rules.note_size), "center", face=face, after=10)
        flow.append(words(note, look))
        return flow + self._body(document, annex.blocks, sheet, [])


def _bonded(units: Iterable[tuple[Flow, Flowable]], full: float) -> Iterator[Flowable]:
    """Bond headings to the piece below them."""
    for heads, piece in units:
        yield Bond(heads, piece, [], full) if heads else piece


def _kept_above(
    units: list[tuple[Flow, Flowable]], width: float
) -> tuple[tuple[Flow, Flowable], Flow]:
    """Take from the end what must stand above a signature on its page.

    Returns the last piece that may be split, with its headings, and what follows it. A piece of
    one line alone would leave a signature with too little text above it, so the one before goes
    with it; never across a break of the page.
    """
    heads, piece = units.pop()
    found = line_count(piece, width)
    over: Flow = []
    while found < LAST_LINES and units and not isinstance(units[-1][1], CondPageBreak):
        over = [*heads, piece, *over]
        heads, piece = units.pop()
        found += line_count(piece, width)
    return (heads, piece), over
