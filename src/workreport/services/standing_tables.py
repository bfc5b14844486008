"""Lists of merit, verdicts of a year and indices as tables."""

from collections.abc import Sequence
from decimal import Decimal

from workreport.domain.merit import LISTS, PEOPLE, UNITS, MeritRule, Named
from workreport.i18n.translation import N_, _, chosen
from workreport.services.history_tables import Head, HistoryTable, month_head, span_title
from workreport.services.indices import Index, YearFigure
from workreport.services.merits import MeritLists
from workreport.services.paper_words import DASH
from workreport.services.past_conclusions import UnitVerdicts
from workreport.services.ports.sheets import SheetValue

_LIST_WORDS = {
    ("commend", UNITS): N_("Biểu dương đơn vị"),
    ("commend", PEOPLE): N_("Biểu dương cán bộ"),
    ("criticise", UNITS): N_("Phê bình, nhắc nhở đơn vị"),
    ("criticise", PEOPLE): N_("Phê bình, nhắc nhở cán bộ"),
}
_NOBODY = {UNITS: N_("Chưa có đơn vị nào"), PEOPLE: N_("Chưa có cán bộ nào")}
_FIGURES = {
    "months": N_("tháng tính"),
    "top": N_("mức cao nhất"),
    "lowest": N_("mức thấp nhất"),
    "late": N_("chậm hoặc thiếu báo cáo"),
    "returned": N_("lần trả lại"),
    "verdicts": N_("lần bị kết luận"),
    "by_hand": N_("mức đặt tay"),
    "not_rated": N_("không xếp loại"),
}


def merit_table(lists: MeritLists) -> HistoryTable:
    """Return both lists of departments and people, each with what speaks for it."""
    heads = (
        Head(_("Đơn vị, cán bộ"), letters=34),
        Head(_("Đơn vị công tác"), 44, 26),
        Head(_("Căn cứ"), 92, 60),
        Head(_("Số liệu"), 72, 44),
    )
    rows: list[tuple[SheetValue, ...]] = []
    groups, empty = set(), set()
    for name in LISTS:
        for of, found in ((UNITS, lists.units), (PEOPLE, lists.people)):
            groups.add(len(rows))
            rows.append((_(_LIST_WORDS[name, of]), "", "", ""))
            rows += [
                (
                    lists.names.get(one.subject, DASH),
                    lists.unit_of.get(one.subject, ""),
                    "; ".join(rule_words(rule) for rule in one.rules),
                    figure_words(one),
                )
                for one in found[name]
            ]
            if not found[name]:
                empty.add(len(rows))
                rows.append((_(_NOBODY[of]), "", "", ""))
    notes = [_("Danh sách lập theo quy tắc từ các tháng đã khóa, để lãnh đạo xem xét, quyết định.")]
    if lists.unlocked:
        months = ", ".join(month_head(month) for month in lists.unlocked)
        notes.append(_("Chưa khóa, chưa tính: {months}.").format(months=months))
    title = _("Danh sách biểu dương, phê bình {span}").format(span=span_title(lists.span))
    return HistoryTable(
        "lists", title, heads, tuple(rows), frozenset(groups), tuple(notes), empty=frozenset(empty)
    )


def rule_words(rule: MeritRule) -> str:
    """Return what a rule says, in the language that is spoken where its author wrote both."""
    return chosen({"vi": rule.words, "en": rule.words_en or rule.words})


def figure_words(one: Named) -> str:
    """Say the figures a list rests on; zeros are left out."""
    return ", ".join(
        f"{_(words)} {one.figures[code]}"
        for code, words in _FIGURES.items()
        if one.figures.get(code)
    )


def verdict_table(units: Sequence[UnitVerdicts], year: int) -> HistoryTable:
    """Return how often the leaders judged each unit in a year."""
    heads = (
        Head(_("Đơn vị"), letters=34),
        Head(_("Chậm"), 26, 10, "center"),
        Head(_("Chất lượng thấp"), 32, 16, "center"),
        Head(_("Chưa thực hiện"), 32, 16, "center"),
        Head(_("Cộng"), 24, 10, "center"),
    )
    rows: list[tuple[SheetValue, ...]] = [
        (one.name, *one.counts.values(), one.total) for one in units
    ]
    title = _("Kết luận của lãnh đạo đối với các đơn vị năm {year}").format(year=year)
    return HistoryTable("verdicts", title, heads, tuple(rows), landscape=False)


def indices_table(indices: Sequence[Index]) -> HistoryTable:
    """Return the indices the agency follows, year by year."""
    heads = (
        Head(_("Chỉ số"), 64, 26),
        Head(_("Năm"), 18, 8, "center"),
        Head(_("Giá trị"), 30, 14, "center"),
        Head(_("So với năm trước"), 34, 16, "center"),
        Head(_("Thứ hạng"), 28, 12, "center"),
        Head(_("Nguồn, ghi chú"), letters=40),
    )
    rows: list[tuple[SheetValue, ...]] = [
        (
            index.name,
            str(one.year),
            value_words(one, index.unit),
            change_words(index.change(one.year)),
            rank_words(one),
            "; ".join(part for part in (index.source, one.note) if part),
        )
        for index in indices
        for one in index.years
    ]
    return HistoryTable("indices", _("Các chỉ số cơ quan theo dõi"), heads, tuple(rows))


def value_words(one: YearFigure, unit: str) -> str:
    """Write a value with its unit."""
    return f"{one.value.replace('.', ',')} {unit}".strip() if one.value else DASH


def change_words(change: Decimal | None) -> str:
    """Write how much a value moved."""
    return "" if change is None else f"{change:+f}".replace(".", ",")


def rank_words(one: YearFigure) -> str:
    """Write a rank among how many."""
    if one.rank is None:
        return DASH
    return f"{one.rank}/{one.among}" if one.among else str(one.rank)
