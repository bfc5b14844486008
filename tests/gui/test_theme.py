"""Colours, sizes and icons."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from tests.gui.conftest import RESOURCES

from workreport.domain.task import Status
from workreport.domain.workflow import UnitState
from workreport.i18n.paper_text import paper_text
from workreport.i18n.state_text import finding_text, report_state_text, task_state_text
from workreport.ui.theme import icons
from workreport.ui.theme.badges import finding_badge, status_badge, step_badge, timing_badge
from workreport.ui.theme.look import Mode, look
from workreport.ui.theme.spans import Span, emphasised, text_of
from workreport.ui.theme.template import style_sheet
from workreport.ui.theme.tokens import DARK, LIGHT, contrast
from workreport.ui.viewmodels.paper_register import TITLES

# token, worst background in light and its contrast, worst background in dark and its contrast
WORST = [
    ("edge", "bad_soft", 3.01, "accent_soft", 3.53),
    ("text", "heat_bad", 8.92, "heat_ok2", 5.86),
    ("text2", "bad_soft", 7.07, "accent_soft", 7.24),
    ("text3", "bad_soft", 4.89, "accent_soft", 5.22),
    ("accent", "bad_soft", 5.36, "accent_soft", 5.53),
    ("on_accent", "accent", 6.38, "accent", 7.31),
    ("accent_text", "bad_soft", 6.72, "accent_soft", 7.36),
    ("ok", "bad_soft", 5.47, "accent_soft", 7.02),
    ("ok", "idle_soft", 5.55, "accent_soft", 7.02),
    ("warn", "bad_soft", 5.56, "accent_soft", 7.12),
    ("warn", "idle_soft", 5.64, "accent_soft", 7.12),
    ("bad", "bad_soft", 5.52, "accent_soft", 6.28),
    ("idle", "idle_soft", 6.33, "accent_soft", 6.72),
    ("text", "heat_ok", 12.57, "heat_ok", 8.91),
    ("text", "heat_ok2", 9.70, "heat_ok2", 5.86),
    ("text", "heat_warn", 12.34, "heat_warn", 7.91),
    ("text", "heat_bad", 8.92, "heat_bad", 8.08),
]
GROUNDS = [
    "window",
    "surface",
    "sunken",
    "hover",
    "accent_soft",
    "ok_soft",
    "warn_soft",
    "bad_soft",
    "idle_soft",
]


@pytest.mark.parametrize(("token", "light_ground", "light", "dark_ground", "dark"), WORST)
def test_contrasts_are_those_of_the_look_book(
    token: str, light_ground: str, light: float, dark_ground: str, dark: float
) -> None:
    assert contrast(LIGHT.of(token), LIGHT.of(light_ground)) == pytest.approx(light, abs=0.006)
    assert contrast(DARK.of(token), DARK.of(dark_ground)) == pytest.approx(dark, abs=0.006)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground(colours: object) -> None:
    for token in ("text", "text2", "text3", "accent_text", "ok", "warn", "bad", "idle"):
        for ground in GROUNDS:
            assert contrast(colours.of(token), colours.of(ground)) >= 4.5, (token, ground)


def test_the_theme_changes_while_the_program_runs() -> None:
    look().use_mode(Mode.DARK)
    assert look().colours is DARK
    assert DARK.surface in style_sheet(look())
    look().use_mode(Mode.LIGHT)
    assert look().colours is LIGHT


def test_sizes_follow_the_text_size() -> None:
    assert (look().row_height, look().control_height, look().chip_height) == (28, 30, 20)
    look().use_scale(200)
    assert look().row_height == 44
    assert look().px(13) == 26
    look().use_scale(500)
    assert look().scale == 200


def test_digits_are_all_of_one_width() -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(look().font(13))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("4444")


def test_icons_are_drawn_in_the_colour_asked_for_at_the_ratio_of_the_screen() -> None:
    picture = icons.pixmap("check-circle-fill", "#FF0000", 16, 2.0)
    assert picture.width() == 32
    assert picture.toImage().pixelColor(16, 4).red() == 255
    assert icons.pixmap("check-circle-fill", "#FF0000", 16, 2.0).cacheKey() == picture.cacheKey()


def test_every_badge_has_an_icon_that_exists() -> None:
    badges = [status_badge(code) for code in ("completed", "in_progress", "not_started")]
    badges += [step_badge(code) for code in ("draft", "received", "returned", "not_filed", "nil")]
    badges += [timing_badge(code, 2) for code in ("ahead", "on_time", "late", "overdue")]
    for badge in badges:
        assert badge.text
        assert icons.is_known(badge.icon), badge.icon


def test_every_shipped_icon_can_be_drawn() -> None:
    for file in (RESOURCES / "icons").glob("*.svg"):
        assert QSvgRenderer(QByteArray(file.read_bytes())).isValid(), file.name


def test_values_are_emphasised_and_keep_their_braces() -> None:
    spans = emphasised("còn {left} ngày của {who}", left=3, who=Span("{x}"))
    assert text_of(spans) == "còn 3 ngày của {x}"
    assert [span.is_strong for span in spans] == [False, True, False, False]


def test_badges_say_what_the_command_line_says() -> None:
    assert {one: step_badge(one).text for one in UnitState} == {
        one: report_state_text(one) for one in UnitState
    }
    assert [status_badge(one).text for one in Status] == [task_state_text(one) for one in Status]
    for severity in ("error", "warning", "note"):
        assert finding_badge(severity).text == finding_text(severity)
    assert {kind: paper_text(kind) for kind in TITLES} == TITLES
