"""The self-test uses every part of the program; history is entered as if it had been lived."""

from pathlib import Path

import pytest
from tests.living import PASSPHRASE, stretch_codes_less

from workreport.app import LocalProgram
from workreport.domain.errors import UseError, WorldError
from workreport.domain.period import Period
from workreport.services.maintenance import MaintenanceService
from workreport.services.training.agency import DemoOptions, found_agency
from workreport.services.training.bulk import History, fill_history
from workreport.services.training.stage import Stage
from workreport.services.training.texts import Dice, load
from workreport.system.clock import parse_instant
from workreport.system.paths import Places

FIRST = Period(2026, 8)


def test_the_self_test_names_the_parts_that_work_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretch_codes_less(monkeypatch)
    program = LocalProgram(places=Places(tmp_path / "data", tmp_path / "state"))
    works = program.self_test()
    assert works == [
        "workspace",
        "workbook",
        "joining",
        "report",
        "exchange",
        "paper",
        "signing",
        "backup",
        "verify",
    ]
    assert not list(tmp_path.iterdir())

    def broken(_service: MaintenanceService, _reason: str = "asked") -> str:
        raise WorldError("disk_full", path="")

    monkeypatch.setattr(MaintenanceService, "backup", broken)
    with pytest.raises(WorldError) as failure:
        program.self_test()
    assert failure.value.values["part"] == "backup"


def test_entered_history_is_valid_closed_and_carries_on(tmp_path: Path) -> None:
    program = LocalProgram(environment={}, places=Places(tmp_path / "data", tmp_path / "state"))
    rehearsal = program.rehearsal(parse_instant("2026-08-03T08:00:00+07:00"))
    stage = Stage(
        rehearsal.program,
        rehearsal.clock,
        tmp_path / "demo",
        PASSPHRASE,
        load(program.resources),
        Dice(3),
        lambda _line: None,
    )
    found_agency(stage, DemoOptions())
    try:
        fill_history(
            stage.office, program.calendars, stage.texts, stage.dice, History(FIRST, 2, tasks=12)
        )
        months = [stage.office.periods.month(FIRST.plus(number)) for number in range(2)]
        carried = [one for one in stage.office.planning.tasks(FIRST.next) if one.carried]
        found = stage.office.maintenance.verify()
    finally:
        stage.close()
    assert [month.state.value for month in months] == ["closed", "closed"]
    assert {line.state.value for month in months for line in month.units} == {"concluded"}
    assert months[0].close is not None
    assert len(carried) == len(months[0].close.carried) > 0
    assert found.entries == found.valid
    assert found.projections_equal


@pytest.mark.parametrize("size", [{"units": 3}, {"people": 5}, {"months": 0}])
def test_a_training_agency_has_a_sensible_size(size: dict[str, int]) -> None:
    with pytest.raises(UseError, match="demo_size"):
        DemoOptions(**size)
