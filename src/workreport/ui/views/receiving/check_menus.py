"""The two lists of a check: the points to be ticked, and what speaks against the report."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workreport.i18n.check_text import point_text
from workreport.i18n.translation import _
from workreport.ui.viewmodels.check_words import finding_words
from workreport.ui.viewmodels.checking import Checking
from workreport.ui.viewmodels.place_words import place_words
from workreport.ui.widgets.button import QuietButton

if TYPE_CHECKING:
    from workreport.domain.report import ReportDraft
    from workreport.services.findings import Finding

_DIGITS = 9


class CheckMenus(QObject):
    """Two buttons; each opens its list, which is walked by arrows and digits.

    Signals:
        place_chosen: Mark path of what is to be looked at.
    """

    place_chosen = Signal(str)

    def __init__(self, model: Checking, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("check_menus")
        self._model = model
        self.findings = QuietButton("", "check_findings", icon="eye")
        self.findings.clicked.connect(self.offer_findings)
        self.points = QuietButton("", "check_points", icon="check-square")
        self.points.clicked.connect(self.offer_points)

    def show_counts(self) -> None:
        """Say how many points are ticked, and how many places are to be looked at."""
        model = self._model
        points = model.points()
        done = sum(model.is_ticked(point.code) for point in points)
        words = _("Mục kiểm tra {done}/{count}").format(done=done, count=len(points))
        self.points.set_label(words)
        count = 0 if model.view is None else len(model.view.findings)
        self.findings.set_label(_("Cần xem {count}").format(count=count))
        if count:
            self.findings.allow()
        else:
            self.findings.refuse(_("Không có gì cần xem."))

    def offer_points(self) -> None:
        """Open the check list."""
        model, view = self._model, self._model.view
        if view is None:
            return
        menu = self._menu("check_points_menu")
        for at, point in enumerate(model.points(), 1):
            must = _(" (bắt buộc)") if point.is_mandatory else ""
            signed = view.ticked.get(point.code)
            who = "" if signed is None else f" · {view.names.get(signed.person, '')}"
            text = point_text(point.code, point.text).replace("&", "&&")
            action = QAction(f"{_digit(at)}{text}{must}{who}", menu)
            action.setCheckable(True)
            action.setChecked(model.is_ticked(point.code))
            action.triggered.connect(partial(self._tick, point.code))
            menu.addAction(action)
        menu.addSeparator()
        sign = QAction(_("Ký các mục đã tích"), menu)
        sign.triggered.connect(self._sign)
        menu.addAction(sign)
        menu.popup(self.points.mapToGlobal(self.points.rect().bottomLeft()))

    def offer_findings(self) -> None:
        """Open the list of what is to be looked at, the worst first."""
        view = self._model.view
        if view is None or not view.findings:
            return
        menu = self._menu("check_findings_menu")
        menu.setToolTipsVisible(True)
        for at, one in enumerate(view.findings, 1):
            alone = not one.others and one.place != "whole"
            place = f"{place_words(one.place, view.draft)}: " if alone else ""
            words = finding_words(one)
            shown = menu.fontMetrics().elidedText(
                f"{place}{words}", Qt.TextElideMode.ElideRight, self._most_width()
            )
            line = f"{_digit(at)}{shown.replace('&', '&&')}"
            if one.others:
                self._offer_places(menu, line, one, view.draft)
                continue
            action = QAction(line, menu)
            action.setToolTip(words)
            action.triggered.connect(partial(self._choose, one.place))
            menu.addAction(action)
        menu.popup(self.findings.mapToGlobal(self.findings.rect().bottomLeft()))

    # --- inside -------------------------------------------------------------------------------

    def _offer_places(self, menu: QMenu, line: str, one: "Finding", draft: "ReportDraft") -> None:
        """Offer every place of what stands in several alike, below its one line."""
        places = menu.addMenu(line)
        places.setObjectName("finding_places")
        places.menuAction().setToolTip(finding_words(one))
        for at, place in enumerate(one.places, 1):
            action = QAction(f"{_digit(at)}{place_words(place, draft).replace('&', '&&')}", places)
            action.triggered.connect(partial(self._choose, place))
            places.addAction(action)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self.points.window())
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _most_width(self) -> int:
        return max(320, self.points.window().width() // 2)

    def _tick(self, code: str, _is_checked: bool = False) -> None:
        self._model.tick(code)

    def _sign(self, _is_checked: bool = False) -> None:
        self._model.sign_ticks()

    def _choose(self, place: str, _is_checked: bool = False) -> None:
        self.place_chosen.emit(place)


def _digit(at: int) -> str:
    """Return the key of a line, as long as one digit is enough."""
    return f"&{at} " if at <= _DIGITS else ""
