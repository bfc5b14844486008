"""The self-test: every part of the program is used once, in a folder that is thrown away."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import CodedError, WorldError
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.domain.workflow import UnitState
from workreport.services.founding import AgencyPlan
from workreport.services.ports.program import Desk, Program

_ROSTER = "samples/danh-sach.xlsx"
_PLAN = "samples/ke-hoach-2026-11.xlsx"
_PASSPHRASE = "self-test"  # noqa: S105 - of a folder that lives for seconds
_PERIOD = Period(2026, 11)
_START = datetime(2026, 11, 2, 8, tzinfo=AGENCY_ZONE)
_PDF = b"%PDF-"


def run(program: Program) -> list[str]:
    """Use every part of the program; returns the names of the parts that work.

    Raises:
        WorldError: ``self_test_failed`` names the part that does not; its own error is the cause.
    """
    with TemporaryDirectory(prefix="workreport-", ignore_cleanup_errors=True) as name:
        rehearsal = program.rehearsal(_START, Path(name) / "home")
        trial = _Trial(rehearsal.program, Path(name))
        try:
            return trial.run()
        finally:
            trial.close()


@dataclass(slots=True)
class _Trial:
    program: Program
    folder: Path
    desks: dict[str, Desk] = field(default_factory=dict)

    def run(self) -> list[str]:
        parts: dict[str, Callable[[], Any]] = {
            "workspace": self.found,
            "workbook": self.read_workbooks,
            "joining": self.join,
            "report": self.file,
            "exchange": self.exchange,
            "paper": self.draw,
            "signing": self.sign,
            "backup": self.restore,
            "verify": self.verify,
        }
        for part, use in parts.items():
            try:
                use()
            except CodedError as error:
                raise WorldError("self_test_failed", part=part) from error
        return list(parts)

    def close(self) -> None:
        while self.desks:
            self.desks.popitem()[1].close()

    def found(self) -> None:
        plan = AgencyPlan(
            name="Ban Tổ chức",
            parent="Tỉnh ủy",
            place="Nghệ An",
            founder="Chu Ngọc Giang",
            training=True,
        )
        (self.folder / "exchange").mkdir()
        self.desks["office"] = self.program.found(self.folder / "office", plan, _PASSPHRASE).desk

    def read_workbooks(self) -> None:
        office, resources = self.desks["office"], self.program.resources
        people = office.imports.roster(resources.path(_ROSTER))
        tasks = office.imports.plan(resources.path(_PLAN), _PERIOD)
        _require(part="workbook", holds=bool(people.new and tasks.new))

    def join(self) -> None:
        office = self.desks["office"]
        invitation = office.joining.invite(person="Ngô Đức Nam", unit="TCCB", role="head")
        opened, request = self.program.join(
            self.folder / "department", invitation.data, invitation.code, _PASSPHRASE
        )
        self.desks["department"] = opened.desk
        office.joining.approve(request)

    def file(self) -> None:
        reporting = self.desks["department"].reporting
        line = reporting.open(_PERIOD)
        done_on = _START.date() + timedelta(days=1)
        tasks = [
            {
                "id": task.id,
                "status": Status.COMPLETED.value,
                "done_on": done_on.isoformat(),
                "quality": 1,
                "evidence": "01-BC/BTCTU",
                "cause": "Thử chương trình",
            }
            for task in line.draft.tasks
        ]
        ratings = [
            {"person": one.person, "department": "B"}
            for one in line.draft.roster
            if one.group != "heads" and not one.away
        ]
        text = {"advantages": "Thử chương trình", "limitations": "Không có"}
        reporting.edit(_PERIOD, {"tasks": tasks, "ratings": ratings, "text": text})
        reporting.file(_PERIOD)

    def exchange(self) -> None:
        folder = self.folder / "exchange"
        for name in ("department", "office", "department"):
            self.desks[name].exchange.sync(folder)
        month = self.desks["department"].periods.month(_PERIOD)
        unit = self.desks["department"].reporting.own_unit()
        _require(part="exchange", holds=month.unit(unit).state is UnitState.RECEIVED)

    def draw(self) -> None:
        pdf = self.desks["office"].papers.pdf("summary", _PERIOD)
        _require(part="paper", holds=pdf.startswith(_PDF))

    def sign(self) -> None:
        # No key is at hand here: the libraries are loaded, and say that they find none.
        signing = self.desks["office"].signing
        _require(part="signing", holds=not signing.read(_PDF).signatures)
        try:
            signing.tokens(self.folder / "no library")
        except WorldError as error:
            _require(part="signing", holds=error.code == "token_library_unusable")

    def restore(self) -> None:
        office = self.desks["office"]
        backup = Path(office.maintenance.backup("self-test")).with_suffix(".json")
        self.program.restore(backup, self.folder / "restored")
        self.desks["restored"] = self.program.open(self.folder / "restored", _PASSPHRASE)
        known = self.desks["restored"].periods.known()
        _require(part="backup", holds=known == office.periods.known())

    def verify(self) -> None:
        for desk in self.desks.values():
            found = desk.maintenance.verify()
            whole = found.entries == found.valid and found.projections_equal
            _require(part="verify", holds=whole)


def _require(*, part: str, holds: bool) -> None:
    if not holds:
        raise WorldError("self_test_failed", part=part)
