"""The foot of an official paper: recipients on the left, the signature on the right."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from typing_extensions import override

from workreport.domain.document import Document, Signature
from workreport.papers.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, width_of
from workreport.papers.letterhead import ASCENT, leading_of
from workreport.papers.profile import ClosingRules, Profile
from workreport.papers.words import clean, fold

LEADING = 18.0
SIGNATURE_WIDTH = 85 * mm
GAP = 5 * mm
MOST_RECIPIENTS = 24  # lines; a longer list stands below the signature, where it may be split
NARROW = 65 * mm  # of the narrowest sheet what the signature leaves for the recipients

Line = tuple[str, str, float, float]  # text, face, size, leading


def recipient_lines(document: Document, rules: ClosingRules) -> list[str]:
    """Return the list of recipients with hyphens and the marks of the profile."""
    names = [clean(name).strip().rstrip(" ;,.") for name in document.recipients]
    names = [name.removeprefix("-").strip() for name in names if name]
    last = len(names) - 1
    return [
        f"- {name}{rules.recipients_end if index == last else rules.recipients_separator}"
        for index, name in enumerate(names)
    ]


def signature_lines(signature: Signature, rules: ClosingRules, width: float) -> list[Line]:
    """Return the lines of one signature from the authority down to the name."""
    size = rules.size
    found: list[Line] = []
    for line in signature.authority:
        written = _authority(clean(line).upper(), rules)
        face = BOLD if rules.authority_bold else REGULAR
        found += [(part, face, size, leading_of(size)) for part in fold(written, face, size, width)]
    bold = rules.title_bold if signature.authority else rules.direct_bold
    face = BOLD if bold else REGULAR
    title = fold(signature.title.upper(), face, size, width)
    found += [(part, face, size, leading_of(size)) for part in title]
    if signature.note:
        note = fold(signature.note, ITALIC, size, width)
        found += [(part, ITALIC, size, leading_of(size)) for part in note]
    found.append(("", REGULAR, size, rules.signing_space))
    face = BOLD if rules.name_bold else REGULAR
    found += [
        (part, face, size, leading_of(size)) for part in fold(signature.name, face, size, width)
    ]
    return found


def _authority(line: str, rules: ClosingRules) -> str:
    """Write the prefix the way the profile does: ``T/L`` of the Party is ``TL.`` of the State."""
    for party, other in rules.authority.items():
        if line.startswith(f"{party} "):
            return f"{other}{line[len(party) :]}"
    return line


def _level(left: list[Line], right: list[Line]) -> None:
    """Lengthen the shorter side's room for signing, so that both names stand level."""
    tops = [next(i for i, line in enumerate(side) if not line[0]) for side in (left, right)]
    heights = [
        sum(line[3] for line in side[:top]) for side, top in zip((left, right), tops, strict=True)
    ]
    for side, top, height in zip((left, right), tops, heights, strict=True):
        text, face, size, leading = side[top]
        side[top] = (text, face, size, leading + max(heights) - height)


class ClosingBlock(Flowable):
    """Both sides beside each other; the block is never split."""

    def __init__(self, document: Document, profile: Profile) -> None:
        super().__init__()
        self._document, self._rules = document, profile.closing
        self._recipients = recipient_lines(document, profile.closing)
        self._left: list[Line] = []
        self._right: list[Line] = []
        self.spaceBefore = LEADING

    @property
    def _two_signatures(self) -> bool:
        return bool(self._document.countersignature and self._document.signature)

    @property
    def recipients_below(self) -> bool:
        """Whether the recipients find no room on the left."""
        if not self._recipients or self._two_signatures:
            return bool(self._recipients)
        size = self._rules.recipients_size
        lines = [len(fold(name, REGULAR, size, NARROW)) for name in self._recipients]
        return sum(lines) > MOST_RECIPIENTS

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        document = self._document
        self._side = min(SIGNATURE_WIDTH, (aW - GAP) / 2 + 5 * mm)
        left_width = aW - self._side - GAP
        self._right = self._left = []
        if document.signature:
            self._right = signature_lines(document.signature, self._rules, self._side)
        if document.countersignature and document.signature:
            self._left = signature_lines(document.countersignature, self._rules, left_width)
            _level(self._left, self._right)
        elif self._recipients and not self.recipients_below:
            self._left = self._recipient_block(left_width)
        self.height = max(sum(line[3] for line in side) for side in (self._left, self._right))
        return aW, self.height

    def _recipient_block(self, width: float) -> list[Line]:
        rules = self._rules
        size = rules.recipients_size
        face = REGULAR if rules.recipients_label_style == "underlined" else BOLD_ITALIC
        label = rules.recipients_label_size
        found: list[Line] = [(rules.recipients_label, face, label, leading_of(label))]
        hang = width_of("- ", REGULAR, size)
        for entry in self._recipients:
            for index, part in enumerate(fold(entry, REGULAR, size, width - hang)):
                found.append((part if index == 0 else f"\0{part}", REGULAR, size, size * 1.2))
        return found

    def draw(self) -> None:
        """Draw both sides."""
        self._draw_signature(self._right, self.width - self._side / 2)
        if self._two_signatures:
            self._draw_signature(self._left, (self.width - self._side - GAP) / 2)
        else:
            self._draw_recipients()

    def _draw_signature(self, lines: list[Line], centre: float) -> None:
        top = self.height
        for text, face, size, leading in lines:
            self.canv.setFont(face, size)
            self.canv.drawCentredString(centre, top - ASCENT * size, text)
            top -= leading

    def _draw_recipients(self) -> None:
        canvas, top = self.canv, self.height
        for index, (text, face, size, leading) in enumerate(self._left):
            baseline = top - ASCENT * self._rules.size if index == 0 else top - ASCENT * size
            indent = width_of("- ", face, size) if text.startswith("\0") else 0.0
            canvas.setFont(face, size)
            canvas.drawString(indent, baseline, text.lstrip("\0"))
            if index == 0 and self._rules.recipients_label_style == "underlined":
                canvas.setLineWidth(0.6)
                canvas.line(0, baseline - 1.6, width_of(text, face, size), baseline - 1.6)
            top -= leading
