"""The sheets of a department's people: what is typed, and what every scheme makes of it at once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workreport.domain.check_people import is_changed
from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact, decimal2, exact_number, plain
from workreport.domain.month_rating import MonthRater, MonthRating
from workreport.domain.rating import RatingResult, general_of
from workreport.domain.rating_input import RatedTask
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.i18n.formats import number_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _, chosen
from workreport.services.formula_words import NAMES
from workreport.services.rating_words import total_words

GENERAL, DEDUCTION, EXEMPT, QUARTERS = "general", "deduction", "exempt", "failed_quarters"
MOST_PERCENT, MOST_QUARTERS, MOST_COUNT = 100, 4, 1000
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class ScoredVoice:
    """What a scheme makes of one voice: points in words, and the level it comes to."""

    general: str = ""
    task: str = ""
    total: str = ""
    computed: str = ""
    is_changed: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A task of a person that was late or faulty: a cause beyond the person may exempt from it."""

    id: str
    content: str
    delays: Exact = 0
    faults: Exact = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """What the fields of a sheet show; ``key`` tells whose sheet it is."""

    key: tuple[str, ...]
    scheme: RatingScheme
    group: str
    sheet: Mapping[str, str]
    tasks: tuple[SheetTask, ...] = ()
    is_open: bool = True

    @property
    def asked(self) -> frozenset[str]:
        """The names the formulas and gates of the scheme ask for."""
        texts = [each.text for each in self.scheme.formulas]
        texts += [each.text for each in self.scheme.gates]
        return frozenset(name for text in texts for name in _NAME.findall(text))

    @property
    def exempted(self) -> tuple[SheetTask, ...]:
        """The tasks something can be exempted from, or was."""
        named = {name.split("/")[1] for name in self.sheet if name.startswith(f"{EXEMPT}/")}
        return tuple(one for one in self.tasks if one.delays or one.faults or one.id in named)


class LiveRatings:
    """Rates the people of a draft as it stands on the screen; made anew after every change."""

    def __init__(self, draft: ReportDraft, rating: MonthRating, today: date) -> None:
        self._people = {one.person: one for one in draft.roster}
        self._rater = MonthRater(draft, rating, draft.as_of or today)

    def scheme(self, person: str) -> RatingScheme | None:
        """Return the scheme of a person; null when there is none that can be read."""
        found = self._people.get(person)
        return None if found is None else self._rater.scheme(found)

    def voice(self, line: RatingLine) -> ScoredVoice:
        """Return what comes of a voice; empty where its scheme has no score."""
        person = self._people.get(line.person)
        scheme = None if person is None else self._rater.scheme(person)
        if person is None or scheme is None or not scheme.has_score:
            return ScoredVoice()
        try:
            return self._voice(person, line)
        except UseError as fault:
            return ScoredVoice(problem=sentence(fault.code, fault.values))

    def tasks(self, line: RatingLine) -> tuple[SheetTask, ...]:
        """Return the tasks of a person with how often each was late or faulty."""
        person = self._people.get(line.person)
        scheme = None if person is None else self._rater.scheme(person)
        if person is None or scheme is None:
            return ()
        try:
            given = self._rater.given(person, self._rater.computed(person, line), scheme)
        except UseError:
            given = self._rater.given(person, replace(line, sheet={}), scheme)
        return sheet_tasks(given.tasks, self._rater.contents)

    def _voice(self, person: RatedPerson, line: RatingLine) -> ScoredVoice:
        said = self._rater.computed(person, line)
        result = self._rater.rate(person, said)
        if result is None:
            return ScoredVoice()
        return ScoredVoice(
            general=_general(result),
            task=_two(result.task_score, result.scheme),
            total="" if line.not_rated else total_words(result),
            computed="" if line.not_rated else said.computed,
            is_changed=is_changed(said),
        )


def sheet_tasks(tasks: Iterable[RatedTask], contents: Mapping[str, str]) -> tuple[SheetTask, ...]:
    """Return rated tasks as a sheet shows them."""
    return tuple(
        SheetTask(one.id, contents.get(one.id, ""), one.delays, one.quality_faults) for one in tasks
    )


def with_points(
    sheet: Mapping[str, str], scheme: RatingScheme, name: str, text: str
) -> dict[str, str]:
    """Return a sheet with one entry changed; an empty text takes it out.

    The sum of the general criteria and its parts exclude each other.

    Raises:
        UseError: The text is no number, or out of the range the scheme allows.
    """
    head, _slash, part = name.partition("/")
    if head == EXEMPT and part.endswith("/by"):
        text = text.strip()
    elif head in {GENERAL, DEDUCTION, "leader", "unit", QUARTERS, EXEMPT} and text.strip():
        text = _checked(scheme, name, text)
    kept = {
        key: value
        for key, value in sheet.items()
        if key != name and not (head == GENERAL and _excludes(key, part))
    }
    return {**kept, name: text.strip()} if text.strip() else kept


def most_of(scheme: RatingScheme, name: str) -> Exact:
    """Return the most an entry of a sheet can be."""
    head, _slash, part = name.partition("/")
    if head == GENERAL:
        parts = {each.code: each.max for each in scheme.criteria}
        return parts.get(part, scheme.general_max) if part else scheme.general_max
    return {"unit": 1, QUARTERS: MOST_QUARTERS, EXEMPT: MOST_COUNT}.get(head, MOST_PERCENT)


def general_text(sheet: Mapping[str, str], scored: ScoredVoice) -> str:
    """Return the points of the general criteria: the sum that was typed, else that of its parts."""
    if GENERAL in sheet:
        return sheet[GENERAL]
    return scored.general


def _excludes(key: str, part: str) -> bool:
    return key == GENERAL if part else key.startswith(f"{GENERAL}/")


def _checked(scheme: RatingScheme, name: str, text: str) -> str:
    plain_text = text.strip().replace(",", ".")
    number = exact_number(plain_text)
    most = most_of(scheme, name)
    if number is None:
        raise UseError("figure_malformed", value=text.strip())
    if not 0 <= number <= most:
        place = place_words(scheme, name)
        raise UseError(
            "rating_value_out_of_range", value=text.strip(), place=place, high=plain(most)
        )
    if name.partition("/")[0] in {QUARTERS, EXEMPT} and not isinstance(number, int):
        raise UseError("sheet_wants_whole", value=text.strip())
    return plain_text


def place_words(scheme: RatingScheme, name: str) -> str:
    """Return what an entry of a sheet is called."""
    head, _slash, part = name.partition("/")
    if head in {"unit", QUARTERS}:
        return _(NAMES[f"unit_{part}" if part else head])
    if head == EXEMPT:
        return _("số lần được miễn")
    titled = {
        **{f"{GENERAL}/{each.code}": each for each in scheme.criteria},
        **{f"leader/{each.code}": each for each in scheme.leader_parts},
    }
    found = titled.get(name)
    return part or head if found is None else chosen(found.title)


def _general(result: RatingResult) -> str:
    value = general_of(result.scheme, result.given)
    return "" if value is None else f"{plain(value):f}"


def _two(value: Exact | None, scheme: RatingScheme) -> str:
    if value is None:
        return "–"
    return number_text(Decimal(decimal2(value, scheme.levels.thresholds)))
