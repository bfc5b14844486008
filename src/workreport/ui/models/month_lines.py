"""What the page of the month shows: frozen lines, texts ready to be read."""

from dataclasses import dataclass

from workreport.ui.theme.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """One finding: where it is, and what is wrong; ``place`` names the page and cell."""

    id: str
    severity: str
    words: tuple[Span, ...]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsLine:
    """Something new: an answer of the Office, results sent by somebody, tasks carried over."""

    id: str
    icon: str
    ink: str
    words: tuple[Span, ...]
    about: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthHead:
    """The sentence of the month, its reason, and the next step."""

    sentence: str
    reason: tuple[Span, ...]
    next_step: str
    next_note: str = ""
    refused: str = ""
    """Why the next step cannot be taken; empty when it can."""
