"""The two error families of the ledger: bytes that cannot be trusted, entries that cannot count."""

from workreport.domain.errors import CodedError


class PackageError(CodedError):
    """Bytes are not what they claim to be: a package, its parts, or canonical JSON."""


class EntryError(CodedError):
    """One entry is refused, while its neighbours stay unharmed."""
