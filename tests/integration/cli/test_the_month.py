"""The month of Office and department, told by the command line alone."""

import zipfile
from fractions import Fraction

from tests.integration.cli.conftest import FOUNDER, HEAD, MONTH, Month
from tests.integration.cli.line import Answer

from workreport.cli.faults import gate_told
from workreport.domain.exact_numbers import decimal2
from workreport.domain.reason import Reason
from workreport.services.gates import Gate


def _unit(answer: dict, code: str) -> dict:
    return next(unit for unit in answer["units"] if unit["code"] == code)


def test_somebody_who_joined_waits_until_the_office_approves(month: Month) -> None:
    waiting = month.told["waiting"]["waiting"]
    assert [one["person"] for one in waiting] == [HEAD]
    assert waiting[0]["fingerprint"] == month.told["joined"]["fingerprint"]
    assert month.told["approved"]["state"] == "approved"
    assert month.told["status_joined"]["approved"] is True
    assert month.told["status_joined"]["roles"] == ["head:TCCB"]


def test_a_report_goes_from_filed_to_received_to_returned_to_concluded(month: Month) -> None:
    told = month.told
    assert _unit(told["status_filed"], "TCCB")["state"] == "filed"
    assert _unit(told["status_received"], "TCCB")["state"] == "received"
    assert told["in_check"]["officer"] == FOUNDER
    assert told["marked"]["state"] == "returned"
    assert (told["filed"]["version"], told["refiled"]["version"]) == (1, 2)
    assert _unit(told["status_closed"], "TCCB")["state"] == "concluded"


def test_a_receipt_makes_a_report_count_in_time(month: Month) -> None:
    assert _unit(month.told["status_filed"], "TCCB")["received_at"] is None
    received = _unit(month.told["status_received"], "TCCB")
    assert received["received_at"].startswith("2026-11-18T09:00:")
    assert received["received_at"].endswith("+07:00")
    assert (received["late"], received["verdict"]) == (False, "on_time")


def test_a_department_is_told_of_itself_and_of_no_unit_it_cannot_know(month: Month) -> None:
    status = month.told["status_filed"]
    assert [unit["code"] for unit in status["units"]] == ["TCCB"]
    assert status["missing"] == []
    assert month.told["status_received"]["missing"] == ["VP", "TCD", "BVCT"]


def test_the_check_names_what_must_be_answered_before_filing(month: Month) -> None:
    assert month.told["early"]["refused"] == (1, "report_not_ready")
    assert month.told["unready"]["ready"] is False
    assert month.told["checked"]["ready"] is True
    assert month.told["checked"]["unanswered"] == 0


def test_nothing_is_returned_with_a_due_that_has_passed(month: Month) -> None:
    assert month.told["past_due"]["refused"] == (2, "return_due_past")


def test_marks_of_a_return_must_be_answered(month: Month) -> None:
    assert month.told["unanswered"]["refused"] == (1, "report_not_ready")
    assert [mark["path"] for mark in month.told["marked"]["marks"]] == [
        mark["path"] for mark in month.told["returned"]["marks"]
    ]


def test_concluding_with_open_gates_is_refused_with_the_list(month: Month) -> None:
    gates = month.told["gates"]
    assert gates["exit"] == 1
    assert gates["error"]["code"] == "gates_open"
    assert gates["error"]["values"]["recorded"] == 3
    assert {gate["subject"] for gate in gates["error"]["gates"]} == {"TCD", "BVCT"}
    assert {gate["code"] for gate in gates["error"]["gates"]} == {"missing_unit"}


def test_closing_carries_what_is_unfinished_and_opens_the_next_month(month: Month) -> None:
    closed = month.told["closed"]
    assert (closed["state"], closed["revision"], closed["next"]) == ("closed", 1, "2026-12")
    assert closed["missing"] == ["TCD", "BVCT"]
    contents = {task["content"]: task for task in month.told["next_tasks"]["tasks"]}
    assert contents["Hoàn thành quy hoạch trong tháng 12."]["origin"] == "conclusion"
    assert sum(task["carried"] for task in contents.values()) >= 2


def test_the_ledger_of_the_month_is_whole(month: Month) -> None:
    verified = month.told["verified"]
    assert verified["entries"] == verified["valid"] > 80
    assert verified["projections_equal"] is True
    assert verified["faults"] == []


def test_a_grade_names_its_sources_and_an_override_stands_beside_what_was_computed(
    month: Month,
) -> None:
    graded, overridden = month.told["graded_TCCB"], month.told["overridden"]
    terms = {term["code"]: term for term in graded["grade"]["terms"]}
    tasks = graded["sources"]["tasks"]
    done = sum(Fraction(task["terms"]["U1"]["part"]) for task in tasks)
    whole = sum(Fraction(task["terms"]["U1"]["whole"]) for task in tasks)
    assert decimal2(30 * done / whole) == terms["U1"]["points"]
    assert graded["sources"]["filing"]["returns"]
    assert all(share["why"] for task in tasks for share in task["terms"].values())

    computed = month.told["graded_VP"]["grade"]["level"]
    assert month.told["no_reason"] == {"refused": (2, "level_override_reason")}
    assert overridden["grade"]["level"] == "HTXS"
    assert overridden["grade"]["computed_level"] == computed
    units = {one["code"]: one for one in month.told["consolidated_again"]["units"]}
    assert units["VP"]["grade"] == overridden["grade"]
    assert units["VP"]["grade"]["override"] == {
        "level": "HTXS",
        "reason": "Việc đột xuất",
        "computed": computed,
    }
    assert {one["place"] for one in units.values()} == {None}  # fewer than three are comparable
    assert len(units["TCCB"]["sources"]["tasks"]) == len(tasks)
    assert month.told["consolidated_again"]["top_units"]["for_consideration"] is True
    kept = {one["code"]: one for one in month.ask(month.vp, "history", "2026-Q4")["units"]}
    assert kept["VP"]["by_hand"] == {MONTH: "Việc đột xuất"}


def test_a_quarter_counts_locked_months_and_names_the_others(month: Month) -> None:
    found = month.ask(month.vp, "history", "2026-Q4")
    assert found["months"] == ["2026-10", "2026-11", "2026-12"]
    assert found["unlocked"] == ["2026-12"]
    units = {one["code"]: one for one in found["units"]}
    graded = month.told["graded_TCCB"]["grade"]
    assert units["TCCB"]["mean"] == graded["score"]
    assert units["TCCB"]["levels"] == {graded["level"]: 1}
    assert units["TCCB"]["missing"] == ["2026-10", "2026-12"]
    assert units["TCCB"]["place"] is None
    assert units["TCD"]["mean"] is None
    assert units["TCD"]["missing"] == found["months"]
    head = next(one for one in found["people"] if one["levels"] == {"B": 1})
    assert head["missing"] == ["2026-10", "2026-12"]
    assert month.line.refused(month.vp, "history", "2026-Q5") == (2, "span_malformed")


def test_a_gate_names_its_group_in_words() -> None:
    over = Reason("gate_over_quota", {"group": "civil_servants", "used": 3, "allowed": 1})
    told = gate_told(Gate("over_quota", "civil_servants", over))
    assert told["message"] == "Nhóm Công chức có 3 người mức cao nhất, tối đa 1."
    assert told["subject"] == "civil_servants"  # what `--override` is given by


def test_a_closed_month_refuses_to_be_changed(month: Month) -> None:
    line = month.line
    assert line.refused(month.tccb, "report", "file", MONTH) == (1, "period_locked")
    assert line.refused(
        month.vp,
        *("office", "grade", MONTH, "--unit", "VP", "--set", "U5=1", "--reason", "x"),
        *("--decided-by", "x", "--meeting-on", "2026-11-26", "--basis", "x"),
    ) == (1, "period_locked")
    assert line.refused(month.vp, "office", "close", MONTH) == (1, "period_locked")


def test_reopening_needs_a_second_person(month: Month) -> None:
    assert month.line.refused(month.vp, "office", "reopen", "2026-10", "--reason", "x") == (
        1,
        "period_not_closed",
    )
    month.ask(month.vp, "office", "reopen", MONTH, "--reason", "Sai số liệu của Văn phòng")
    assert month.line.refused(month.vp, "office", "reopen", MONTH, "--confirm") == (
        1,
        "second_person_needed",
    )
    assert month.ask(month.vp, "period", "status", MONTH)["state"] == "closed"


def test_the_shown_report_is_taken_by_edit_unchanged(month: Month) -> None:
    shown = month.ask(month.tccb, "report", "show", "2026-12")
    path = month.write("tron.json", shown)
    month.ask(month.tccb, "report", "edit", "2026-12", "--input", path)
    assert month.ask(month.tccb, "report", "show", "2026-12") == shown


def test_a_backup_is_restored_and_a_rebuild_changes_nothing(month: Month) -> None:
    saved = month.ask(month.vp, "backup")["file"]
    restored = month.root / "khoi-phuc"
    answer: Answer = month.line.call("restore", saved, restored, "--json")
    assert answer.data == {"workspace": str(restored)}
    by_database = month.root / "khoi-phuc-2"
    assert month.line.call("restore", saved.replace(".json", ".db"), by_database).code == 0
    assert month.ask(restored, "period", "status", MONTH)["state"] == "closed"
    assert month.ask(restored, "rebuild") == {"projections_equal": True}


def test_a_paper_is_written_once_and_never_over_another(month: Month) -> None:
    out = month.root / "tong-hop.pdf"
    words = ("paper", "summary", MONTH, "--format", "pdf", "--out", out)
    assert month.ask(month.vp, *words)["bytes"] == out.stat().st_size
    assert out.read_bytes().startswith(b"%PDF")
    assert month.line.refused(month.vp, *words) == (3, "file_exists")
    kinds = month.ask(month.vp, "paper", "list")["papers"]
    formats = {one["kind"]: one["formats"] for one in kinds}
    assert formats["summary"] == ["pdf", "docx", "xlsx"]
    assert formats["grades"] == ["pdf", "xlsx"]


def test_a_paper_is_written_for_the_word_processor_and_its_tables_as_a_workbook(
    month: Month,
) -> None:
    for ending in ("docx", "xlsx"):
        out = month.root / f"tong-hop.{ending}"
        month.ask(month.vp, "paper", "summary", MONTH, "--format", ending, "--out", out)
        with zipfile.ZipFile(out) as made:
            assert made.testzip() is None
            words = b"".join(made.read(name) for name in made.namelist()).decode(errors="ignore")
        assert "Phòng Tổ chức cán bộ" in words
    refused = ("paper", "grades", MONTH, "--format", "docx", "--out", month.root / "x.docx")
    assert month.line.refused(month.vp, *refused) == (2, "paper_format_unknown")


def test_importing_again_finds_everything_the_same_and_a_rehearsal_writes_nothing(
    month: Month,
) -> None:
    from tests.integration.cli.conftest import SAMPLES

    plan = SAMPLES / "ke-hoach-2026-11.xlsx"
    before = month.ask(month.vp, "verify")["entries"]
    again = month.ask(month.vp, "import", "plan", plan, "--period", MONTH, "--dry-run")
    assert again["read"] == again["accepted"] == again["same"] + again["changed"] == 26
    assert month.ask(month.vp, "verify")["entries"] == before
