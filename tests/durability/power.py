"""Cuts the power at every moment of a recorded flow and looks at what is left."""

import hashlib
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.bench import Bench, each
from tests.durability.disk import Disk, Image, digest
from tests.durability.images import Found, Images, free_folder
from tests.durability.recording import Recording

WORKSPACES = {
    "autosave": ("tccb",),
    "send": ("tccb",),
    "ingest": ("vp",),
    "sync": ("vp",),
    "backup": ("tccb",),
    "restore": ("restored-1",),
    "passphrase": ("tccb",),
    "upgrade": ("tccb",),
    "found": ("founded-1",),
}
# Until it is said to be made, a new workspace may be there in part.
MADE_ANEW = {"restore", "found"}


@dataclass
class Figures:
    """What the power cuts of one flow showed."""

    images: int = 0
    distinct: int = 0
    broken: dict[str, int] = field(default_factory=dict)

    def note(self, what: str) -> None:
        self.broken[what] = self.broken.get(what, 0) + 1

    @property
    def lost(self) -> int:
        return sum(self.broken.values())


@dataclass(frozen=True)
class Thoroughness:
    """How many moments are looked at (0: all), and how many ways by chance at each of them."""

    moments: int = 0
    random_ones: int = 1
    loose: bool = False
    control: str = ""
    seed: int = 20261122


def cut_power(bench: Bench, flow: str, how: Thoroughness, scratch: Path) -> Figures:
    """Record a flow once and return what power cuts at its moments would leave."""
    _said, log = bench.trace(flow, how.control)
    final = {path.relative_to(bench.root).as_posix() for path in bench.root.rglob("*.wrp")}
    everything = [*bench.template.rglob("*.wrp"), *bench.root.rglob("*.wrp")]
    whole = {hashlib.sha256(path.read_bytes()).hexdigest() for path in everything}
    folder = free_folder(scratch)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        return _Cutter(bench, flow, how, Images(folder, whole), final).run(log)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Cutter:
    def __init__(
        self, bench: Bench, flow: str, how: Thoroughness, images: Images, final: set[str]
    ) -> None:
        self._stay = final  # packages that everybody has taken in are removed on the way
        self._bench = bench
        self._flow = flow
        self._how = how
        self._images = images
        self._known: dict[str, Found] = {}
        self._figures = Figures()
        self._chance = random.Random(how.seed)  # noqa: S311 - a power cut can be repeated

    def run(self, log: Path) -> Figures:
        calls = len(log.read_bytes().splitlines())
        chosen = set(each(calls, self._how.moments))
        recording = Recording(log, self._bench.root, self._bench.folder / "stage" / "said")
        disk = Disk(self._bench.template)
        promised = self._before(disk.running())
        self._cut(disk, promised)
        for moment, said in enumerate(recording.play(disk), start=1):
            if said:
                promised = self._look(disk.running())
                assert not promised.faults, promised.faults
            if said or moment in chosen:
                self._cut(disk, promised)
        self._cut(disk, promised)
        self._figures.distinct = len(self._known)
        return self._figures

    def _before(self, image: Image) -> Found:
        """Nothing that was there before may be lost; a passphrase may change."""
        found = self._look(image)
        return Found({fact for fact in found.facts if " opens with " not in fact})

    def _cut(self, disk: Disk, promised: Found) -> None:
        for fate in disk.fates(self._chance, self._how.random_ones, loose=self._how.loose):
            self._figures.images += 1
            found = self._look(disk.image(fate))
            for fault in self._faults(found, promised):
                self._figures.note(fault)

    def _faults(self, found: Found, promised: Found) -> list[str]:
        is_made = self._flow not in MADE_ANEW or any("holds" in fact for fact in promised.facts)
        faults = list(found.faults) if is_made else []
        lost = {
            fact
            for fact in found.lacks(promised)
            if not fact.startswith("package ") or fact.removeprefix("package ") in self._stay
        }
        if lost:
            faults.append(f"lost: {min(lost)}")
        if self._flow == "sync":
            faults += [
                f"said to be written: {fact}"
                for fact in found.facts
                if fact.startswith("vp wrote ")
                and _is_in(self._stay, fact.split()[-1])
                and not _is_in(found.facts, fact.split()[-1])
            ]
        return faults

    def _look(self, image: Image) -> Found:
        name = digest(image)
        if name not in self._known:
            self._known[name] = self._images.look(image, WORKSPACES[self._flow])
        return self._known[name]


def _is_in(names: set[str], package: str) -> bool:
    return any(name.endswith(f"/{package}.wrp") for name in names)
