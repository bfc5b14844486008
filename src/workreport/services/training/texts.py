"""The words of the training agency: read from the resources, chosen the same way for one seed."""

import hashlib
import json
from dataclasses import dataclass

import msgspec

from workreport.domain.period import Period
from workreport.services.ports.machine import Resources

SOURCE = "training/texts.json"


class TaskText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A task with what a report may say about it."""

    content: str
    product: str
    due: int  # day of the month; 0 for none
    coef: str
    done: str
    doing: str
    count: int
    paper: str
    partners: list[str] = []


class UnitText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a unit works on and writes."""

    recurring: list[TaskText]
    special: dict[str, list[TaskText]]
    ad_hoc: list[TaskText]
    advantages: list[str]
    limitations: list[str]
    causes: list[str]
    proposals: list[str]
    next: list[str]


class ExtraUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A department beyond those of the sample roster."""

    code: str
    name: str
    short: str
    work: list[str]


class FieldText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field of work with the words by which its tasks are known."""

    name: str
    words: list[str]


class AgencyText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the agency is called."""

    name: str
    parent: str
    place: str


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All words of the training agency."""

    agency: AgencyText
    directors: list[str]
    units: dict[str, UnitText]
    late_causes: list[str]
    low_quality_causes: list[str]
    open_causes: list[str]
    remarks: dict[str, list[str]]
    conclusions: dict[str, str]
    extra_units: list[ExtraUnit]
    surnames: list[str]
    middle_names: list[str]
    given_names: list[str]
    fields: list[FieldText]
    same_work: str  # how the tasks begin that two departments report and the Office calls one
    same_content: str

    def field_of(self, content: str) -> str:
        """Return the field of work of a task: the first whose words it contains."""
        said = content.casefold()
        return next((one.name for one in self.fields if any(w in said for w in one.words)), "")

    def unit(self, code: str, name: str) -> UnitText:
        """Return the words of a unit; an additional one writes with the voice of another."""
        known = self.units.get(code)
        if known is not None:
            return known
        voices = sorted(self.units)
        lent = self.units[voices[sum(map(ord, code)) % len(voices)]]
        extra = next((one for one in self.extra_units if one.code == code), None)
        work = self.extra_units[0].work if extra is None else extra.work
        return msgspec.structs.replace(
            lent,
            recurring=[_plain(each, order, name) for order, each in enumerate(work)],
            special={"other": []},
            ad_hoc=[],
            next=work[:2],
        )

    def further_unit(self, number: int) -> ExtraUnit:
        """Return the n-th additional department, counted from 0; there is no last one."""
        if number < len(self.extra_units):
            return self.extra_units[number]
        pattern = self.extra_units[number % len(self.extra_units)]
        part = number // len(self.extra_units) + 1
        return ExtraUnit(
            f"{pattern.code}-{part}",
            f"{pattern.name} {part}",
            f"{pattern.short} {part}",
            pattern.work,
        )


def load(resources: Resources) -> Texts:
    """Read the words from the resources."""
    return msgspec.convert(json.loads(resources.text(SOURCE)), Texts)


@dataclass(frozen=True, slots=True)
class Dice:
    """Chance that falls the same way for the same seed and the same question."""

    seed: int

    def roll(self, sides: int, *question: object) -> int:
        """Return a number from 0 to ``sides`` - 1."""
        words = "/".join(str(part) for part in (self.seed, *question))
        return int.from_bytes(hashlib.sha256(words.encode()).digest()[:6]) % sides

    def one(self, choices: list[str], *question: object) -> str:
        """Return one of the choices."""
        return choices[self.roll(len(choices), *question)]


def filled(text: str, period: Period, **values: object) -> str:
    """Fill months and counts into a text."""
    following = period.next
    return text.format_map({"m": period.month, "y": period.year, "n": following.month, **values})


def _plain(content: str, order: int, unit: str) -> TaskText:
    days = (10, 15, 18, 24)
    return TaskText(
        content=content,
        product="Báo cáo",
        due=days[order % len(days)],
        coef=("1", "1.2", "1.5", "1")[order % len(days)],
        done="Đã hoàn thành, {q} sản phẩm được nghiệm thu",
        doing="Đang thực hiện, chờ ý kiến các đơn vị",
        count=6 + sum(map(ord, unit + content)) % 30,
        paper="Báo cáo số {no}-BC/BTCTU",
    )
