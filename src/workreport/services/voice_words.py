"""The voices about a person in words, the same on the screens and in papers."""

from collections.abc import Callable
from dataclasses import dataclass

from workreport.domain.check_people import is_changed
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.report import RatingLine
from workreport.i18n.translation import N_, _
from workreport.services.people_rating import DECIDED, DEPARTMENT, OWN, ExplainedRating
from workreport.services.rating_words import RatingWords, level_words, rating_words, text_rows
from workreport.services.text_rows import TextRow, plain_lines

VOICE_TITLES = {
    OWN: N_("Tự xếp loại"),
    DEPARTMENT: N_("Phòng đề nghị"),
    DECIDED: N_("Lãnh đạo quyết định"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceWords:
    """One voice: what it says, what is computed from what it put down, and what is to be done."""

    voice: str
    title: str
    level: str
    remark: str = ""
    changed: str = ""
    problem: str = ""
    words: RatingWords | None = None

    @property
    def head(self) -> str:
        """Whose voice it is, and the level it gives."""
        return f"{self.title}: {self.level}"

    @property
    def rows(self) -> tuple[TextRow, ...]:
        """Everything below the head, row by row."""
        said = (self.changed, self.remark, self.problem)
        steps = () if self.words is None else text_rows(self.words)
        return (*(TextRow(text) for text in said if text), *steps)

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole voice as plain lines."""
        return (self.head, *plain_lines(self.rows))


def voice_words(explained: ExplainedRating) -> VoiceWords:
    """Put a voice into words with its explanation."""
    line, result = explained.line, explained.result
    scheme = None if result is None else result.scheme
    return _said(explained.voice, line, scheme, lambda: rating_words(explained))


def nothing_said(voice: str) -> VoiceWords:
    """Return the words for a voice that says nothing."""
    return VoiceWords(voice=voice, title=_(VOICE_TITLES[voice]), level=_("Chưa có ý kiến"))


def _said(
    voice: str,
    line: RatingLine,
    scheme: RatingScheme | None,
    explain: Callable[[], RatingWords | None],
) -> VoiceWords:
    level = _("Chưa có ý kiến")
    if line.not_rated:
        level = _("Không xếp loại: {reason}").format(reason=line.not_rated)
    elif line.level:
        level = line.level if scheme is None else level_words(scheme, line.level)
    changed = ""
    if is_changed(line):
        words = _("Khác mức tính được ({computed}).")
        if voice != OWN:
            words = _("Khác mức tính được ({computed}): phải có lý do.")
        changed = words.format(computed=line.computed)
    remark = _("Nhận xét: {remark}").format(remark=line.remark) if line.remark else ""
    return VoiceWords(
        voice=voice,
        title=_(VOICE_TITLES[voice]),
        level=level,
        remark=remark,
        changed=changed,
        words=explain(),
    )
