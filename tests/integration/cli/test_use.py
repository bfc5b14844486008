"""Wrong use, refusals and the world's faults: exit codes and sentences, never a traceback."""

import json
from pathlib import Path

import pytest
from tests.architecture.test_messages import uses
from tests.integration.cli.line import PASSPHRASE, Line

from workreport.cli import wants_desktop
from workreport.cli.faults import tell
from workreport.cli.options import CommonOptions, split_common
from workreport.cli.screen import Screen
from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.i18n.messages import catalogue


class Anything(str):
    """A value for every sentence, whatever form it asks for."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return str(self)


def test_what_a_terminal_would_obey_is_shown_or_escaped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hostile = "đỏ\x1b[31m\x9b\u202e\ud800"
    Screen(as_json=False).answer({}, [hostile, "hai\ndòng"])
    shown = capsys.readouterr().out
    assert shown == "đỏ\ufffd[31m\ufffd\ufffd\ufffd\nhai\ndòng\n"
    Screen(as_json=True).answer({"text": hostile})
    written = capsys.readouterr().out
    assert written.isprintable() or written.rstrip("\n").isprintable()
    assert json.loads(written) == {"text": hostile}


NEW = ("--name", "Ban Tổ chức", "--parent", "Tỉnh ủy", "--place", "Vinh", "--person", "Lê An")


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path / "machine")


@pytest.fixture
def workspace(line: Line, tmp_path: Path) -> Path:
    folder = tmp_path / "vp"
    assert line.call("agency", "new", folder, *NEW, "--training", "--json").code == 0
    return folder


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("bao-cao",), "usage_command_unknown"),
        (("office",), "usage_command_missing"),
        (("deadline",), "usage_parameter_missing"),
        (("deadline", "2026-13"), "period_malformed"),
        (("deadline", "2026-12", "--nhanh"), "usage_option_unknown"),
        (("deadline", "2026-12", "thừa"), "usage_wrong"),
        (("deadline", "2026-12", "--template"), "usage_option_wrong"),
        (("deadline", "2026-12", "--template", "none"), "deadline_template_unknown"),
        (("deadline", "2026-12", "--lang", "fr"), "language_unknown"),
        (("deadline", "2026-12", "--lang"), "usage_value_missing"),
        (("sync",), "usage_folder_or_file"),
        (("office", "accept", "2026-12"), "usage_unit_or_clean"),
        (("office", "reopen", "2026-12"), "usage_reason_or_confirm"),
        (("office", "close", "2026-12", "--override", "x"), "usage_pair_malformed"),
        (("paper", "summary"), "usage_period_missing"),
        (
            ("office", "extend", "2026-12", "--unit", "VP", "--until", "mai", "--reason", "x"),
            "usage_instant_malformed",
        ),
    ],
)
def test_wrong_use_exits_2_with_a_sentence(line: Line, words: tuple[str, ...], code: str) -> None:
    answer = line.call(*words, "--json")
    assert (answer.code, answer.refusal) == (2, code)
    plain = line.call(*words)
    assert plain.code == 2
    assert plain.out == ""
    assert f"[{code}]" in plain.err
    assert "Traceback" not in plain.err


def test_a_missing_workspace_is_the_worlds_fault(line: Line, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert line.refused(missing, "period", "status", "2026-11") == (3, "workspace_missing")
    assert not missing.exists()
    answer = line.call("period", "status", "2026-11", "--json")
    assert (answer.code, answer.refusal) == (3, "workspace_none_here")


def test_a_wrong_passphrase_is_refused(line: Line, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "mat-khau.txt"
    file.write_text("không phải\n", encoding="utf-8")
    words = ("period", "status", "2026-11", "--passphrase-file", file)
    assert line.refused(workspace, *words) == (1, "passphrase_wrong")
    file.write_text(f"{PASSPHRASE}\r\n", encoding="utf-8")
    assert line.ask(workspace, *words)["state"] == "planned"


def test_nobody_to_ask_for_a_passphrase_is_wrong_use(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    bare = Line(tmp_path / "machine", environment={})
    assert bare.refused(workspace, "verify") == (2, "passphrase_not_given")


def test_the_clock_of_a_real_agency_cannot_be_set(line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "that"
    assert line.call("agency", "new", folder, *NEW, "--json").code == 0
    environment = {
        "WORKREPORT_PASSPHRASE": PASSPHRASE,
        "WORKREPORT_CLOCK": "2026-11-19T16:00:00+07:00",
    }
    other = Line(tmp_path / "machine", environment=environment)
    assert other.refused(folder, "period", "status", "2026-11") == (2, "clock_refused")
    fresh = tmp_path / "moi"
    answer = other.call("agency", "new", fresh, *NEW, "--json")
    assert (answer.code, answer.refusal) == (2, "clock_refused")


def test_a_training_agency_lives_by_the_clock_it_is_given(tmp_path: Path) -> None:
    environment = {
        "WORKREPORT_PASSPHRASE": PASSPHRASE,
        "WORKREPORT_CLOCK": "2026-11-02T08:00:00+07:00",
    }
    line = Line(tmp_path / "machine", environment=environment)
    folder = tmp_path / "vp"
    assert line.call("agency", "new", folder, *NEW, "--training", "--json").code == 0
    invited = line.ask(
        folder,
        *("agency", "invite", "--unit", "TCD", "--role", "head", "--person", "Trần Bình"),
        *("--out", tmp_path / "moi.wri"),
    )
    assert invited["expires"].startswith("2026-12-02T08:00")


def test_an_unknown_key_of_a_report_is_wrong_use(
    line: Line, workspace: Path, tmp_path: Path
) -> None:
    line.ask(workspace, "period", "open", "2026-11")
    said = tmp_path / "soan.json"
    for content, code in (
        ({"tekst": {}}, "report_key_unknown"),
        ({"text": {"uu_diem": "x"}}, "report_key_unknown"),
        ({"period": ["2026-11"]}, "report_of_another_period"),
        ({"tasks": [{"content": "Việc", "quality": []}]}, "report_value_malformed"),
        ({"tasks": [{"content": "Việc", "qty": "nhiều"}]}, "report_value_malformed"),
        ({"tasks": [{"id": "0" * 32}]}, "task_unknown"),
        ([], "input_not_object"),
    ):
        said.write_text(json.dumps(content), encoding="utf-8")
        words = ("report", "edit", "2026-11", "--input", said)
        assert line.refused(workspace, *words) == (2, code), content
    said.write_text("{", encoding="utf-8")
    assert line.refused(workspace, "report", "edit", "2026-11", "--input", said) == (
        2,
        "input_not_json",
    )


def test_a_key_nobody_reads_is_refused_before_conclusions_are_recorded(
    line: Line, workspace: Path, tmp_path: Path
) -> None:
    said = tmp_path / "ket-luan.json"
    said.write_text(json.dumps({"decisions": [{"person": "Lê An", "mức": "A"}]}), encoding="utf-8")
    words = ("office", "conclude", "2026-11", "--input", said)
    assert line.refused(workspace, *words) == (2, "input_key_unknown")


def test_a_chief_who_grades_must_say_who_decided(line: Line, workspace: Path) -> None:
    line.ask(workspace, "period", "open", "2026-11")
    words = ("office", "grade", "2026-11", "--unit", "VP", "--set", "U5=9", "--reason", "Tốt")
    assert line.refused(workspace, *words) == (1, "decision_needs_basis")


def test_reading_works_beside_an_open_window_and_writing_does_not(
    line: Line, workspace: Path
) -> None:
    window = line.program.open(workspace, PASSPHRASE)
    try:
        assert line.ask(workspace, "period", "status", "2026-11")["state"] == "planned"
        assert line.refused(workspace, "period", "open", "2026-11") == (3, "workspace_open")
    finally:
        window.close()


def test_an_unexpected_error_is_a_sentence_with_an_entry_in_the_log(
    line: Line, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("nội dung riêng")

    monkeypatch.setattr("workreport.services.maintenance.MaintenanceService.verify", broken)
    answer = line.call("verify", "--workspace", workspace, "--json")
    assert (answer.code, answer.refusal) == (3, "bug")
    assert "Traceback" not in answer.err
    log = (workspace / "logs" / "workreport.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "nội dung riêng" not in log + answer.out


def test_common_options_stand_anywhere_before_a_double_dash() -> None:
    wanted = CommonOptions(workspace="w", language="en", passphrase_file="p", json=True)
    before = ["--workspace", "w", "--json", "--lang=en", "--passphrase-file", "p", "verify"]
    after = ["verify", "--passphrase-file=p", "--json", "--workspace=w", "--lang", "en"]
    assert split_common(before) == (wanted, ["verify"])
    assert split_common(after) == (wanted, ["verify"])
    assert split_common(["x", "--", "--json"]) == (CommonOptions(), ["x", "--", "--json"])


def test_the_desktop_opens_when_no_command_is_given() -> None:
    assert wants_desktop([])
    assert wants_desktop(["--workspace", "w"])
    assert wants_desktop(["--lang", "en"])
    assert not wants_desktop(["--workspace", "w", "verify"])
    assert not wants_desktop(["--help"])
    assert not wants_desktop(["--workspace"])


def test_json_answers_are_one_line_on_stdout_and_progress_goes_to_stderr(
    line: Line, workspace: Path, tmp_path: Path
) -> None:
    exchange = tmp_path / "usb"
    exchange.mkdir()
    answer = line.call("sync", "--folder", exchange, "--json", "--workspace", workspace)
    assert answer.code == 0
    assert answer.data["written"] > 0
    assert answer.err != ""


@pytest.mark.parametrize("family", [RuleError, UseError, WorldError])
def test_every_code_that_is_raised_has_an_exit_code_and_a_sentence(
    family: type[RuleError], capsys: pytest.CaptureFixture[str]
) -> None:
    screen = Screen(as_json=True)
    for use in uses():
        if use.is_reason or use.values is None:
            continue
        code = tell(screen, family(use.code, **dict.fromkeys(use.values, Anything("x"))))
        assert code == family.exit_code
        told = json.loads(capsys.readouterr().out)["error"]
        assert told["code"] in catalogue()
        assert told["message"]
