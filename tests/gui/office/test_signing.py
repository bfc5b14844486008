"""Signing from the window: the paper that is shown, a wrong password, a token, and the check."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from tests.gui.office.conftest import Officer, Sit, off_the_screen
from tests.living import PERIOD, Begin
from tests.signing_keys import PASSWORD, PIN, FakeLibrary, FakeToken, made_key

from workreport.papers import tokens
from workreport.ui.messages import NoticeKind
from workreport.ui.viewmodels.paper_proof import PaperProver


class Form:
    """The open form, with its parts by their names."""

    def __init__(self, officer: Officer) -> None:
        officer.click("register_sign")
        self.officer = officer
        found = officer.room.window.findChild(QDialog, "signing")
        assert found is not None
        self.dialog = found

    def part(self, name: str) -> Any:
        found = self.dialog.findChild(QWidget, name)
        assert found is not None, name
        return found

    def press(self, name: str, path: Path | None = None) -> None:
        """Press a button; ``path`` is what is chosen in the dialog it opens."""
        self.officer.messages.path = path
        self.officer.qtbot.mouseClick(self.part(name), Qt.MouseButton.LeftButton)
        self.officer.settle()


def test_a_paper_is_signed_from_the_window_and_checked(
    begin_life: Begin, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = begin_life((), ())
    life.at("2026-11-24 09:00")
    officer = sit(life.vp)
    unsigned = tmp_path / "bao-cao.pdf"
    unsigned.write_bytes(life.vp.papers.pdf("summary", PERIOD))
    before = unsigned.read_bytes()
    officer.show("settings").show_place("register")
    officer.settle()
    with off_the_screen():
        signed = by_key_file(Form(officer), unsigned)
        assert signed.read_bytes().startswith(before)
        assert officer.messages.asked[-1].suggested == str(signed)
        told_by_the_check(officer, signed)
        card = FakeToken("Ban Cơ yếu", {"ky": made_key()})
        monkeypatch.setattr(tokens, "_library", lambda _path: FakeLibrary([card]))
        by_token(Form(officer), unsigned, tmp_path / "the.pdf")
    assert (tmp_path / "the.pdf").read_bytes().startswith(before)
    assert unsigned.read_bytes() == before
    assert card.sessions == 0
    notes = life.vp.signing.signings()
    assert [one.unsigned for one in notes] == [hashlib.sha256(before).hexdigest()] * 2


def by_key_file(form: Form, unsigned: Path) -> Path:
    form.press("signing_accept")
    assert form.part("signing_pdf_below").text() == "Chọn tệp PDF để ký."
    form.press("signing_pdf_choose", unsigned)
    assert "Thông tin ký số sẽ ở chỗ ký" in form.part("signing_place").text()
    key, target = unsigned.with_name("khoa.p12"), unsigned.with_name("bao-cao-da-ky.pdf")
    key.write_bytes(made_key().file())
    form.press("signing_key_file_choose", key)
    form.part("signing_password").setText("sai")
    form.press("signing_accept", target)
    assert form.part("signing_note").text().startswith("Mật khẩu của tệp khóa không đúng.")
    assert not target.exists()
    form.part("signing_password").setText(PASSWORD)
    form.press("signing_accept", target)
    assert form.officer.messages.told[-1].kind is NoticeKind.OK
    assert form.officer.room.window.findChild(QDialog, "signing") is None
    return target


def told_by_the_check(officer: Officer, signed: Path) -> None:
    prover = PaperProver(officer.room.session)
    for changes, kind, words in (
        (False, NoticeKind.OK, "Tệp có 1 chữ ký số, còn nguyên vẹn."),
        (True, NoticeKind.BAD, "Chữ ký số không khớp: tệp đã bị sửa hoặc hỏng."),
    ):
        if changes:
            signed.write_bytes(signed.read_bytes().replace(b"/Author", b"/Authos", 1))
        officer.messages.path = signed
        prover.ask_file()
        officer.settle()
        told = officer.messages.told[-1]
        assert (told.kind, told.happened) == (kind, words)


def by_token(form: Form, unsigned: Path, target: Path) -> None:
    form.press("signing_pdf_choose", unsigned)
    form.part("signing_kinds").chosen.emit("token")
    form.part("signing_library").setText("thu-vien.so")
    form.press("signing_find")
    assert form.part("signing_token").currentText() == "Ban Cơ yếu · Thẻ thử"
    form.press("signing_accept", target)
    assert form.part("signing_pin_below").text() == "Nhập mã PIN."
    form.part("signing_pin").setText(PIN)
    form.part("signing_visible").setChecked(False)
    form.press("signing_accept", target)
