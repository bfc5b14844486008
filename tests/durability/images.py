"""Opens what a power cut left with the real store, and compares it with what was promised."""

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.disk import Image
from tests.durability.stage import NEW_PASSPHRASE
from tests.living import PASSPHRASE

from workreport.domain.errors import CodedError
from workreport.services.drafts import decode_draft
from workreport.storage import vault
from workreport.storage.engine import Database, open_engine
from workreport.storage.local_rows import SqlLocal
from workreport.storage.part_files import PartFiles
from workreport.storage.vault import Vault
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles


@dataclass
class Found:
    """What is there after a power cut: a promise is kept when nothing of it is missing."""

    facts: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def lacks(self, promised: "Found") -> set[str]:
        return promised.facts - self.facts


class Images:
    """Lays out images in one folder and looks at them."""

    def __init__(self, folder: Path, whole: set[str]) -> None:
        self._folder = folder
        self._laid: Image = {}
        self._whole = whole  # hashes of the packages that are as they should be
        self._vaults: dict[bytes, tuple[Vault, str]] = {}
        self._files = LocalDurableFiles()

    def look(self, image: Image, workspaces: tuple[str, ...]) -> Found:
        """Open the image as a person would; what is wrong in itself stands in ``faults``."""
        self._lay_out(image)
        found = Found()
        self._packages(image, found)
        self._backups(image, found)
        for name in workspaces:
            pattern = f"{name}/workspace.json"
            for place in [each for each in image if _matches(each, pattern)]:
                self._workspace(self._folder / place, found)
        return found

    def _lay_out(self, image: Image) -> None:
        # Opening changes files, so whatever lay beside a database is laid out anew.
        for name in list(self._laid):
            if name not in image or self._laid[name] is not image[name] or "/workreport.db" in name:
                (self._folder / name).unlink(missing_ok=True)
                del self._laid[name]
        for path in self._folder.rglob("workreport.db-*"):
            if path.relative_to(self._folder).as_posix() not in image:
                path.unlink()
        for name, data in image.items():
            if name not in self._laid:
                path = self._folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                self._laid[name] = data

    def _packages(self, image: Image, found: Found) -> None:
        for name, data in image.items():
            if name.endswith(".wrp") and not Path(name).name.startswith("."):
                if hashlib.sha256(data).hexdigest() in self._whole:
                    found.facts.add(f"package {name}")
                else:
                    found.faults.append(f"torn package {name}")

    def _backups(self, image: Image, found: Found) -> None:
        for name, data in image.items():
            place = Path(name)
            if place.parent.name != "backups" or not name.endswith("Z.json"):
                continue
            listed = json.loads(data)
            copy = image.get(str(place.with_suffix(".db")), b"")
            whole = hashlib.sha256(copy).hexdigest() == listed["database"]
            if whole and str(place.with_suffix(".workspace.json")) in image:
                found.facts.add(f"backup {name}")
            else:
                found.faults.append(f"torn backup {name}")

    def _workspace(self, card: Path, found: Found) -> None:
        name = card.parent.relative_to(self._folder).as_posix()
        try:
            opened, words = self._unlock(card)
            found.facts.add(f"{name} opens with {words}")
            database = open_engine(opened.database_path, opened.database_key)
            with contextlib.closing(database):
                self._content(name, database, opened, found)
        except CodedError as problem:
            found.faults.append(f"{name}: {problem}")

    def _unlock(self, card: Path) -> tuple[Vault, str]:
        data = card.read_bytes()
        if data not in self._vaults:
            try:
                words = PASSPHRASE
                known = vault.unlock(card.parent, words, files=self._files, clock=SystemClock())
            except CodedError as problem:
                if problem.code != "passphrase_wrong":
                    raise
                words = NEW_PASSPHRASE
                known = vault.unlock(card.parent, words, files=self._files, clock=SystemClock())
            self._vaults[data] = known, words
        return self._vaults[data]

    def _content(self, name: str, database: Database, opened: Vault, found: Found) -> None:
        parts = PartFiles(opened.parts_folder, opened.parts_key, self._files)
        with database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT count(*) FROM sqlite_master WHERE name = 'entry'"
            )
            if not rows.scalar():
                found.faults.append(f"{name}: no tables")
                return
            ids = connection.exec_driver_sql("SELECT id FROM entry").scalars()
            found.facts |= {f"{name} holds {each}" for each in ids}
            for sha256 in connection.exec_driver_sql(
                "SELECT sha256 FROM part WHERE in_file"
            ).scalars():
                if parts.read(sha256) is None:
                    found.faults.append(f"{name}: part {sha256} is gone")
            for draft in SqlLocal(connection).drafts("report/"):
                text = decode_draft(draft.body).text.get("results", "")
                number = text.split(".")[0].removeprefix("Câu ")
                for each in range(1, 1 + (int(number) if number.isdigit() else 0)):
                    found.facts.add(f"{name} draft {each}")
            written = connection.exec_driver_sql(
                "SELECT name FROM package WHERE outcome = 'written'"
            ).scalars()
            found.facts |= {f"{name} wrote {each}" for each in written}


def _matches(path: str, pattern: str) -> bool:
    return Path(path).match(pattern) and "/" not in path.removesuffix("/workspace.json")


def free_folder(base: Path) -> Path:
    """Return a folder in memory where there is one: images are many and none is kept."""
    shared = Path(os.sep, "dev", "shm")
    if shared.is_dir() and os.access(shared, os.W_OK):
        return shared / f"workreport-images-{os.getpid()}"
    return base / "images"
