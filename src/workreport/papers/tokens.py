"""Keys on tokens, by way of the library their maker gives (PKCS#11)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

import pkcs11
from asn1crypto import algos, x509
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, TokenFlag, exceptions
from pkcs11.util.ec import encode_ecdsa_signature

from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.papers.certificates import may_sign
from workreport.services.ports.signing import PinState, Token, TokenKey

# A maker's library may not be entered by two threads at once.
_one_at_a_time = Lock()
_WRONG = (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange)


@dataclass(frozen=True, slots=True)
class TokenSigner:
    """An unlocked key of a token with its certificates."""

    private: Any  # the library's own handle
    mechanisms: frozenset[Any]
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, data: bytes) -> bytes:
        """Return the bare signature of some bytes.

        Raises:
            WorldError: ``signing_failed``.
        """
        digest = sha256(data).digest()
        try:
            if self.private.key_type == KeyType.EC:
                signed: bytes = self.private.sign(digest, mechanism=Mechanism.ECDSA)
                return bytes(encode_ecdsa_signature(signed))
            if Mechanism.SHA256_RSA_PKCS in self.mechanisms:
                return bytes(self.private.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))
            return bytes(self.private.sign(_named(digest), mechanism=Mechanism.RSA_PKCS))
        except exceptions.PKCS11Error as error:
            raise WorldError("signing_failed", reason=type(error).__name__) from error


def tokens(library: Path) -> tuple[Token, ...]:
    """Return the tokens a library sees.

    Raises:
        WorldError: ``token_library_unusable``.
    """
    with _one_at_a_time:
        return tuple(_described(each) for each in _present(library))


@contextmanager
def open_token(wanted: TokenKey) -> Iterator[TokenSigner]:
    """Log in to a token for as long as its key is needed.

    Raises:
        RuleError: ``token_pin_wrong``, ``token_pin_last``, ``token_locked``.
        UseError: ``token_not_named``, ``token_key_not_named``.
        WorldError: ``token_library_unusable``, ``token_missing``, ``token_without_key``.
    """
    with _one_at_a_time:
        token = _chosen(_present(wanted.library), wanted)
        if TokenFlag.USER_PIN_LOCKED in token.flags:
            raise RuleError("token_locked", token=token.label)
        session = _logged_in(token, wanted.pin)
        try:
            with _told(wanted.library):
                found = _signer(session, token, wanted)
            yield found
        finally:
            session.close()


def _library(path: Path) -> Any:
    """Load a maker's library; it stays loaded as long as the program runs."""
    return pkcs11.lib(str(path))


def _present(library: Path) -> list[Any]:
    with _told(library):
        slots = _library(library).get_slots(token_present=True)
        found = [slot.get_token() for slot in slots]
        return [each for each in found if TokenFlag.TOKEN_INITIALIZED in each.flags]


@contextmanager
def _told(library: Path) -> Iterator[None]:
    try:
        yield
    except (exceptions.PKCS11Error, OSError, RuntimeError) as error:
        raise WorldError(
            "token_library_unusable", path=str(library), reason=type(error).__name__
        ) from error


def _described(token: Any) -> Token:
    serial = token.serial.decode("ascii", "replace") if token.serial else ""
    return Token(
        token.slot.slot_id, token.label.strip(), token.model.strip(), serial.strip(), _pin(token)
    )


def _pin(token: Any) -> PinState:
    states: tuple[tuple[Any, PinState], ...] = (
        (TokenFlag.USER_PIN_LOCKED, "locked"),
        (TokenFlag.USER_PIN_FINAL_TRY, "last"),
        (TokenFlag.USER_PIN_COUNT_LOW, "low"),
    )
    return next((state for flag, state in states if flag in token.flags), "")


def _chosen(present: list[Any], wanted: TokenKey) -> Any:
    found = [
        each
        for each in present
        if (not wanted.token or each.label.strip().casefold() == wanted.token.strip().casefold())
        and (wanted.slot is None or each.slot.slot_id == wanted.slot)
    ]
    if not found:
        raise WorldError("token_missing", token=wanted.token or "…")
    if len(found) > 1:
        known = ", ".join(f"{each.label.strip()} ({each.slot.slot_id})" for each in found)
        raise UseError("token_not_named", known=known)
    return found[0]


def _logged_in(token: Any, pin: str) -> Any:
    try:
        return token.open(user_pin=pin)
    except exceptions.PinLocked as error:
        raise RuleError("token_locked", token=token.label.strip()) from error
    except _WRONG as error:
        # The token counts wrong PINs itself; its flags are read anew to say what is left.
        state = _pin(token.slot.get_token())
        code = {"locked": "token_locked", "last": "token_pin_last"}.get(state, "token_pin_wrong")
        raise RuleError(code, token=token.label.strip()) from error
    except exceptions.PKCS11Error as error:
        raise WorldError("signing_failed", reason=type(error).__name__) from error


def _signer(session: Any, token: Any, wanted: TokenKey) -> TokenSigner:
    known = [
        (str(each[Attribute.LABEL]).strip(), bytes(each[Attribute.ID]), _certificate(each))
        for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    ]
    private = {
        bytes(each[Attribute.ID]): each
        for each in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    }
    held = [one for one in known if one[1] in private]
    name = wanted.key.strip().casefold()
    fitting: Callable[[tuple[str, bytes, x509.Certificate]], bool] = (
        (lambda one: one[0].casefold() == name) if name else (lambda one: may_sign(one[2]))
    )
    found = [one for one in held if fitting(one)]
    if not found:
        raise WorldError("token_without_key", token=token.label.strip(), key=wanted.key or "…")
    if len(found) > 1:
        raise UseError("token_key_not_named", known=", ".join(one[0] for one in found))
    _label, place, own = found[0]
    chain = tuple(one[2] for one in known if one[2] != own)
    return TokenSigner(private[place], frozenset(token.slot.get_mechanisms()), own, chain)


def _certificate(found: Any) -> x509.Certificate:
    return x509.Certificate.load(bytes(found[Attribute.VALUE]))


def _named(digest: bytes) -> bytes:
    """Name the hash, for tokens that sign what was hashed already."""
    algorithm = algos.DigestAlgorithm({"algorithm": "sha256"})
    return bytes(algos.DigestInfo({"digest_algorithm": algorithm, "digest": digest}).dump())
