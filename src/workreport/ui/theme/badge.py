"""A badge: the icon, word and tone that tell a state, never by colour alone."""

from dataclasses import dataclass
from enum import StrEnum

from workreport.ui.theme.tokens import Colours


class Tone(StrEnum):
    """What a state means to the reader."""

    OK = "ok"
    INFO = "info"
    WARN = "warn"
    BAD = "bad"
    IDLE = "idle"
    OUTLINE = "outline"
    """A fact beside the state: drawn with a border only."""
    QUIET = "quiet"
    """The normal case: icon and word without background."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What a chip shows; ``icon`` is the name of an icon file, empty for none."""

    text: str
    icon: str = ""
    tone: Tone = Tone.IDLE
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class ToneColours:
    """The colours of a tone; an empty background or border is not drawn."""

    text: str
    icon: str
    background: str
    border: str


def tone_colours(tone: Tone, colours: Colours, *, is_tinted: bool = False) -> ToneColours:
    """Return the colours of a tone; on a tinted row a chip has no background."""
    match tone:
        case Tone.INFO:
            found = ToneColours(colours.accent_text, colours.accent_text, colours.accent_soft, "")
        case Tone.OUTLINE:
            return ToneColours(colours.text2, colours.text2, colours.surface, colours.line2)
        case Tone.QUIET:
            return ToneColours(colours.text2, colours.ok, "", "")
        case _:
            ink = colours.of(tone)
            found = ToneColours(ink, ink, colours.of(f"{tone}_soft"), "")
    if is_tinted:
        return ToneColours(found.text, found.icon, "", "")
    return found
