"""Sentences with emphasised parts, without any markup: people's text stays plain text."""

from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence; ``ink`` names its colour, empty means the colour around it.

    ``mark`` sets it apart from another text: added, removed or repeated.
    """

    text: str
    is_strong: bool = False
    ink: str = ""
    mark: str = ""


def plain(text: str) -> tuple[Span, ...]:
    """Return a sentence without emphasis."""
    return (Span(text),)


def emphasised(template: str, **values: object) -> tuple[Span, ...]:
    """Fill a translated template and emphasise the values that were filled in.

    A value may be a :class:`Span` when it has a colour of its own or should not be strong.
    """
    spans: list[Span] = []
    for literal, name, _form, _conversion in Formatter().parse(template):
        if literal:
            spans.append(Span(literal))
        if name is not None:
            value = values[name]
            spans.append(value if isinstance(value, Span) else Span(str(value), is_strong=True))
    return tuple(spans)


def text_of(spans: tuple[Span, ...]) -> str:
    """Return the words alone, for accessible names and tooltips."""
    return "".join(span.text for span in spans)
