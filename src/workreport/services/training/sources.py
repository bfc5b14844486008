"""Where tasks of the training agency come from: its work programme, and tasks that come back."""

import json
from datetime import timedelta

import msgspec

from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.services.programmes import Item, Programme
from workreport.services.recurrence import RecurrenceRule
from workreport.services.training.stage import OFFICE_DESK, Stage

SOURCE = "training/sources.json"
_DECEMBER = 12  # rules hold to the end of the next year


class ItemText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of the programme; ``month`` counts from the month that is lived."""

    unit: str
    content: str
    product: str
    month: int
    day: int
    partners: list[str] = []


class ProgrammeText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The programme of the year."""

    title: str
    basis: str
    items: list[ItemText]


class RuleText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A task that comes back; ``skip`` says why it does not in the month that is lived."""

    unit: str
    content: str
    product: str
    every: str
    day: int
    skip: str = ""


class SourceTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    programme: ProgrammeText
    recurring: list[RuleText]


def set_sources(stage: Stage, period: Period) -> None:
    """Sign the programme of the year and the rules; a month that is open takes in nothing yet."""
    texts = msgspec.convert(json.loads(stage.program.resources.text(SOURCE)), SourceTexts)
    units = {one.code: one.unit for one in stage.departments}
    words = _("Văn phòng ký chương trình công tác năm và việc định kỳ của các phòng")
    with stage.step(words):
        stage.office.programmes.keep(_programme(texts.programme, period, units))
        for rule in texts.recurring:
            if rule.unit in units:
                _set_rule(stage, rule, period, units[rule.unit])
        stage.sync(OFFICE_DESK)


def _programme(text: ProgrammeText, period: Period, units: dict[str, str]) -> Programme:
    items = [
        Item(
            content=one.content,
            unit=units[one.unit],
            partners=tuple(units[code] for code in one.partners if code in units),
            product=one.product,
            due_on=period.plus(one.month).first_day + timedelta(days=one.day - 1),
            months=(period.plus(one.month),),
        )
        for one in text.items
        if one.unit in units
    ]
    return Programme(
        title=text.title.format(y=period.year),
        span="year",
        first_year=period.year,
        last_year=period.year,
        items=tuple(items),
        basis=text.basis,
    )


def _set_rule(stage: Stage, text: RuleText, period: Period, unit: str) -> None:
    recurrence = stage.office.recurrence
    rule = recurrence.keep(
        RecurrenceRule(
            unit=unit,
            content=text.content,
            product=text.product,
            first=period,
            last=Period(period.year + 1, _DECEMBER),
            every=text.every,
            day=text.day,
        )
    )
    if text.skip:
        recurrence.skip(rule, period, text.skip)
