"""Papers for the word processor, opened in LibreOffice: `make check-office`."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from tests.unit.papers.test_editable import PROFILES, said
from tests.unit.papers.written_month import Written

from workreport.papers.press import OfficialPress
from workreport.services.paper_kinds import DOCX, formats_of

pytestmark = pytest.mark.office


def opened(folder: Path, names: list[str]) -> dict[str, str]:
    """Let the word processor print files, all in one start; return the letters of each."""
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        [shutil.which("soffice") or "soffice", "--headless", own, "--convert-to", "pdf",
         "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in names)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = {}
    for name in names:
        with pypdfium2.PdfDocument(folder / f"{name}.pdf") as pdf:
            assert round(pdf[0].get_size()[0]) in {595, 842}
            found[name] = "".join(page.get_textpage().get_text_range() for page in pdf)
    return found


def letters_of(text: str) -> Counter[str]:
    """Count letters and figures; shapes of other writings are the office's own."""
    return Counter(letter for letter in text if letter.isalnum() and letter < "\u2000")


def test_the_word_processor_reads_the_same_words(
    written: Written, press: OfficialPress, make, tmp_path: Path
) -> None:
    """Reports, summary, notice, letters and review: what is written in Word is read in Word."""
    files = {
        f"{kind}-{edition}-{profile}": press.docx(document, profile)
        for (kind, edition), document in written.papers.items()
        if DOCX in formats_of(kind)
        for profile in (PROFILES[0], PROFILES[2])
    }
    files |= {f"plain-{profile}": press.docx(make.report(), profile) for profile in PROFILES}
    assert {"report", "summary", "notice", "reminder", "review"} <= {
        name.split("-")[0] for name in files
    }
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    for name, drawn in opened(tmp_path, list(files)).items():
        # Repeated heads and page numbers come on top; nothing may be missing.
        missing = letters_of(said(files[name])) - letters_of(drawn)
        assert not missing, name
