"""What the set-up page shows, read in one go from the open workspace."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.domain.calendar import day_ended_by
from workreport.domain.deadlines import Deadline, remaining
from workreport.domain.period import Period
from workreport.i18n.deadline_text import filing_end_text
from workreport.i18n.formats import (
    countdown_text,
    deadline_sentence,
    limit_sentence,
    moment_text,
    period_text,
)
from workreport.i18n.messages import cause, next_step
from workreport.i18n.reasons import reason_text
from workreport.i18n.role_text import role_words
from workreport.i18n.translation import _
from workreport.ui.viewmodels.deadline_words import stamped_deadline

if TYPE_CHECKING:
    from workreport.services.book import Look
    from workreport.services.month import MonthLine
    from workreport.services.ports.program import Desk

_SHIFTED = {"day_saturday", "day_sunday", "day_holiday", "day_off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person of the roster."""

    id: str
    name: str
    position: str
    unit: str
    unit_name: str
    works_as: str = ""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit, for lists to choose from."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinerLine:
    """Somebody who asked to join."""

    key: str
    name: str
    about: str
    fingerprint: str
    is_waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """An entry or package that does not count, with reason and step."""

    subject: str
    title: str
    why: str
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFacts:
    """The month shown, its deadlines in words, and the month that can be opened next."""

    title: str
    is_open: bool
    sentences: tuple[str, ...]
    next_title: str
    next_period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFacts:
    """Everything the page shows."""

    is_office: bool
    is_chief: bool
    is_desk: bool
    folder: Path
    exchange_folder: Path | None
    exchange_words: str
    units: tuple[UnitLine, ...]
    people: tuple[PersonLine, ...]
    joiners: tuple[JoinerLine, ...]
    held: tuple[HeldLine, ...]
    month: MonthFacts
    fingerprint: str


def read_settings(desk: "Desk", period: Period) -> SettingsFacts:
    """Read the page; done off the UI thread."""
    month = desk.periods.month(period)
    known = desk.periods.known()
    state = desk.exchange_state.state()
    following = known[-1].next if known else period
    with desk.book.looking() as look:
        identity = look.identity
        facts = SettingsFacts(
            is_office=look.is_office,
            is_chief=look.has_role("chief"),
            is_desk=look.authority.desk == identity.writer,
            folder=desk.folder,
            exchange_folder=state.folder,
            exchange_words=_exchange_words(state.folder, state.last_contact_at),
            units=tuple(
                UnitLine(unit.code, unit.name) for unit in look.directory.units_on(look.today)
            ),
            people=_people(look),
            joiners=(),
            held=(),
            month=_month(desk, month, following, look.now),
            fingerprint=identity.keys.public.fingerprint,
        )
    joiners = _joiners(desk) if facts.is_office else ()
    return replace(facts, joiners=joiners, held=_held(desk))


def _exchange_words(folder: Path | None, last_at: datetime | None) -> str:
    if folder is None:
        return _("Chưa chọn thư mục trao đổi.")
    if last_at is None:
        return _("Chưa xem thư mục lần nào.")
    return _("Xem lần cuối lúc {at}.").format(at=moment_text(last_at))


def _people(look: "Look") -> tuple[PersonLine, ...]:
    found = []
    for unit in look.directory.units_on(look.today):
        for one in look.directory.members(unit.unit):
            roles = sorted(
                {role for role, _unit in look.authority.roles_of(one.person, look.today)}
            )
            found.append(
                PersonLine(
                    id=one.person,
                    name=one.name,
                    position=one.position,
                    unit=unit.unit,
                    unit_name=unit.name,
                    works_as=", ".join(role_words(role) for role in roles),
                )
            )
    return tuple(found)


def _joiners(desk: "Desk") -> tuple[JoinerLine, ...]:
    return tuple(
        JoinerLine(
            key=one.key,
            name=one.name,
            about=_("{role}, {unit} · đến lúc {at}").format(
                role=role_words(one.role), unit=one.unit, at=moment_text(one.received_at)
            ),
            fingerprint=one.fingerprint,
            is_waiting=one.state == "waiting",
        )
        for one in desk.joining.requests()
    )


def _held(desk: "Desk") -> tuple[HeldLine, ...]:
    return tuple(
        HeldLine(
            subject=one.subject,
            title=_("Gói {name}").format(name=one.subject)
            if one.kind == "package"
            else _("Mục {kind} · {id}").format(kind=one.kind, id=one.subject[:12]),
            why=cause(one.code, {}) if one.code else _("Đang chờ mục đứng trước."),
            step=next_step(one.code, {}) if one.code else "",
        )
        for one in desk.maintenance.held_back()
    )


def _month(desk: "Desk", month: "MonthLine", following: Period, now: datetime) -> MonthFacts:
    if month.opened is None:
        report, office = desk.periods.deadlines(month.period)
    else:
        report, office = (
            stamped_deadline(month.opened.report),
            stamped_deadline(month.opened.office),
        )
    sentences = [
        *_deadline_words(report, now, month, "report"),
        *_deadline_words(office, now, month, "office"),
    ]
    return MonthFacts(
        title=period_text(str(month.period)),
        is_open=month.opened is not None,
        sentences=tuple(sentences),
        next_title=period_text(str(following), "inline"),
        next_period=following,
    )


def _deadline_words(due: Deadline, now: datetime, month: "MonthLine", purpose: str) -> list[str]:
    left = remaining(due, now, month.calendar)
    words = [
        deadline_sentence(
            left.until,
            countdown_text(left.state, left.working_days, left.overdue_days),
            purpose,
            last_chance=left.past_target,
        )
    ]
    why = next((one for one in due.reasons if one.code in _SHIFTED), None)
    if due.limit_day != due.target_day:
        reason = "" if why is None else reason_text(why.code, why.values)
        words.append(limit_sentence(due.limit_day, purpose, reason))
    end = None if month.opened is None else month.opened.filing_end_at
    if purpose == "report" and end is not None:
        words.append(filing_end_text(day_ended_by(end), is_over=now > end))
    return words
