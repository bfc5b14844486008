"""A layout profile as flat values, and what speaks against them.

A profile of the agency begins as a copy of a shipped one, its base: values its writer did not know
yet are those of the base.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import cast
from unicodedata import category, normalize

from workreport.domain.layout_fields import (
    BY_PATH,
    FIELDS,
    LONGEST,
    NUMBER_WORDS,
    LayoutField,
    Value,
)

_DEPTH = 2  # dots of a path; the rest belongs to its last name, as in closing.authority.Q.
_SHEETS = {"portrait": (210.0, 297.0), "landscape": (297.0, 210.0)}  # A4, millimetres
_LEAST_WIDTH, _LEAST_HEIGHT = 110.0, 100.0
_POINT = 25.4 / 72
_HEAD = ("code", "title", "version", "source", "lawful")
_BIGGEST = 1e6  # beyond it nothing is a size; a not-a-number is not below it either
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # controls, turned directions, half letters
_BREAKS = frozenset({"Cc", "Zl", "Zp"})
LONGEST_TITLE = 120
_CODE = re.compile(r"[a-z][a-z0-9_]{1,29}")


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A layout profile: a shipped one, or a version of the agency's own copy of one."""

    code: str
    version: int
    title: str
    values: Mapping[str, Value] = field(hash=False)
    source: str = ""  # the guidance
    base: str = ""  # code of the shipped profile; its own for a shipped one
    lawful: Mapping[str, tuple[float, float]] = field(default_factory=dict, hash=False)
    note: str = ""  # why this version was made
    entry: str = ""  # empty for a shipped one
    in_conflict: bool = False

    @property
    def ref(self) -> str:
        """Code and version, which name it for ever: ``btctu@2``."""
        return f"{self.code}@{self.version}"

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program."""
        return not self.entry and self.code == self.base

    def text(self, value: str) -> str:
        """Return a value that is a text."""
        return str(self.values[value])


@dataclass(frozen=True, slots=True)
class LayoutFinding:
    """What speaks against a value; a refused one cannot be signed, others are for the eye."""

    code: str
    path: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    refused: bool = True


def flat(data: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a profile file by path, head and ranges aside."""
    return dict(_walk({k: v for k, v in data.items() if k not in _HEAD}, ""))


def _walk(data: Mapping[str, object], above: str) -> Iterator[tuple[str, object]]:
    for name, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from _walk(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", tuple(value) if isinstance(value, list) else value


def nested(layout: PaperLayout) -> dict[str, object]:
    """Return a profile in the shape of a profile file."""
    found: dict[str, object] = {
        "code": layout.code,
        "title": layout.title,
        "version": layout.version,
        "source": layout.source,
    }
    for path, value in layout.values.items():
        *groups, name = path.split(".", _DEPTH)
        place = found
        for group in groups:
            inner = place.setdefault(group, {})
            assert isinstance(inner, dict)  # noqa: S101 - no path is the beginning of another
            place = inner
        place[name] = value
    found["lawful"] = {path: list(ends) for path, ends in layout.lawful.items()}
    return found


def written(layout: PaperLayout) -> str:
    """Return a profile as the text of a file."""
    return json.dumps(nested(layout), ensure_ascii=False, indent=2)


def overlaid(base: Mapping[str, Value], own: Mapping[str, object]) -> dict[str, Value]:
    """Return own values where they fit their place, the base's elsewhere."""
    found = dict(base)
    for path, usual in base.items():
        value = own.get(path)
        if value is not None and _is_like(value, usual, BY_PATH.get(path)):
            found[path] = cast("Value", value)  # it is like the usual one
    return found


def printable(base: Mapping[str, Value], own: Mapping[str, object]) -> dict[str, Value]:
    """Return the values of a profile that came from elsewhere, as far as papers can be set by them.

    Whoever signs is told what is nonsense; an entry of another program may hold it all the same,
    and no paper of anybody may fail for that: a refused value gives way to that of the base.
    """
    found = overlaid(base, own)
    for one in findings(found, {}):
        found[one.path] = base[one.path]
    return dict(base) if findings(found, {}) else found


def shown_title(text: str) -> str:
    """Return a title on one line, without what no screen shows, and no longer than one may be."""
    # A space stands for what would begin a line, and nothing for what cannot be seen.
    plain = (
        each if (kind := category(each)) not in _HIDDEN else " " if kind in _BREAKS else ""
        for each in normalize("NFC", text)
    )
    return " ".join("".join(plain).split())[:LONGEST_TITLE].strip()


def is_code(text: str) -> bool:
    """Tell whether a profile of the agency can be named so."""
    return _CODE.fullmatch(text) is not None


def is_number_format(text: str) -> bool:
    """Tell whether number, type and agency stand in a text in braces, and nothing else does."""
    return len(text) <= LONGEST and _places(text) == NUMBER_WORDS


def _is_like(value: object, usual: Value, known: LayoutField | None) -> bool:
    if isinstance(usual, Mapping):
        return value == usual  # no boxes at all
    if isinstance(usual, bool) or isinstance(value, bool):
        return isinstance(usual, bool) and isinstance(value, bool)
    if isinstance(usual, str):
        return isinstance(value, str) and (not known or not known.choices or value in known.choices)
    if isinstance(usual, tuple) or isinstance(value, tuple):
        return known is not None and known.sort == "box" and _is_box(value)
    whole = known is not None and known.sort == "whole"
    return isinstance(value, int if whole else (int, float)) and abs(value) <= _BIGGEST


def _is_box(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == len(("width", "height"))
        and all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in value)
        and all(abs(each) <= _BIGGEST for each in value)
    )


def unfit(base: Mapping[str, Value], own: Mapping[str, object]) -> list[str]:
    """Return the paths of a file that are unknown, or hold another sort of value."""
    return [
        path
        for path, value in own.items()
        if path not in base or not _is_like(value, base[path], BY_PATH.get(path))
    ]


def changed(base: Mapping[str, Value], values: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the paths whose values differ, in the order of the form."""
    order = [each.path for each in FIELDS] + [path for path in base if path not in BY_PATH]
    return tuple(path for path in order if values.get(path) != base.get(path))


def findings(
    values: Mapping[str, Value], lawful: Mapping[str, tuple[float, float]]
) -> tuple[LayoutFinding, ...]:
    """Say what speaks against a set of values: nonsense is refused, the guidance warned of."""
    found = [one for each in FIELDS if each.path in values for one in _of_field(each, values)]
    if not found:
        found = list(_together(values))
    bad = {one.path for one in found}
    for path, (least, most) in lawful.items():
        value = values.get(path)
        if path in bad or not isinstance(value, (int, float)):
            continue
        if not least <= value <= most:
            said = {"value": value, "least": least, "most": most}
            code = "layout_value_other" if least == most else "layout_value_unusual"
            found.append(LayoutFinding(code, path, said, refused=False))
    return tuple(found)


def _of_field(known: LayoutField, values: Mapping[str, Value]) -> Iterator[LayoutFinding]:
    value = values[known.path]
    if isinstance(value, bool):
        return
    if isinstance(value, str):
        yield from _of_text(known, value)
    elif not all(known.least <= each <= known.most for each in _numbers(value)):
        said = {"value": value, "least": known.least, "most": known.most}
        yield LayoutFinding("layout_value_nonsense", known.path, said)


def _of_text(known: LayoutField, text: str) -> Iterator[LayoutFinding]:
    if known.choices:
        if text not in known.choices:
            said = {"value": text, "known": ", ".join(known.choices)}
            yield LayoutFinding("layout_choice_unknown", known.path, said)
        return
    if len(text) > LONGEST or any(ord(letter) < ord(" ") for letter in text):
        yield LayoutFinding("layout_text_too_long", known.path, {"limit": LONGEST})
    elif any(category(letter) in _HIDDEN for letter in text):
        yield LayoutFinding("layout_text_hidden", known.path)
    elif known.needed and not text.strip():
        yield LayoutFinding("layout_text_missing", known.path)
    elif known.words and _places(text) != known.words:
        said = {"words": ", ".join(f"{{{word}}}" for word in sorted(known.words))}
        yield LayoutFinding("layout_format_wrong", known.path, said)


def _places(text: str) -> frozenset[str] | None:
    """Return what stands in braces; None where the braces say anything else."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    if any(form or how for _text, _name, form, how in parts):
        return None
    return frozenset(name for _text, name, _form, _how in parts if name is not None)


def _together(values: Mapping[str, Value]) -> Iterator[LayoutFinding]:
    """Look at values that are right by themselves and wrong beside each other."""
    for sheet, (width, height) in _SHEETS.items():
        edges = {
            edge: _number(values, f"page.{sheet}.{edge}")
            for edge in ("top", "bottom", "left", "right")
        }
        wide, high = width - edges["left"] - edges["right"], height - edges["top"] - edges["bottom"]
        if wide < _LEAST_WIDTH or high < _LEAST_HEIGHT:
            said = {"width": wide, "height": high, "wide": _LEAST_WIDTH, "high": _LEAST_HEIGHT}
            yield LayoutFinding("layout_text_area_small", f"page.{sheet}.left", said)
        bottom = _number(values, "page.number_from_top") + _POINT * _number(
            values, "page.number_size"
        )
        if bottom > edges["top"]:
            said = {"bottom": round(bottom, 1), "top": edges["top"]}
            yield LayoutFinding("layout_number_in_text", f"page.{sheet}.top", said)
    leading, size = _number(values, "body.leading"), _number(values, "body.size")
    if leading < size:
        said = {"leading": leading, "size": size}
        yield LayoutFinding("layout_lines_overlap", "body.leading", said)


def _number(values: Mapping[str, Value], path: str) -> float:
    value = values.get(path, 0)
    return float(value) if isinstance(value, (int, float)) else 0.0


def _numbers(value: float | tuple[float, ...]) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,)
