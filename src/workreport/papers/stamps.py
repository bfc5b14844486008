"""The marks of secrecy, urgency and circulation on the first page, and how the press draws them.

A boxed mark is red as the stamps of offices are; words without a border are black like the text.
"""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from workreport.domain.document import Document
from workreport.papers.fonts import BOLD, REGULAR, width_of
from workreport.papers.profile import Profile
from workreport.papers.words import clean, fold

RED = (0.84, 0.0, 0.0)
RED_HEX = "D60000"
BORDER = 0.75
ABOVE = 1.5 * mm  # free above each mark
LINE = 18.0  # height of a mark without a border
PAD = 2 * mm  # between border and words
CAPITAL = 0.66  # of the size: the height of capitals, by which words stand in the middle


@dataclass(frozen=True, slots=True)
class Stamp:
    """One mark; lengths in points, without a width there is no border."""

    text: str
    size: float
    width: float = 0.0
    height: float = LINE
    gap: float = 0.0  # between two borders; 0: there is only one

    @property
    def room(self) -> float:
        """Height with what stays free above."""
        return self.height + ABOVE

    @property
    def reach(self) -> float:
        """Width of border or words, whichever is wider."""
        return max(self.width, width_of(self.text, BOLD, self.size))


def stamps_of(document: Document, profile: Profile) -> tuple[Stamp, ...]:
    """Return the marks of secrecy and urgency, in the order in which they stand."""
    rules, marks = profile.marks, document.marks
    found = []
    if marks.secrecy_words:
        width, height = rules.secrecy_boxes[marks.secrecy]
        found.append(
            Stamp(
                marks.secrecy_words, rules.secrecy_size, width * mm, height * mm,
                rules.secrecy_gap * mm,
            )
        )  # fmt: skip
    if marks.urgency_words:
        width, height = rules.urgency_boxes.get(marks.urgency, (0.0, LINE / mm))
        found.append(Stamp(marks.urgency_words, rules.urgency_size, width * mm, height * mm))
    return tuple(found)


def circulation_lines(document: Document, profile: Profile, width: float) -> list[str]:
    """Return the note on circulation in lines that have room in a width."""
    rules = profile.marks
    room = width - 2 * PAD if rules.circulation_boxed else width
    return fold(clean(document.marks.circulation).upper(), BOLD, rules.circulation_size, room)


def circulation_height(document: Document, profile: Profile, width: float) -> float:
    """Return the height the note on circulation takes; 0 without one."""
    lines = len(circulation_lines(document, profile, width))
    box = ABOVE + 2 * PAD if profile.marks.circulation_boxed else 0.0
    return lines * _leading(profile) + box if lines else 0.0


def contact_of(document: Document, profile: Profile) -> str:
    """Return how to reach the agency: as given with the number, else what letters always bear."""
    usual = "" if document.title_type else profile.footer.contact
    return clean(document.marks.contact or usual)


def typist_of(document: Document, profile: Profile) -> str:
    """Return who typed the paper and how many copies there are."""
    return clean(document.marks.typist or profile.footer.typist)


def fitting(text: str, size: float, room: float) -> float:
    """Return the size, or the smaller one at which one line has room."""
    return min(size, size * room / (width_of(text, REGULAR, size) or 1.0))


def _leading(profile: Profile) -> float:
    return profile.marks.circulation_size * 1.2


def draw_stamp(canvas: Canvas, stamp: Stamp, centre: float, top: float) -> None:
    """Draw a mark below a height."""
    canvas.saveState()
    if stamp.width:
        canvas.setStrokeColorRGB(*RED)
        canvas.setFillColorRGB(*RED)
        canvas.setLineWidth(BORDER)
        for inset in (0.0, stamp.gap) if stamp.gap else (0.0,):
            canvas.rect(
                centre - stamp.width / 2 + inset, top - stamp.height + inset,
                stamp.width - 2 * inset, stamp.height - 2 * inset,
            )  # fmt: skip
    canvas.setFont(BOLD, stamp.size)
    baseline = top - (stamp.height + CAPITAL * stamp.size) / 2
    canvas.drawCentredString(centre, baseline, stamp.text)
    canvas.restoreState()


def draw_stamps(canvas: Canvas, stamps: tuple[Stamp, ...], centre: float, top: float) -> None:
    """Draw marks one below the other."""
    for stamp in stamps:
        draw_stamp(canvas, stamp, centre, top - ABOVE)
        top -= stamp.room


def draw_circulation(
    canvas: Canvas, document: Document, profile: Profile, centre: float, top: float, width: float
) -> None:
    """Draw the note on circulation below a height."""
    lines, size = circulation_lines(document, profile, width), profile.marks.circulation_size
    if not lines:
        return
    canvas.saveState()
    if profile.marks.circulation_boxed:
        longest = max(width_of(line, BOLD, size) for line in lines) + 2 * PAD
        height = circulation_height(document, profile, width) - ABOVE
        canvas.setLineWidth(BORDER)
        canvas.rect(centre - longest / 2, top - ABOVE - height, longest, height)
        top -= ABOVE + PAD
    canvas.setFont(BOLD, size)
    for line in lines:
        canvas.drawCentredString(centre, top - (_leading(profile) + CAPITAL * size) / 2, line)
        top -= _leading(profile)
    canvas.restoreState()
