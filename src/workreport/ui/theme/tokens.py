"""The colours of both themes as data, each under the name of its role."""

from dataclasses import dataclass, fields

_LINEAR_LIMIT = 0.04045


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Colours:
    """One theme: every field is a token, every value an sRGB colour like ``#1A2029``."""

    is_dark: bool
    window: str
    surface: str
    sunken: str
    raised: str
    hover: str
    line: str
    line2: str
    edge: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str
    accent_text: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    idle: str
    idle_soft: str
    heat_ok: str
    heat_ok2: str
    heat_warn: str
    heat_bad: str
    paper: str

    def of(self, token: str) -> str:
        """Return the colour of a token by its name."""
        colour = getattr(self, token)
        if not isinstance(colour, str):
            raise KeyError(token)
        return colour

    def named(self) -> dict[str, str]:
        """Return every token with its colour, in the order of the look book."""
        return {field.name: self.of(field.name) for field in fields(self)[1:]}


LIGHT = Colours(
    is_dark=False,
    window="#F4F5F7",
    surface="#FFFFFF",
    sunken="#EEF0F3",
    raised="#FFFFFF",
    hover="#F0F2F5",
    line="#E3E6EB",
    line2="#CDD2DA",
    edge="#7F8896",
    text="#1A2029",
    text2="#454E5C",
    text3="#5C6675",
    accent="#2A5DB0",
    accent_hover="#234F98",
    accent_press="#1C4180",
    on_accent="#FFFFFF",
    accent_soft="#E6EEFA",
    accent_text="#1F4E9C",
    ok="#1B6B41",
    ok_soft="#E2F2E8",
    warn="#875000",
    warn_soft="#FBEFD5",
    bad="#B02A20",
    bad_soft="#FBE7E4",
    idle="#4D5664",
    idle_soft="#EBEDF1",
    heat_ok="#CDE8D7",
    heat_ok2="#9FD3B3",
    heat_warn="#F6DDA8",
    heat_bad="#EFB0A8",
    paper="#FFFFFF",
)

DARK = Colours(
    is_dark=True,
    window="#14171C",
    surface="#1B1F26",
    sunken="#222730",
    raised="#272D37",
    hover="#242A33",
    line="#2D333D",
    line2="#414956",
    edge="#7C8694",
    text="#E8EBF0",
    text2="#BAC2CE",
    text3="#9BA5B3",
    accent="#7FAAF2",
    accent_hover="#97BAF5",
    accent_press="#B0CBF8",
    on_accent="#0D1B33",
    accent_soft="#22314D",
    accent_text="#A6C4F9",
    ok="#7FCF9F",
    ok_soft="#1B3427",
    warn="#E9B861",
    warn_soft="#3A2E16",
    bad="#F59D94",
    bad_soft="#452422",
    idle="#B3BBC7",
    idle_soft="#2B313B",
    heat_ok="#234534",
    heat_ok2="#2F6348",
    heat_warn="#574318",
    heat_bad="#6E332D",
    paper="#F3F3F1",
)


def _luminance(colour: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (
        part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(weight * part for weight, part in zip(weights, linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by the WCAG 2 formula, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
