"""What a person does and is told "saved": each flow can be broken off anywhere and played again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.durability import migrating
from tests.durability.stage import NEW_PASSPHRASE, Stage
from tests.living import CHIEF, PASSPHRASE, PERIOD

from workreport.domain.errors import RuleError
from workreport.services.founding import AgencyPlan

AUTOSAVES = 3
EVIDENCE = ("pdf", b"%PDF-" + bytes(range(256)) * 400)  # larger than a database row may hold
Said = Sequence[str]


@dataclass(frozen=True)
class Flow:
    """A flow: ``act`` may be repeated, ``held`` asserts what was said, ``end`` names the result."""

    act: Callable[[Stage], None]
    held: Callable[[Stage, Said], None]
    end: Callable[[Stage], object]
    workspace: str  # the one it writes to


def _number(stage: Stage) -> int:
    text = stage.desk("tccb").reporting.open(PERIOD).draft.text.get("results", "")
    return int(text.split(".")[0].removeprefix("Câu ")) if text.startswith("Câu ") else 0


def autosave(stage: Stage) -> None:
    reporting = stage.desk("tccb").reporting
    draft = reporting.open(PERIOD).draft
    for number in range(_number(stage) + 1, AUTOSAVES + 1):
        reporting.save(replace(draft, text={"results": f"Câu {number}. " + "Chữ " * 400}))
        stage.say(f"{number}")


def autosave_held(stage: Stage, said: Said) -> None:
    saved = int(said[-1]) if said else 0
    assert saved <= _number(stage) <= saved + 1


def send(stage: Stage) -> None:
    """Sign the report with a piece of evidence, then write the package on a stick."""
    desk = stage.desk("tccb")
    if not stage.line("tccb", "TCCB").versions:
        stage.say(desk.reporting.file(PERIOD, evidence=[EVIDENCE]))
    # After a failure a person takes another name; both files together hold what one should.
    target = stage.stick / f"tccb{len(list(stage.stick.iterdir()))}.wrp"
    desk.exchange.export_file(target)
    stage.say(target.name)


def send_held(stage: Stage, said: Said) -> None:
    versions = [version.entry for version in stage.line("tccb", "TCCB").versions]
    assert len(versions) <= 1
    assert [word for word in said if not word.endswith(".wrp")] in ([], versions)
    assert all((stage.stick / word).is_file() for word in said if word.endswith(".wrp"))


def send_end(stage: Stage) -> object:
    for package in sorted(stage.stick.glob("tccb*.wrp")):
        stage.desk("vp").exchange.import_file(package)
    line = stage.line("vp", "TCCB")
    (version,) = line.versions
    with stage.desk("vp").book.looking() as look:
        entry = look.transaction.ledger.entry(version.entry)
    whole = [len(data or b"") > len(EVIDENCE[1]) // 2 for data in entry.parts.values()]
    return line.state.value, len(entry.parts), whole


def ingest(stage: Stage) -> None:
    for package in sorted(stage.stick.glob("tcd*.wrp")):
        stage.desk("vp").exchange.import_file(package)
    stage.say("received")


def sync(stage: Stage) -> None:
    stage.desk("vp").exchange.sync(stage.exchange)
    stage.say("received")


def received_held(stage: Stage, said: Said) -> None:
    if said:
        assert stage.line("vp", "TCD").state.value == "received"


def received_end(stage: Stage) -> object:
    """Tell how the month looks from the Office and, after another exchange, from the department."""
    stage.desk("vp").exchange.sync(stage.exchange)
    stage.desk("tcd").exchange.sync(stage.exchange)
    lines = [stage.line(name, "TCD") for name in ("vp", "tcd")]
    return [
        (line.state.value, [version.receipt_number for version in line.versions]) for line in lines
    ]


def backup(stage: Stage) -> None:
    stage.say(Path(stage.desk("tccb").maintenance.backup()).name)


def backup_held(stage: Stage, said: Said) -> None:
    for name in said:
        stage.program.restore(stage.root / "tccb" / "backups" / name, stage.root / name)
        stage.sound(name)


def backup_end(stage: Stage) -> object:
    kept = sorted((stage.root / "tccb" / "backups").glob("*.json"))
    newest = [path for path in kept if not path.name.endswith("workspace.json")][-1]
    stage.program.restore(newest, stage.root / "newest")
    return stage.sound("newest")


def restore(stage: Stage) -> None:
    folder = _made(stage, "restored")
    if folder is None:
        folder = _free(stage, "restored")
        kept = sorted((stage.root / "tccb" / "backups").glob("*.db"))
        stage.program.restore(kept[0], folder)
        stage.say(folder.name)


def restore_held(stage: Stage, said: Said) -> None:
    for name in said:
        stage.sound(name)


def restore_end(stage: Stage) -> object:
    folder = _made(stage, "restored")
    assert folder is not None
    return stage.sound(folder.name)


def found(stage: Stage) -> None:
    if _made(stage, "founded") is None:
        folder = _free(stage, "founded")
        plan = AgencyPlan(
            name="Ban Tổ chức", parent="Tỉnh ủy", place="Nghệ An", founder=CHIEF, training=True
        )
        stage.desks[folder.name] = stage.program.found(folder, plan, PASSPHRASE).desk
        stage.say(folder.name)


def found_end(stage: Stage) -> object:
    """A workspace without a mark outside of it goes on as a new writer, so entries differ."""
    folder = _made(stage, "founded")
    assert folder is not None
    stage.sound(folder.name)
    with stage.desk(folder.name).book.looking() as look:
        return look.has_role("chief"), look.directory.unit("VP", look.today).short


def _free(stage: Stage, name: str) -> Path:
    """What a broken attempt left in a folder is refused; a person takes another folder then."""
    return stage.root / f"{name}-{1 + len(list(stage.root.glob(f'{name}-*')))}"


def _made(stage: Stage, name: str) -> Path | None:
    for folder in sorted(stage.root.glob(f"{name}-*")):
        if (folder / "workspace.json").is_file() and _opens(stage, folder.name):
            return folder
    return None


def _opens(stage: Stage, name: str, passphrase: str = PASSPHRASE) -> bool:
    """Tell whether a workspace opens; a broken one must say that it is none, and nothing else."""
    stage.close()
    try:
        stage.desk(name, passphrase)
    except RuleError as refusal:
        if refusal.code not in {"passphrase_wrong", "workspace_without_identity"}:
            raise
        return False
    stage.close()
    return True


def passphrase(stage: Stage) -> None:
    if _opens(stage, "tccb"):
        stage.program.change_passphrase(stage.root / "tccb", PASSPHRASE, NEW_PASSPHRASE)
        stage.say("changed")


def passphrase_held(stage: Stage, said: Said) -> None:
    opens = [_opens(stage, "tccb", each) for each in (PASSPHRASE, NEW_PASSPHRASE)]
    assert sum(opens) == 1
    if said:
        assert opens == [False, True]


def passphrase_end(stage: Stage) -> object:
    return stage.sound("tccb", NEW_PASSPHRASE)


def _draft_end(stage: Stage) -> object:
    return _number(stage), stage.sound("tccb")


FLOWS = {
    "autosave": Flow(autosave, autosave_held, _draft_end, "tccb"),
    "send": Flow(send, send_held, send_end, "tccb"),
    "ingest": Flow(ingest, received_held, received_end, "vp"),
    "sync": Flow(sync, received_held, received_end, "vp"),
    "backup": Flow(backup, backup_held, backup_end, "tccb"),
    "restore": Flow(restore, restore_held, restore_end, "tccb"),
    "passphrase": Flow(passphrase, passphrase_held, passphrase_end, ""),
    "upgrade": Flow(migrating.upgrade, migrating.upgrade_held, migrating.upgrade_end, ""),
    "found": Flow(found, restore_held, found_end, ""),
}
