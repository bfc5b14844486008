"""The ways to begin, and the set-up of a fresh agency, through their forms."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.gui.recording import RecordingMessages
from tests.living import stretch_codes_less

from workreport.app import LocalProgram
from workreport.system.paths import Places
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.settings import IssuedCode, Settings
from workreport.ui.views.desktop import Desktop
from workreport.ui.views.shell import composition
from workreport.ui.views.shell.page import Page
from workreport.ui.views.start.form import Form
from workreport.ui.views.start.forms import AgencyForm, CodeForm, InvitationForm


class NoPage:
    @staticmethod
    def build(_session: object) -> Page:
        return Page("any", "any")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot):
    stretch_codes_less(monkeypatch)
    monkeypatch.setattr(composition, "import_module", lambda _name: NoPage)
    program = LocalProgram({}, places=Places(tmp_path / "data", tmp_path / "state"))
    settings = QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat)
    made = Desktop(program, Preferences(settings))
    made.begin()
    with qtbot.waitSignal(made.start.painted):
        pass
    yield made
    made.end()
    made.deleteLater()


def fill(form: Form, **values: str) -> None:
    for _field, edit, _may_be_empty in form._inputs:
        if edit.objectName() in values:
            edit.setText(values[edit.objectName()])


def found_agency(qtbot: QtBot, desktop: Desktop) -> None:
    desktop._ways.show_agency()
    form = desktop.start.findChild(AgencyForm)
    fill(
        form,
        agency_name="Ban Tổ chức",
        agency_parent="Tỉnh ủy",
        agency_place="Nghệ An",
        agency_founder="Chu Ngọc Giang",
        new_passphrase="một câu dễ nhớ",
        repeated_passphrase="một câu dễ nhớ",
    )
    form._training.setChecked(True)
    form.step.click()
    qtbot.waitUntil(lambda: desktop.start.findChild(CodeForm) is not None, timeout=20_000)


def test_two_different_passphrases_are_told_and_nothing_is_made(desktop: Desktop) -> None:
    desktop._ways.show_agency()
    form = desktop.start.findChild(AgencyForm)
    fill(
        form,
        agency_name="a",
        agency_parent="b",
        agency_place="c",
        agency_founder="d",
        new_passphrase="một câu",
        repeated_passphrase="câu khác",
    )
    form.step.click()
    note = form.findChild(QLabel, "agency_form_note")
    assert note.text().startswith("Hai lần gõ mật khẩu không giống nhau.")
    assert desktop.program.workspaces() == ()


def test_empty_fields_are_named_one_by_one(desktop: Desktop) -> None:
    desktop._ways.show_agency()
    form = desktop.start.findChild(AgencyForm)
    wanted: list[None] = []
    form.wanted.connect(lambda: wanted.append(None))
    form.step.click()
    assert not wanted
    assert form.findChild(QLabel, "agency_name_below").text() == "Cần điền mục này."


def test_the_recovery_code_is_confirmed_before_the_desk_is_entered(
    qtbot: QtBot, desktop: Desktop
) -> None:
    found_agency(qtbot, desktop)
    form = desktop.start.findChild(CodeForm)
    form.step.click()
    assert desktop.room is None
    form._typed.setText("zzzz")
    form.step.click()
    assert desktop.room is None
    form._typed.setText(form._plain[-4:])
    form.step.click()
    assert desktop.room is not None
    assert desktop.room.standing.person == "Chu Ngọc Giang"
    assert desktop.room.standing.position == "Chánh Văn phòng"


def test_an_invitation_leads_to_a_desk_and_a_request_that_the_office_approves(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
) -> None:
    found_agency(qtbot, desktop)
    desktop.start.findChild(CodeForm)._ticked.setChecked(True)
    desktop.start.findChild(CodeForm).step.click()
    room = desktop.room
    messages = RecordingMessages(path=tmp_path / "thu-moi.wri")
    room.session.messages = messages
    settings = Settings(room.session)
    with qtbot.waitSignal(settings.code_issued, timeout=15_000) as issued:
        settings.invite("Ngô Đức Nam", "TCCB", "head", may_file=False)
    code = issued.args[0]
    assert isinstance(code, IssuedCode)
    desktop._leave_room()
    desktop.begin()
    with qtbot.waitSignal(desktop.start.painted):
        pass
    desktop._ways.show_invitation()
    form = desktop.start.findChild(InvitationForm)
    fill(
        form,
        invitation_file=str(code.path),
        invitation_code=code.code,
        workspace_name="Phòng Tổ chức cán bộ",
        new_passphrase="một câu khác dễ nhớ",
        repeated_passphrase="một câu khác dễ nhớ",
        request_file=str(tmp_path / "yeu-cau.wrj"),
    )
    form.step.click()
    qtbot.waitUntil(lambda: desktop.start.findChild(CodeForm) is not None, timeout=20_000)
    assert (tmp_path / "yeu-cau.wrj").is_file()
    assert desktop._pending.standing.unit == "Phòng Tổ chức cán bộ"


def test_a_wrong_code_is_told_in_the_form(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "khac.wri").write_bytes(b"khong phai thu moi")
    desktop._ways.show_invitation()
    form = desktop.start.findChild(InvitationForm)
    fill(
        form,
        invitation_file=str(tmp_path / "khac.wri"),
        invitation_code="ABCD1234",
        workspace_name="x",
        new_passphrase="một câu khác dễ nhớ",
        repeated_passphrase="một câu khác dễ nhớ",
        request_file=str(tmp_path / "yeu-cau.wrj"),
    )
    with qtbot.waitSignal(desktop.model.refused, timeout=15_000) as refused:
        form.step.click()
    assert form.findChild(QLabel, "invitation_form_note").text() == refused.args[0]
    assert desktop.program.workspaces() == ()
