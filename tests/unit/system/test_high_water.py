from pathlib import Path

import pytest

from workreport.domain.errors import WorldError
from workreport.ledger.envelope import Head
from workreport.services.ports.marks import HighWater
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.high_water import LocalHighWaterMarks, machine_mark

WORKSPACE = "5a" * 16
WRITER = "c1" * 16


def mark(seq: int, *, writer: str = WRITER, stream: str = "agency") -> HighWater:
    return HighWater(writer, machine_mark(), "/hồ sơ/a", {stream: Head(seq, f"{seq:064x}")})


@pytest.fixture
def marks(tmp_path: Path) -> LocalHighWaterMarks:
    return LocalHighWaterMarks(tmp_path / "state", LocalDurableFiles())


def test_a_mark_comes_back_as_it_was(marks: LocalHighWaterMarks) -> None:
    marks.remember(WORKSPACE, mark(7))
    assert marks.recall(WORKSPACE) == mark(7)


def test_an_unknown_workspace_has_no_mark(marks: LocalHighWaterMarks) -> None:
    assert marks.recall(WORKSPACE) is None


def test_heads_of_one_writer_never_go_back(marks: LocalHighWaterMarks) -> None:
    marks.remember(WORKSPACE, mark(7))
    marks.remember(WORKSPACE, mark(3))
    marks.remember(WORKSPACE, mark(1, stream="office"))
    found = marks.recall(WORKSPACE)
    assert found is not None
    assert found.heads == {"agency": Head(7, f"{7:064x}"), "office": Head(1, f"{1:064x}")}


def test_a_new_writer_starts_with_its_own_heads(marks: LocalHighWaterMarks) -> None:
    marks.remember(WORKSPACE, mark(7))
    marks.remember(WORKSPACE, mark(1, writer="d2" * 16))
    assert marks.recall(WORKSPACE) == mark(1, writer="d2" * 16)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"heads": {"a": [1]}}', b"\xff"])
def test_a_damaged_mark_counts_as_none(
    marks: LocalHighWaterMarks, tmp_path: Path, content: bytes
) -> None:
    marks.remember(WORKSPACE, mark(7))
    (tmp_path / "state" / f"{WORKSPACE}.json").write_bytes(content)
    assert marks.recall(WORKSPACE) is None


def test_a_mark_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(WorldError) as refused:
        LocalHighWaterMarks(tmp_path / "state", LocalDurableFiles()).remember(WORKSPACE, mark(1))
    assert refused.value.code == "folder_read_only"


def test_the_machine_s_mark_is_steady_and_hashed() -> None:
    assert machine_mark() == machine_mark()
    assert len(machine_mark()) == 32
