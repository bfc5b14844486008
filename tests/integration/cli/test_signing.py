"""Signing at the command line: an issued paper, a second hand, every refusal, what is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.integration.cli.line import PASSPHRASE, Line
from tests.signing_keys import AGENCY, FIRST, PASSWORD, Key, made_key

from workreport.cli.signing_commands import PASSWORD_VARIABLE
from workreport.domain.calendar import AGENCY_ZONE
from workreport.system.clock import TrainingClock

MONTH = "2026-11"
AT = datetime(2026, 11, 25, 9, 30, 15, tzinfo=AGENCY_ZONE)
NEW = ("--name", "Ban Tổ chức Tỉnh ủy", "--parent", "Tỉnh ủy", "--place", "Nghệ An")


@dataclass
class Office:
    line: Line
    folder: Path
    root: Path
    key: Key
    paper: Path

    def ask(self, *words: object) -> dict[str, Any]:
        return self.line.ask(self.folder, *words)

    def refused(self, *words: object) -> tuple[int, str]:
        return self.line.refused(self.folder, *words)

    def write(self, name: str, data: bytes) -> Path:
        path = self.root / name
        path.write_bytes(data)
        return path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An Office that has issued the summary of a month; its key lies beside it."""
    root = tmp_path_factory.mktemp("signing")
    clock = TrainingClock(datetime(2026, 11, 2, 8, 0, tzinfo=AGENCY_ZONE))
    environment = {"WORKREPORT_PASSPHRASE": PASSPHRASE, PASSWORD_VARIABLE: PASSWORD}
    line = Line(root / "machine", clock, environment)
    folder, paper = root / "vp", root / "tong-hop.pdf"
    new = line.call("agency", "new", folder, *NEW, "--person", "Lê An", "--training", "--json")
    assert new.code == 0, new.out
    line.ask(folder, "period", "open", MONTH)
    clock.set(AT)
    numbered = ("--number", "120", "--date", "2026-11-25", "--out", paper)
    line.ask(folder, "register", "issue", "summary", MONTH, *numbered)
    found = Office(line, folder, root, made_key(), paper)
    found.write("khoa.p12", found.key.file())
    return found


def test_a_signed_paper_is_still_the_issued_one_and_the_unsigned_file_stays(office: Office) -> None:
    before = office.paper.read_bytes()
    told = office.ask("paper", "sign", office.paper, "--p12", office.root / "khoa.p12")
    signed = Path(told["out"])
    assert signed == office.root / "tong-hop-da-ky.pdf"
    assert office.paper.read_bytes() == before
    assert signed.read_bytes().startswith(before)
    assert told["sha256"] == hashlib.sha256(signed.read_bytes()).hexdigest()
    assert AT <= datetime.fromisoformat(told["signed_at"]) < AT + timedelta(hours=1)
    assert (told["signed_at"][-6:], told["signatures"]) == ("+07:00", 1)
    assert (told["stamp"]["where"], told["signer"]["name"]) == ("signature", AGENCY)

    found = office.ask("paper", "check", signed)
    assert (found["proved"], found["issued"]["number"]) == (True, "120")
    (one,) = found["signatures"]
    assert (one["state"], one["covers_file"], one["trust"]) == ("intact", True, "self_issued")

    second = office.root / "lan-2.pdf"
    again = ("paper", "sign", signed, "--p12", office.root / "khoa.p12", "--out", second)
    told = office.ask(*again)
    assert told["warnings"][0]["code"] == "stamp_in_corner"
    at = datetime.fromisoformat(told["signed_at"])
    words = office.line.call("paper", "check", second, "--workspace", office.folder).out
    assert words.startswith("Tệp có 2 chữ ký số, đều còn nguyên vẹn.\n")
    assert "sau đó tệp chỉ có thêm chữ ký khác" in words
    assert f"được ký tại đây lúc {at:%d/%m/%Y %H:%M}, người thao tác: Lê An." in words
    assert office.refused(*again) == (3, "file_exists")

    broken = bytearray(signed.read_bytes())
    broken[len(before) // 2] ^= 1
    changed = office.write("sua.pdf", bytes(broken))
    words = office.line.call("paper", "check", changed, "--workspace", office.folder).out
    assert words.startswith("Chữ ký số không khớp: tệp đã bị sửa hoặc hỏng.")
    resign = ("paper", "sign", changed, "--p12", office.root / "khoa.p12")
    assert office.refused(*resign) == (1, "signing_after_change")


def test_refusals_leave_no_file(office: Office) -> None:
    out = office.root / "khong.pdf"
    wrong = office.write("sai.txt", b"sai\n")
    ended = office.write("cu.p12", made_key("Đã cũ", days=30).file())
    later = office.write("moi.p12", made_key("Mới", first=FIRST + timedelta(days=400)).file())
    unfit = office.write("ma-hoa.p12", made_key("Mã hóa", signs=False).file())

    def sign(*words: object, file: Path = office.paper) -> tuple[int, str]:
        refusal = office.refused("paper", "sign", file, "--out", out, *words)
        assert not out.exists()
        return refusal

    own = ("--p12", office.root / "khoa.p12")
    assert sign(*own, "--password-file", wrong) == (1, "key_password_wrong")
    assert sign("--p12", ended) == (1, "certificate_ended")
    assert sign("--p12", later) == (1, "certificate_not_begun")
    assert sign("--p12", unfit) == (1, "key_not_for_signing")
    assert sign("--p12", office.paper) == (2, "key_file_malformed")
    assert sign() == (2, "key_not_named")
    assert sign(*own, "--pkcs11-lib", office.root / "l.so") == (2, "key_not_named")
    assert sign("--pkcs11-lib", office.root / "l.so") == (3, "token_library_unusable")
    assert sign(*own, "--place", "giữa") == (2, "stamp_place_malformed")
    assert sign(*own, "--place", "500,10") == (2, "stamp_outside")
    assert sign(*own, "--place", "nan,nan") == (2, "stamp_place_malformed")
    assert sign(*own, file=wrong) == (3, "paper_unreadable")
    assert sign(*own, "--no-stamp", file=wrong) == (3, "signing_pdf_damaged")

    told = office.ask("paper", "sign", office.paper, "--p12", ended, "--despite-dates",
                      "--no-stamp", "--out", office.root / "cu.pdf")  # fmt: skip
    assert (told["stamp"], told["warnings"][0]["code"]) == (None, "certificate_ended")
    (one,) = office.ask("paper", "check", office.root / "cu.pdf")["signatures"]
    assert (one["state"], one["valid_then"]) == ("intact", False)


def test_what_was_added_behind_a_signature_is_not_covered_by_another_one(office: Office) -> None:
    own, first = ("--p12", office.root / "khoa.p12"), office.root / "truoc-khi-them.pdf"
    office.ask("paper", "sign", office.paper, *own, "--no-stamp", "--out", first)
    grown = office.write("them.pdf", first.read_bytes() + b"them vao sau")
    again = ("--no-stamp", "--out", office.root / "sau-khi-them.pdf")
    assert office.refused("paper", "sign", grown, *own, *again) == (1, "signing_after_change")
    empty = office.write("rong.pdf", b"")
    assert office.refused("paper", "check", empty) == (3, "paper_unreadable")


def test_words_for_a_month_that_was_never_opened_are_not_signed(office: Office) -> None:
    word = ("office", "word", "2099-01", "--section", "progress", "--text", "Lời")
    assert office.refused(*word) == (1, "period_not_open")
    assert office.refused(*word, "--draft") == (1, "period_not_open")


def test_a_foreign_file_is_checked_for_its_signatures_and_roots_decide_about_names(
    office: Office,
) -> None:
    root = made_key("Cục Chứng thực số")
    foreign = office.write("cong-van.pdf", FOREIGN)
    key = office.write("cap.p12", made_key("Chu Ngọc Giang", by=root).file())
    out = office.root / "cong-van-ky.pdf"
    office.ask("paper", "sign", foreign, "--p12", key, "--no-stamp", "--out", out)
    found = office.ask("paper", "check", out)
    assert (found["proved"], found["sound"]) == (None, True)
    assert found["signatures"][0]["trust"] == "unknown"
    named = office.ask("paper", "roots", office.write("goc.pem", root.pem))
    assert [one["name"] for one in named["roots"]] == ["Cục Chứng thực số"]
    assert office.ask("paper", "check", out)["signatures"][0]["trust"] == "trusted"
    assert office.refused("paper", "roots", foreign) == (2, "root_malformed")
    assert office.ask("paper", "roots")["roots"] == named["roots"]
    assert office.ask("paper", "roots", "--none")["roots"] == []


def _foreign() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas("", invariant=1)
    canvas.drawString(72, 700, "Công văn của nơi khác")
    data: bytes = canvas.getpdfdata()
    return data


FOREIGN = _foreign()
