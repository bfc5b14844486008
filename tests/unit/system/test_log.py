import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from workreport.domain.errors import WorldError
from workreport.system.log import LOG_NAME, Log

SECRET = "Đồng chí Nguyễn Văn A bị trả lại báo cáo"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path)
    yield opened
    opened.close()


def written(tmp_path: Path) -> str:
    return (tmp_path / LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.usefixtures("log")
def test_codes_ids_counts_and_durations_are_written(tmp_path: Path) -> None:
    logging.getLogger("workreport.exchange").info(
        "read %d packages of %s in %.1f s: %s", 3, "ab" * 16, 0.25, "not_for_us"
    )
    assert f"INFO workreport.exchange read 3 packages of {'ab' * 16} in 0.2 s: not_for_us" in (
        written(tmp_path)
    )


@pytest.mark.usefixtures("log")
def test_what_people_wrote_is_not_written(tmp_path: Path) -> None:
    logger = logging.getLogger("workreport.services")
    logger.info("filed %s", SECRET)
    logger.info("filed %(title)s", {"title": SECRET})
    logger.warning("refused: %s", WorldError("disk_full", path=SECRET))
    logging.getLogger("somebody.else").warning("row is %s", SECRET)
    logging.getLogger("somebody.else").warning(SECRET)
    text = written(tmp_path)
    assert "Nguyễn" not in text
    assert "báo cáo" not in text
    assert "refused: disk_full" in text
    assert text.count("text withheld") == 2


@pytest.mark.usefixtures("log")
def test_an_error_is_written_by_kind_and_place_without_its_text(tmp_path: Path) -> None:
    error = WorldError("file_error", path=SECRET)
    try:
        {}[SECRET]
    except KeyError as cause:
        error.__cause__ = cause
    logging.getLogger("workreport").error("could not read", exc_info=error)
    text = written(tmp_path)
    assert "Nguyễn" not in text
    assert "WorldError file_error" in text
    assert "builtins.KeyError" in text
    assert "test_log.py:" in text


def test_an_error_nobody_caught_ends_in_the_log_and_with_the_person(tmp_path: Path) -> None:
    told: list[BaseException] = []
    log = Log(tmp_path, told.append)
    try:
        bug = KeyError(SECRET)
        sys.excepthook(KeyError, bug, None)
        thread = threading.Thread(target=lambda: {}[SECRET], name="worker")
        thread.start()
        thread.join()
    finally:
        log.close()
    assert told[0] is bug
    assert len(told) == 2
    assert written(tmp_path).count("CRITICAL workreport unexpected error") == 2
    assert "Nguyễn" not in written(tmp_path)


def test_closing_gives_the_hooks_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    Log(tmp_path).close()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    with pytest.raises(WorldError) as refused:
        Log(tmp_path / "logs")
    assert refused.value.code == "log_unwritable"
