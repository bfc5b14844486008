"""Form 01 of Decree 335/2025: criteria, tasks, sum and remarks of one person in three voices."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

from workreport.domain.document import Block, Column, Heading, Paragraph, Run, Table
from workreport.domain.errors import RuleError, UseError
from workreport.domain.exact_numbers import Exact, percent, plain
from workreport.domain.month_rating import MonthRater
from workreport.domain.period import Period
from workreport.domain.rating import RatingResult, general_of
from workreport.domain.rating_scheme import Criterion, RatingScheme
from workreport.i18n.formats import number_text
from workreport.ledger.bodies.agency import PersonSet
from workreport.ledger.bodies.report import RatingItem
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine, read_month
from workreport.services.paper_quota import level_name, scheme_sentence
from workreport.services.paper_tables import NOT_RATED, Row
from workreport.services.paper_words import DASH, capital, decimal, said
from workreport.services.people_rating import (
    DECIDED,
    DEPARTMENT,
    OWN,
    VOICES,
    ExplainedRating,
    explain_decided,
    explain_line,
    filed_rating,
    month_rating,
    schemes_of,
    voice_in,
)
from workreport.services.ports.rows import RatingRow

_DECREE = "ND335"
_LEAST = 2  # criteria that make a group of their own
TITLES = {
    OWN: "Tự chấm",
    DEPARTMENT: "Phòng thẩm định",
    DECIDED: "Lãnh đạo quyết định",
}
_WIDTHS = {OWN: 22.0, DEPARTMENT: 24.0, DECIDED: 26.0}
_REMARKS = {
    OWN: "Tự nhận xét",
    DEPARTMENT: "Nhận xét của phòng",
    DECIDED: "Kết luận của lãnh đạo",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one voice says; ``result`` is there where its points can be told one by one."""

    level: str = ""
    not_rated: str = ""
    remark: str = ""
    score: str = ""
    result: RatingResult | None = None


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A month of a person in the three voices; of a decision only what was published."""

    period: Period
    scheme: RatingScheme | None
    voices: Mapping[str, Voice] = field(default_factory=dict)
    note: str = ""  # why the version of the scheme was made

    @property
    def has_points(self) -> bool:
        """Whether the sheet is one of points."""
        return self.scheme is not None and self.scheme.has_score


def read_form(
    look: Look,
    calendars: Calendars,
    person: PersonSet,
    period: Period,
    said_so: Mapping[str, RatingRow | RatingItem | None],
) -> PersonForm:
    """Gather a month; ``said_so`` is what each voice says of it in short, as it may be shown."""
    month = read_month(look, calendars, period)
    results = _results(look, calendars, month, person.person)
    schemes = schemes_of(look, calendars, month)
    scheme = schemes.of(person.group)
    found = {}
    for voice in VOICES:
        short = said_so.get(voice)
        if short is None:
            continue
        result = results.get(voice)
        if result is not None and not _is_of(result, short):
            result = None
        if result is not None and result.scheme.has_score:
            scheme = result.scheme
        found[voice] = Voice(short.level, short.not_rated, short.remark, short.score, result)
    notes = calendars.people_schemes.notes(look.projections)
    return PersonForm(period, scheme, found, "" if scheme is None else notes.get(scheme.ref, ""))


def _results(
    look: Look, calendars: Calendars, month: MonthLine, person: str
) -> Mapping[str, RatingResult | None]:
    """Compute the points of each voice again, as far as its sheet is held here."""
    found: dict[str, RatingResult | None] = {
        DECIDED: _quietly(partial(explain_decided, look, calendars, month, person))
    }
    for unit in month.units:
        draft = None if unit.current is None else filed_draft(look, unit.current.entry)
        one = None if draft is None else next((p for p in draft.roster if p.person == person), None)
        if draft is None or one is None:
            continue
        rating = filed_rating(month_rating(look, calendars, month, unit))
        rater = MonthRater(draft, rating, draft.as_of or look.today)
        for voice in (OWN, DEPARTMENT):
            line = voice_in(draft, person, voice)
            if line is not None:
                found[voice] = _quietly(partial(explain_line, rater, one, voice, line))
        break
    return found


def _quietly(read: Callable[[], ExplainedRating]) -> RatingResult | None:
    """Leave points out where nothing was decided or a sheet cannot be read: the level stands."""
    try:
        return read().result
    except (RuleError, UseError):
        return None


def _is_of(result: RatingResult, short: RatingRow | RatingItem) -> bool:
    """Tell whether points are those of what is shown; a later decision may be unpublished yet."""
    return result.total is None or not short.score_exact or str(result.total) == short.score_exact


# --- on paper -------------------------------------------------------------------------------------


def form_blocks(form: PersonForm, tasks: str) -> list[Block]:
    """Write sections I to IV; ``tasks`` says in words what the tasks came to."""
    scheme = form.scheme
    blocks: list[Block] = []
    if scheme is not None:
        blocks.append(Paragraph(_scheme_words(form, scheme)))
    if scheme is None or not form.has_points:
        blocks += [
            Heading(1, "I", "Tiêu chí chung"),
            Paragraph("Đánh giá bằng nhận xét và mức, không chấm điểm từng tiêu chí."),
            Heading(1, "II", "Kết quả thực hiện nhiệm vụ"),
            Paragraph(tasks),
        ]
    else:
        blocks += [
            Heading(1, "I", "Tiêu chí chung"),
            _criteria_table(form, scheme),
            Heading(1, "II", "Kết quả thực hiện nhiệm vụ"),
            Paragraph(tasks),
            _task_table(form, scheme),
        ]
    return [
        *blocks,
        Heading(1, "III", "Tổng hợp"),
        _sum_table(form, scheme),
        *_level_titles(form, scheme),
        Heading(1, "IV", "Nhận xét, kết luận"),
        *(
            block
            for voice in VOICES
            for block in said(_REMARKS[voice], _remark(form.voices.get(voice)))
        ),
    ]


def _scheme_words(form: PersonForm, scheme: RatingScheme) -> str:
    text = scheme_sentence(scheme.vi, scheme.version, form.note)
    if scheme.source.startswith(_DECREE):
        text += " Bố cục theo Mẫu số 01 của Nghị định 335/2025/NĐ-CP."
    return text


def _columns(first: Column, *, has_maximum: bool = True) -> tuple[Column, ...]:
    return (
        first,
        Column("Nội dung"),
        *((Column("Điểm tối đa", 18, align="center"),) if has_maximum else ()),
        *(Column(TITLES[voice], _WIDTHS[voice], align="center") for voice in VOICES),
    )


def _criteria_table(form: PersonForm, scheme: RatingScheme) -> Table:
    """Write the general criteria: groups of several with their sum, then each."""
    rows: list[Row] = []
    sums: set[int] = set()
    groups: dict[str, list[Criterion]] = {}
    for one in scheme.criteria:
        groups.setdefault(one.code.partition(".")[0], []).append(one)
    for code, members in groups.items():
        if len(members) >= _LEAST:
            sums.add(len(rows))
            rows.append((code, f"Nhóm tiêu chí {code}", *_points_of(form, members)))
        rows += [(one.code, one.vi, *_points_of(form, [one])) for one in members]
    sums.add(len(rows))
    total = [_general(form.voices.get(voice)) for voice in VOICES]
    rows.append(("", "Cộng", _number(scheme.general_max), *total))
    columns = _columns(Column("Mục", 13, align="center"))
    return Table(columns, tuple(rows), emphasised=frozenset(sums))


def _points_of(form: PersonForm, members: Sequence[Criterion]) -> Row:
    most = sum((Fraction(one.max) for one in members), Fraction(0))
    return (_number(most), *(_criteria(form.voices.get(voice), members) for voice in VOICES))


def _criteria(voice: Voice | None, members: Sequence[Criterion]) -> str:
    """Add the points a voice gave to some criteria; a dash while one of them is missing."""
    given = {} if voice is None or voice.result is None else voice.result.given.criteria
    points = [given.get(one.code) for one in members]
    known = [Fraction(each) for each in points if each is not None]
    return decimal(sum(known, Fraction(0))) if len(known) == len(points) else DASH


def _general(voice: Voice | None) -> str:
    result = None if voice is None else voice.result
    return DASH if result is None else _points(general_of(result.scheme, result.given))


def _task_table(form: PersonForm, scheme: RatingScheme) -> Table:
    """Write the parts of the task score in percent, then the score."""
    titles = {} if scheme.plan is None else {f.code: f.vi for f, _place in scheme.plan.formulas}
    codes = [
        code
        for code in titles
        if any(
            voice.result is not None and code in voice.result.components
            for voice in form.voices.values()
        )
    ]
    rows: list[Row] = [
        (code, titles[code], "100%", *(_share(form.voices.get(v), code) for v in VOICES))
        for code in codes
    ]
    rows.append(
        (
            "",
            "Điểm kết quả nhiệm vụ",
            _number(scheme.task_max),
            *(_task_score(form.voices.get(voice)) for voice in VOICES),
        )
    )
    columns = _columns(Column("Mục", 13, align="center"))
    return Table(columns, tuple(rows), emphasised=frozenset({len(rows) - 1}))


def _share(voice: Voice | None, code: str) -> str:
    value = None if voice is None or voice.result is None else voice.result.components.get(code)
    return DASH if value is None else f"{number_text(percent(value, 2))}%"


def _task_score(voice: Voice | None) -> str:
    result = None if voice is None else voice.result
    return DASH if result is None else _points(result.task_score)


def _sum_table(form: PersonForm, scheme: RatingScheme | None) -> Table:
    """Write what the sheet comes to; without points the levels alone."""
    rows: list[Row] = []
    if scheme is not None and form.has_points:
        rows.append(
            (
                "1",
                "Tiêu chí chung",
                _number(scheme.general_max),
                *(_general(form.voices.get(voice)) for voice in VOICES),
            )
        )
        rows.append(
            (
                "2",
                "Kết quả nhiệm vụ",
                _number(scheme.task_max),
                *(_task_score(form.voices.get(voice)) for voice in VOICES),
            )
        )
        if scheme.takes_deduction:
            rows.append(("3", "Điểm trừ", DASH, *(_deduction(form.voices.get(v)) for v in VOICES)))
        most = Fraction(scheme.general_max) + Fraction(scheme.task_max)
        rows.append(
            (
                "",
                "Tổng điểm",
                _number(most),
                *(_total(form.voices.get(voice)) for voice in VOICES),
            )
        )
    levels = [_level(form.voices.get(voice)) for voice in VOICES]
    if rows:
        rows.append(("", "Xếp loại", "", *levels))
        columns = _columns(Column("Mục", 13, align="center"))
        return Table(columns, tuple(rows), emphasised=frozenset({len(rows) - 2, len(rows) - 1}))
    columns = _columns(Column("Mục", 13, align="center"), has_maximum=False)
    return Table(columns, (("", "Xếp loại", *levels),), emphasised=frozenset({0}))


def _level_titles(form: PersonForm, scheme: RatingScheme | None) -> list[Block]:
    """Write out in full what the levels of the sheet are called."""
    if scheme is None:
        return []
    used = {voice.level for voice in form.voices.values()}
    told = [
        f"{one.code}: {one.vi}"
        for one in scheme.levels.levels
        if one.code in used and one.code not in one.vi.split()
    ]
    return [Paragraph(runs=(Run(f"{'; '.join(told)}.", italic=True),))] if told else []


def _deduction(voice: Voice | None) -> str:
    result = None if voice is None else voice.result
    return DASH if result is None else _points(result.given.deduction)


def _total(voice: Voice | None) -> str:
    return DASH if voice is None else voice.score.replace(".", ",") or DASH


def _level(voice: Voice | None) -> str:
    if voice is None:
        return DASH
    if voice.level:
        return capital(level_name(voice.level)) if len(voice.level) == 1 else voice.level
    return NOT_RATED if voice.not_rated else DASH


def _remark(voice: Voice | None) -> str:
    if voice is None:
        return DASH
    words = (voice.remark or voice.not_rated).strip()
    return words or DASH


def _points(value: Exact | None) -> str:
    return DASH if value is None else decimal(Fraction(value))


def _number(value: Exact) -> str:
    return number_text(plain(value))
