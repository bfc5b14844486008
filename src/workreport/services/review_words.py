"""The sentences of a review: the five questions over its months, and what became of units."""

from collections.abc import Iterable
from fractions import Fraction

from workreport.domain.consolidation import QUESTIONS
from workreport.domain.document import Block, Bullet
from workreport.domain.exact_numbers import percent
from workreport.domain.names import normal
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.domain.unit_grade import QUALITY_LEVELS
from workreport.i18n.formats import number_text
from workreport.services.paper_kinds import LEADERS
from workreport.services.paper_words import QUESTION_WORDS, day, list_words, said, two
from workreport.services.review_gathering import ReviewMatter, is_done, status_of
from workreport.services.summary import Summary

OWN_WORDS = ("advantages", "limitations")
_MOST_TEXTS = 3
_LONGEST = 400  # characters of one unit's words; the months' own reports have them whole


def question_blocks(matter: ReviewMatter, edition: str) -> list[Block]:
    """Answer the five questions: figures of the span, then what the months' summaries said."""
    sentences = {
        "progress": _progress(matter),
        "time": _time(matter),
        "quality": _quality(matter),
    }
    blocks: list[Block] = []
    for question in QUESTIONS:
        told = list(_office_words(matter, question))
        if question in OWN_WORDS and edition == LEADERS and not told:
            told = list(_units_words(matter, question))
        lead = sentences.get(question, "")
        if not lead:
            lead = "theo báo cáo tổng hợp các tháng:" if told else ""
        if not lead and edition != LEADERS:
            continue  # what units wrote of themselves is for the leaders
        blocks += said(QUESTION_WORDS[question], lead)
        blocks += [Bullet(text) for text in told]
    return blocks


def _progress(matter: ReviewMatter) -> str:
    trails = matter.trails
    if not trails:
        return "Các tháng đã khóa không phát sinh nhiệm vụ."
    states = [status_of(each.last) for each in trails]
    counts = {state: states.count(state) for state in Status}
    share = number_text(percent(Fraction(counts[Status.COMPLETED], len(trails))))
    text = (
        f"Trong các tháng đã khóa toàn cơ quan có {two(len(trails))} nhiệm vụ, đã hoàn thành "
        f"{two(counts[Status.COMPLETED])} ({share}%), đang thực hiện "
        f"{two(counts[Status.IN_PROGRESS])}, chưa thực hiện {two(counts[Status.NOT_STARTED])}."
    )
    by_month = [
        f"tháng {month.month} đạt {number_text(percent(done))}%"
        for month, summary in matter.months.items()
        if (done := summary.figures.total.completion) is not None
    ]
    return f"{text} Tỷ lệ hoàn thành: {'; '.join(by_month)}." if by_month else text


def _time(matter: ReviewMatter) -> str:
    late = [each for each in matter.trails if each.last.days]
    if not late:
        return "Không có nhiệm vụ chậm."
    done = sum(is_done(each.last) for each in late)
    days = sum(each.last.days for each in late)
    parts = [
        f"{two(count)} nhiệm vụ {words}"
        for count, words in (
            (done, "hoàn thành chậm"),
            (len(late) - done, "quá hạn chưa xong"),
        )
        if count
    ]
    text = f"{list_words(parts)}, cộng {two(days)} ngày chậm."
    by_month = {month: len(one.figures.total.late_tasks) for month, one in matter.months.items()}
    most = max(by_month.values())
    if len(by_month) > 1 and most:
        worst = list_words(str(month.month) for month, count in by_month.items() if count == most)
        text += f" Nhiều nhiệm vụ chậm nhất: tháng {worst} ({two(most)} nhiệm vụ)."
    return text


def _quality(matter: ReviewMatter) -> str:
    done = [each.last.result.quality for each in matter.trails if is_done(each.last)]
    parts = [
        f"{two(done.count(level))} sản phẩm đạt mức {level}"
        for level in QUALITY_LEVELS
        if done.count(level)
    ]
    if not parts:
        return "Chưa có sản phẩm được đánh giá chất lượng."
    again = sum(bool(each.low_quality) for each in matter.trails)
    text = f"{list_words(parts)}."
    return f"{text} {two(again)} nhiệm vụ có tháng đạt mức 3, phải làm lại." if again else text


def _office_words(matter: ReviewMatter, question: str) -> Iterable[str]:
    """Return what the Office itself wrote in each month; the same words once with their months."""
    found: dict[str, tuple[str, list[Period]]] = {}
    for month, summary in matter.months.items():
        words = " ".join(summary.wording.get(question, "").split())
        if words:
            found.setdefault(normal(words), (words, []))[1].append(month)
    for words, months in found.values():
        yield f"Tháng {list_words(str(month.month) for month in months)}: {words}"


def _units_words(matter: ReviewMatter, question: str) -> Iterable[str]:
    """Return what units wrote of themselves, the newest texts; one that comes back is told once."""
    for unit in matter.units:
        found: dict[str, tuple[str, list[Period]]] = {}
        for month, summary in matter.months.items():
            words = _own_words(summary, unit.unit, question)
            if words:
                found.setdefault(normal(words), (words, []))[1].append(month)
        for words, months in list(found.values())[-_MOST_TEXTS:]:
            told = list_words(str(month.month) for month in months)
            yield f"{unit.name} (tháng {told}): {words}"


def _own_words(summary: Summary, unit: str, question: str) -> str:
    for one in summary.units:
        if one.line.unit.unit == unit:
            words = " ".join(getattr(one, question).split())
            if len(words) > _LONGEST:
                words = f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
            return words
    return ""


def break_sentences(matter: ReviewMatter) -> list[str]:
    """Say what became of units inside the span: begun, ended, renamed; nothing is added up."""
    span = matter.span
    found = []
    for unit in matter.units:
        if unit.ends_on is not None and span.first.first_day <= unit.ends_on <= span.last.last_day:
            after = list_words(name for one in unit.successors if (name := matter.name(one) or ""))
            text = f"{unit.name} kết thúc ngày {day(unit.ends_on)}"
            text += f", nhiệm vụ chuyển {after}" if after else ""
            found.append(f"{text}; điểm và mức trước, sau ngày này không cộng, không bình quân.")
        if unit.starts_on is not None and span.first.first_day < unit.starts_on:
            renamed = len(set(matter.named[unit.unit].values())) > 1
            if not renamed and unit.starts_on <= span.last.last_day:
                found.append(f"{unit.name} có từ ngày {day(unit.starts_on)}.")
        found += _renamed(matter, unit.unit)
    return found


def _renamed(matter: ReviewMatter, unit: str) -> Iterable[str]:
    before = ""
    for month, name in sorted(matter.named[unit].items()):
        if before and name != before:
            yield f"Từ tháng {month.month}, {before} có tên là {name}."
        before = name
