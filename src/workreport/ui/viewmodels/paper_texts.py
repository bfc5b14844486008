"""The texts of a paper as the Office writes them beside the preview: drafts, sources, signing."""

from dataclasses import dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from workreport.domain.figured_text import FiguredText
from workreport.domain.period import Period
from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.text_drafts import (
    ASSESSMENT,
    ORGANISATION,
    drafts_in,
    key_of,
    written_draft,
)
from workreport.ui.viewmodels.consolidation import (
    ConsolidationFacts,
    ConsolidationModel,
    read_consolidation,
)
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.month_sources import SAID_BY, Source
from workreport.ui.viewmodels.paper_places import Anchor
from workreport.ui.viewmodels.question_words import QUESTIONS, read_questions
from workreport.ui.viewmodels.text_anchors import anchors_of

if TYPE_CHECKING:
    from workreport.services.office_texts import OfficeText
    from workreport.services.ports.program import Desk

WORDED = ("summary", "notice", "pack")
_TITLES = {
    **dict(QUESTIONS),
    "summary": N_("Đánh giá chung"),
    "proposals": N_("Đề xuất lãnh đạo"),
    ASSESSMENT: N_("Đánh giá chung"),
    ORGANISATION: N_("Tổ chức thực hiện"),
}
_OF_UNIT = {"proposals": N_("Đề xuất, kiến nghị")}


@dataclass(frozen=True, slots=True)
class TextFacts(ConsolidationFacts):
    """The month as the page of consolidation reads it, with the texts of one paper."""

    texts: "tuple[OfficeText, ...]" = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """One text as the pane shows it."""

    line: str
    place: str
    title: str
    said: FiguredText
    drafted: FiguredText
    is_worded: bool
    is_unsigned: bool
    is_signed: bool
    unit: str = ""

    @property
    def state(self) -> str:
        """Whose words these are."""
        if self.is_unsigned:
            return _("Chưa ký")
        if self.is_worded:
            return _("Lời của Văn phòng")
        if not self.drafted.text:
            return _("Chưa viết, không in")
        return _("Lời của phòng") if self.unit else _("Soạn sẵn từ báo cáo")


class PaperTexts(ConsolidationModel):
    """The texts of the paper shown; the page of consolidation types into the same drafts."""

    def __init__(self, session: DeskSession, kind: str) -> None:
        self._kind = kind
        self._unit = ""
        self._links: dict[str, tuple[tuple[str, str], ...]] = {}
        self._made: tuple[OfficeText, ...] | None = None
        super().__init__(session, session, partial(_read, kind))
        self.setObjectName("paper_texts")

    @override
    def use_facts(self, facts: ConsolidationFacts) -> None:
        super().use_facts(facts)
        self._links = {}
        self._made = None

    # --- what is shown ------------------------------------------------------------------------

    def choose_kind(self, kind: str) -> None:
        """Show the texts of another paper."""
        if kind != self._kind:
            self._kind = kind
            self.wording.save()  # what the notice drafts follows what is typed of the report
            self._read = partial(_read, kind)
            self._freshness.invalidate()

    @property
    def kind(self) -> str:
        """The paper whose texts these are."""
        return self._kind

    @property
    def has_texts(self) -> bool:
        """Whether the Office words the paper that is shown."""
        return self._kind in WORDED

    @property
    def unit(self) -> str:
        """The unit whose texts are shown."""
        known = [unit for unit, _name, _count in self.text_units()]
        return self._unit if self._unit in known else next(iter(known), "")

    def choose_unit(self, unit: str) -> None:
        """Show the texts of another unit."""
        if unit and unit != self._unit:
            self._unit = unit
            self.shown.emit()

    def text_units(self) -> tuple[tuple[str, str, int], ...]:
        """Return units with texts: id, name, how many of them are typed and not signed."""
        counts: dict[str, tuple[str, int]] = {}
        for one in self._texts():
            if one.unit:
                known = counts.get(one.unit, (one.unit_name, 0))[1]
                counts[one.unit] = (one.unit_name, known + one.is_unsigned)
        return tuple((unit, name, count) for unit, (name, count) in counts.items())

    def lines(self) -> tuple[TextLine, ...]:
        """Return the texts of the agency and those of the chosen unit, in the paper's order."""
        chosen = self.unit
        return tuple(_line(one) for one in self._texts() if one.unit in {"", chosen})

    def unsigned(self) -> tuple[str, ...]:
        """Return the lines of this paper that are typed and not signed."""
        return tuple(one.line for one in self._texts() if one.is_unsigned)

    def text_refusal(self) -> str:
        """Say why nothing can be written here; empty when it can."""
        if self.is_locked():
            return _("Tháng này đã khóa, lời trong văn bản không đổi được nữa.")
        if self.facts is not None and not self.facts.may_word:
            return _("Chỉ Văn phòng viết lời trong văn bản; ở đây chỉ đọc.")
        return ""

    def concluding_refusal(self) -> str:
        """Say why conclusions cannot be signed yet; empty when they can."""
        found = self.decision.refusal()
        return "" if found is None else sentence(found.code, found.values)

    def links(self, line: str) -> tuple[tuple[str, str], ...]:
        """Return what a text was drafted from: keys of sources with their words."""
        if line not in self._links:
            self._links[line] = self._find_links(line)
        return self._links[line]

    def _find_links(self, line: str) -> tuple[tuple[str, str], ...]:
        if self.summary is None:
            return ()
        unit, _colon, section = line.rpartition(":")
        codes = {o.line.unit.unit: o.line.unit.code for o in self.summary.units if o.report}
        if unit:
            return ((f"{SAID_BY}{unit}", codes[unit]),) if unit in codes else ()
        if section == "proposals":
            return tuple((f"{SAID_BY}{each}", code) for each, code in codes.items())
        asked = {"summary": ("progress", "time"), ASSESSMENT: ("progress", "time")}
        wanted = asked.get(section, (section,))
        found = [one for one in read_questions(self.summary) if one.key in wanted]
        return tuple(link for one in found for link in one.sources)

    def rows(self, key: str) -> tuple[str, tuple[Source, ...]]:
        """Return title and rows behind a link."""
        return self.sources(key)

    def anchors(self) -> dict[str, Anchor]:
        """Return how each text is found on the pages of the paper."""
        return anchors_of(self._texts())

    # --- what is done -------------------------------------------------------------------------

    def type_text(self, line: str, said: FiguredText) -> None:
        """Keep what is being typed as a draft."""
        one = next((each for each in self._texts() if each.line == line), None)
        if one is not None and not self.text_refusal():
            draft = replace(one, draft=None).written(said)
            self.wording.put(key_of(line), None if draft is None else written_draft(draft))

    def drop(self, line: str) -> None:
        """Go back to what stood before the typing that is not signed."""
        self.wording.drop(line)

    def go_back(self, line: str) -> None:
        """Go back to what reports say: a signed text ends when this is signed."""
        one = next((each for each in self._texts() if each.line == line), None)
        if one is not None:
            self.type_text(line, one.drafted)

    def sign(self) -> None:
        """Sign every text of this paper that is typed and not signed."""
        lines = self.unsigned()
        if lines:
            self.wording.save()
            typed = {line: self.wording.get(key_of(line)) for line in lines}
            work = partial(_sign, self.session.desk, self.session.period, typed)
            self.act(work, self._on_signed)

    @override
    def _on_worded_elsewhere(self) -> None:
        self._made = None  # before anybody is told
        super()._on_worded_elsewhere()

    def _texts(self) -> "tuple[OfficeText, ...]":
        """Return the texts as they stand; made once for each letter that is typed."""
        if not isinstance(self.facts, TextFacts):
            return ()
        if self._made is None:
            drafts = {} if self.is_locked() else drafts_in(self.wording.words)
            self._made = tuple(
                replace(one, draft=drafts.get(one.line))
                if one.draft is not None or one.line in drafts
                else one
                for one in self.facts.texts
            )
        return self._made

    def _on_signed(self, typed: dict[str, str | None]) -> None:
        same = [line for line, word in typed.items() if self.wording.get(key_of(line)) == word]
        self.wording.drop(*same)  # what was typed meanwhile stays a draft
        words = ngettext("Đã ký {count} lời văn.", "Đã ký {count} lời văn.", len(typed))
        self.session.tell_done(words.format(count=len(typed)))


def _line(one: "OfficeText") -> TextLine:
    words = _OF_UNIT.get(one.section, "") if one.unit else ""
    return TextLine(
        one.line,
        one.place,
        _(words or _TITLES[one.section]),
        one.said,
        one.drafted,
        one.is_worded,
        one.is_unsigned,
        one.signed is not None,
        one.unit,
    )


def _sign(desk: "Desk", period: Period, typed: dict[str, str | None]) -> dict[str, str | None]:
    desk.office_texts.sign(period, tuple(typed))
    return typed


def _read(kind: str, desk: "Desk", period: Period) -> TextFacts:
    known = read_consolidation(desk, period)
    values = {one.name: getattr(known, one.name) for one in fields(known)}
    texts = desk.office_texts.read(period, kind).texts if kind in WORDED else ()
    return TextFacts(**values, texts=texts)
