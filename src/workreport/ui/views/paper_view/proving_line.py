"""How far the search for a typed code is, with a way out."""

from workreport.i18n.translation import _
from workreport.ui.viewmodels.paper_proof import PaperProver
from workreport.ui.widgets.progress_line import ProgressLine


class ProvingLine(ProgressLine):
    """Follows a prover; hidden until its search takes longer than a moment."""

    def __init__(self, prover: PaperProver) -> None:
        super().__init__("prove_progress")
        self.cancelled.connect(prover.stop)
        prover.begun.connect(self.begin)
        prover.progressed.connect(self._on_progress)
        prover.ended.connect(self.end)

    def _on_progress(self, done: int, total: int) -> None:
        words = _("Đang so mã với văn bản {number} trên {count}")
        self.show_progress(done, total, words.format(number=done + 1, count=total))
