"""A draft of forty written tasks kept durably, against one commit of the same bytes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import bulk, months
from benchmarks.harness import Job, Measured, pairs, timed
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status, TaskResult
from workreport.services.drafts import encode_draft
from workreport.storage.cipher import WRITER, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles

_PERIOD = Period(2026, 3)
_SIZE = bulk.Size(units=4, people=32, tasks=40, first=_PERIOD, months=1)


def measure(folder: Path) -> Measured:
    """Save one letter more each time, as the screen does while somebody types.

    The lines are taken in turn, so that the bytes that follow what was typed move on.
    """
    world, desk = bulk.build(folder, _SIZE)
    bulk.keep(desk.book, (months.opened(world, _PERIOD), *months.plans(world, _PERIOD)))
    draft = _written(desk.reporting.open(_PERIOD, world.units[0]).draft)
    body = encode_draft(draft)
    bare = _bare(world)
    typed = [0]

    def save() -> None:
        typed[0] += 1
        results = list(draft.results)
        line = results[typed[0] % len(results)]
        results[typed[0] % len(results)] = replace(line, cause="." * (typed[0] % 90))
        desk.reporting.save(replace(draft, results=tuple(results)))

    try:
        return pairs(timed(save), timed(lambda: bare(body)), count=150, warm_up=60)
    finally:
        desk.close()


def _written(draft: ReportDraft) -> ReportDraft:
    said = "Đã tham mưu, trình ký và gửi báo cáo đúng thời hạn theo yêu cầu của cấp trên"
    results = tuple(
        TaskResult(
            task=task.id,
            status=Status.COMPLETED,
            result=said,
            done_on=_PERIOD.first_day,
            quality=1,
            evidence=f"Báo cáo số {place}-BC/BTCTU",
        )
        for place, task in enumerate(draft.tasks)
    )
    return replace(draft, results=results)


def _bare(world: bulk.World) -> Callable[[bytes], Any]:
    vault = unlock(world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    path = world.folder / "bare.db"
    connection = connect(path, vault.database_key, WRITER, mode="rwc")
    connection.execute("CREATE TABLE draft (name TEXT PRIMARY KEY, body BLOB)")

    def commit(body: bytes) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR REPLACE INTO draft VALUES ('report', ?)", (body,))
        connection.execute("COMMIT")

    return commit


JOB = Job(
    "autosave",
    "a draft of 40 written tasks saved durably (ReportingService.save)",
    "one bare SQLCipher commit of the same bytes",
    2.0,
    measure,
)
