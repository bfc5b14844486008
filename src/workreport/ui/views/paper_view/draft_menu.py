"""The parts of a paper's menu that number it: which draft, which copy."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from workreport.i18n.translation import _
from workreport.ui.viewmodels.draft_counts import MOST_DRAFTS
from workreport.ui.widgets.ground import named

_OFFERED, _MORE = 9, 3  # as many are always offered; past them, this many after the chosen one
Choose = Callable[[int], object]


def offer_drafts(menu: QMenu, chosen: int, choose: Choose, *, is_drafted: bool = True) -> QMenu:
    """Add a menu of drafts; the chosen one is ticked, and 0 prints none."""
    words = (_("Ghi lần dự thảo"), _("Không ghi"), _("Dự thảo lần {count}"))
    return _offer(menu, "draft", words, chosen, choose, is_enabled=is_drafted)


def offer_copies(
    menu: QMenu, chosen: int, choose: Choose, many: Callable[[], object], *, is_copied: bool
) -> QMenu:
    """Add a menu of numbered copies, as the list of who gets which counts them, and of many."""
    words = (_("Đánh số bản"), _("Không đánh số"), _("Bản số {count:02d}"))
    offered = _offer(menu, "copy", words, chosen, choose, is_enabled=is_copied)
    made = menu.addAction(_("Làm nhiều bản đánh số…"))
    made.setObjectName("copies_many")
    made.setEnabled(is_copied)
    made.triggered.connect(lambda _checked=False: many())
    return offered


def _offer(
    menu: QMenu,
    name: str,
    words: tuple[str, str, str],
    chosen: int,
    choose: Choose,
    *,
    is_enabled: bool,
) -> QMenu:
    title, none, each = words
    offered = named(QMenu(menu), f"{name}_counts", title)
    offered.setTitle(title)
    offered.setEnabled(is_enabled)
    counts = QActionGroup(offered)
    for count in range(min(MOST_DRAFTS, max(_OFFERED, chosen + _MORE)) + 1):
        made = offered.addAction(each.format(count=count) if count else none)
        made.setObjectName(f"{name}_{count}")
        made.setCheckable(True)
        made.setChecked(count == chosen)
        made.setEnabled(is_enabled)
        made.triggered.connect(partial(_choose, choose, count))
        counts.addAction(made)
    menu.addMenu(offered)
    return offered


def _choose(choose: Choose, count: int, _checked: bool = False) -> None:
    choose(count)
