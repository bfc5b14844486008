"""One file checked in both ways: its signatures, and its words against the data."""

from collections.abc import Sequence
from dataclasses import dataclass

from workreport.domain.errors import RuleError
from workreport.services.paper_check import WORD_FILE, PaperCheck, PaperProof
from workreport.services.paper_signing import PaperSigning, SignedFile


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found; a signed file that is no paper of ours has no proof but why not."""

    signed: SignedFile
    proof: PaperProof | None
    refused: RuleError | None = None

    @property
    def is_good(self) -> bool:
        """Whether signatures are whole, and words those of the data where that can be told."""
        return self.signed.is_sound and (self.proof is None or self.proof.proved)


def check_file(
    signing: PaperSigning, papers: PaperCheck, data: bytes, roots: Sequence[bytes] = ()
) -> FileCheck:
    """Check a file.

    Raises:
        RuleError: It bears no signature, and it is no paper that can be compared here.
        UseError: ``root_malformed``.
        WorldError: ``paper_unreadable``, ``signed_file_damaged``.
    """
    if data.startswith(WORD_FILE):
        return FileCheck(SignedFile((), data), papers.file(data))  # only PDFs are signed
    signed = signing.read(data, roots)
    if not signed.signatures:
        return FileCheck(signed, papers.file(data))
    try:
        return FileCheck(signed, papers.file(data, unsigned=signed.unsigned))
    except RuleError as error:
        return FileCheck(signed, None, error)
