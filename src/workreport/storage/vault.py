"""The key of a workspace and the file that keeps it: ``workspace.json``.

The file holds no name and no secret: the data key stands in it twice, wrapped by the passphrase
and by the recovery code. A checksum over the file tells damage from a wrong passphrase.
"""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workreport.domain.errors import RuleError, WorldError
from workreport.domain.ids import is_id, new_id
from workreport.services.ports.machine import Clock, DurableFiles
from workreport.storage import keywrap
from workreport.storage.keywrap import KdfCost
from workreport.storage.passphrase import Doorkeeper, check_passphrase

WORKSPACE_NAME = "workspace.json"
DATABASE_NAME = "workreport.db"
FORMAT = 1
_APPLICATION = "workreport"
_SIZE_LIMIT = 64 * 1024
_SALT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Vault:
    """An unlocked workspace: where it lies, and the keys of what lies in it."""

    folder: Path
    workspace_id: str
    training: bool
    _key: bytes = field(repr=False)

    @property
    def database_key(self) -> bytes:
        """The 32 bytes that open the database."""
        return keywrap.derive(self._key, bytes.fromhex(self.workspace_id), "database/1")

    @property
    def parts_key(self) -> bytes:
        """The 32 bytes from which the keys of part files are derived."""
        return keywrap.derive(self._key, bytes.fromhex(self.workspace_id), "parts/1")

    @property
    def database_path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE_NAME

    @property
    def parts_folder(self) -> Path:
        """The folder of part files: ``parts/<aa>/<sha256>``."""
        return self.folder / "parts"


@dataclass(frozen=True, slots=True)
class _Card:
    """What stands in ``workspace.json``."""

    workspace: str
    training: bool
    cost: KdfCost
    salt: bytes
    by_passphrase: bytes
    by_recovery: bytes
    check: bytes

    def label(self, way: str) -> str:
        return f"workreport/wrap/{way}/1/{self.workspace}/{int(self.training)}"

    def open(self, way: str, wrapping: bytes) -> bytes | None:
        box = self.by_passphrase if way == "passphrase" else self.by_recovery
        return keywrap.unwrap(box, wrapping, self.label(way))


def create(
    folder: Path,
    passphrase: str,
    *,
    training: bool,
    files: DurableFiles,
    cost: KdfCost | None = None,
) -> tuple[Vault, str]:
    """Make the vault of a new workspace and return it with its recovery code, shown only once.

    Raises:
        RuleError: ``passphrase_…``, or ``workspace_exists``.
        WorldError: The folder cannot be written.
    """
    check_passphrase(passphrase, training=training)
    if (folder / WORKSPACE_NAME).exists():
        raise RuleError("workspace_exists", path=str(folder))
    try:
        files.make_folder(folder, 0o700)
    except OSError as error:
        raise WorldError("workspace_folder_refused", path=str(folder)) from error
    key = secrets.token_bytes(keywrap.KEY_LENGTH)
    blank = _Card(
        workspace=new_id(),
        training=training,
        cost=cost or (keywrap.TRAINING_COST if training else KdfCost()),
        salt=b"",
        by_passphrase=b"",
        by_recovery=b"",
        check=keywrap.check_value(key),
    )
    card, code = _with_recovery(_with_passphrase(blank, key, passphrase), key)
    files.write_new(folder / WORKSPACE_NAME, _encode(card))
    return Vault(folder, card.workspace, training, key), code


def unlock(folder: Path, passphrase: str, *, files: DurableFiles, clock: Clock) -> Vault:
    """Open the vault by its passphrase.

    Raises:
        RuleError: ``passphrase_wrong``, or ``passphrase_wait`` with ``seconds``.
        WorldError: ``workspace_missing``, ``_foreign``, ``_damaged`` or ``_newer``.
    """
    card = _load(folder, files)
    door = Doorkeeper(folder, files, clock)
    door.admit()
    key = card.open("passphrase", keywrap.key_from_passphrase(passphrase, card.salt, card.cost))
    if key is None:
        door.failed()
        raise RuleError("passphrase_wrong")
    door.passed()
    return _checked(folder, card, key)


def unlock_with_recovery(folder: Path, code: str, *, files: DurableFiles, clock: Clock) -> Vault:
    """Open the vault by the printed code; it is random, so there is nothing to wait for.

    Raises:
        RuleError: ``recovery_code_mistyped`` or ``recovery_code_wrong``.
        WorldError: As :func:`unlock`.
    """
    secret = keywrap.recovery_secret(code)
    card = _load(folder, files)
    key = card.open("recovery", _recovery_key(secret, card.workspace))
    if key is None:
        raise RuleError("recovery_code_wrong")
    Doorkeeper(folder, files, clock).passed()
    return _checked(folder, card, key)


def change_passphrase(
    vault: Vault, passphrase: str, *, files: DurableFiles, cost: KdfCost | None = None
) -> None:
    """Give an unlocked vault another passphrase; the recovery code stays.

    The file is replaced as a whole: after a power cut either the old or the new one opens it.

    Raises:
        RuleError: ``passphrase_…``.
        WorldError: The old passphrase still holds.
    """
    check_passphrase(passphrase, training=vault.training)
    card = _card_of(vault, files)
    changed = _with_passphrase(replace(card, cost=cost or card.cost), _key_of(vault), passphrase)
    files.replace(vault.folder / WORKSPACE_NAME, _encode(changed))


def renew_recovery(vault: Vault, *, files: DurableFiles) -> str:
    """Give an unlocked vault another recovery code and return it; the old one is void then."""
    changed, code = _with_recovery(_card_of(vault, files), _key_of(vault))
    files.replace(vault.folder / WORKSPACE_NAME, _encode(changed))
    return code


def is_training(folder: Path, *, files: DurableFiles) -> bool:
    """Tell whether a locked workspace calls itself a training one.

    Raises:
        WorldError: As :func:`unlock`.
    """
    return _load(folder, files).training


def _with_passphrase(card: _Card, key: bytes, passphrase: str) -> _Card:
    salt = secrets.token_bytes(_SALT_LENGTH)
    wrapping = keywrap.key_from_passphrase(passphrase, salt, card.cost)
    box = keywrap.wrap(key, wrapping, card.label("passphrase"))
    return replace(card, salt=salt, by_passphrase=box)


def _with_recovery(card: _Card, key: bytes) -> tuple[_Card, str]:
    secret = keywrap.new_recovery_secret()
    box = keywrap.wrap(key, _recovery_key(secret, card.workspace), card.label("recovery"))
    return replace(card, by_recovery=box), keywrap.recovery_code(secret)


def _recovery_key(secret: bytes, workspace: str) -> bytes:
    return keywrap.derive(secret, bytes.fromhex(workspace), "recovery/1")


def _key_of(vault: Vault) -> bytes:
    return vault._key  # noqa: SLF001 - the vault's own module


def _card_of(vault: Vault, files: DurableFiles) -> _Card:
    card = _load(vault.folder, files)
    _checked(vault.folder, card, _key_of(vault))
    return card


def _checked(folder: Path, card: _Card, key: bytes) -> Vault:
    if keywrap.check_value(key) != card.check:
        raise WorldError("workspace_damaged", path=str(folder))
    return Vault(folder, card.workspace, card.training, key)


def _encode(card: _Card) -> bytes:
    body: dict[str, Any] = {
        "application": _APPLICATION,
        "format": FORMAT,
        "workspace": card.workspace,
        "training": card.training,
        "kdf": {
            "name": "argon2id",
            "memory_kib": card.cost.memory_kib,
            "time": card.cost.time,
            "lanes": card.cost.lanes,
            "salt": _text(card.salt),
        },
        "by_passphrase": _text(card.by_passphrase),
        "by_recovery": _text(card.by_recovery),
        "check": card.check.hex(),
    }
    body["sum"] = _sum(body)
    return json.dumps(body, indent=1).encode()


def _load(folder: Path, files: DurableFiles) -> _Card:
    try:
        data = files.read(folder / WORKSPACE_NAME, _SIZE_LIMIT)
    except WorldError as error:
        if error.code == "file_missing":
            raise WorldError("workspace_missing", path=str(folder)) from error
        raise
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WorldError("workspace_damaged", path=str(folder)) from error
    if not isinstance(body, dict) or body.get("application") != _APPLICATION:
        raise WorldError("workspace_foreign", path=str(folder))
    found = body.get("format")
    if isinstance(found, int) and found > FORMAT:
        raise WorldError("workspace_newer", path=str(folder))
    try:
        return _decode(body)
    except (ValueError, KeyError, TypeError) as error:
        raise WorldError("workspace_damaged", path=str(folder)) from error


def _decode(body: dict[str, Any]) -> _Card:
    if body.pop("sum") != _sum(body):
        raise ValueError("checksum")
    kdf = body["kdf"]
    cost = KdfCost(int(kdf["memory_kib"]), int(kdf["time"]), int(kdf["lanes"]))
    if not cost.is_sane() or not is_id(body["workspace"]):
        raise ValueError("out of range")
    return _Card(
        workspace=body["workspace"],
        training=bool(body["training"]),
        cost=cost,
        salt=_bytes(kdf["salt"]),
        by_passphrase=_bytes(body["by_passphrase"]),
        by_recovery=_bytes(body["by_recovery"]),
        check=bytes.fromhex(body["check"]),
    )


def _sum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
