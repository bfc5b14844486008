"""Pictures of papers on the screen: the Office's words beside them, words found, the notice."""

from dataclasses import dataclass
from pathlib import Path

from picture import SIZES, room_over, save, settle, spin

from workreport import app
from workreport.i18n import translation
from workreport.services.training.demo import PASSPHRASE
from workreport.ui.theme.look import Mode, look
from workreport.ui.views.board_pack.page import BoardPackPage
from workreport.ui.views.shell.desk_room import DeskRoom

WORDS = "Các phòng chủ động, chất lượng tham mưu được nâng lên. "
FOUND = "van phong ban"
KEPT_AFTER_MS = 1300  # typed words are kept after a pause, then the paper is drawn anew


@dataclass(frozen=True, slots=True)
class Face:
    """A state of the board pack, and one way to look at it."""

    state: str
    mode: Mode = Mode.LIGHT
    width: int = 1366
    language: str = "vi"

    @property
    def name(self) -> str:
        """The file name of the picture."""
        spoken = "" if self.language == "vi" else f"-{self.language}"
        return f"board-pack-{self.state}-{self.mode}-{self.width}{spoken}.png"


FACES = (
    Face("texts"),
    Face("texts", Mode.DARK),
    Face("texts", width=683),
    Face("texts", language="en"),
    Face("search"),
    Face("search", Mode.DARK, 683),
    Face("notice"),
    Face("notice", Mode.DARK),
)


def take_papers(program: app.LocalProgram, demo: Path) -> None:
    """Take the board pack while the Office writes its words, searches, and drafts the notice."""
    desk = program.open(demo / "workspaces" / "vp", PASSPHRASE)
    with room_over(desk, demo.parent / "papers.ini", demo / "exchange") as room:
        for face in FACES:
            look().use_mode(face.mode)
            translation.use_language(face.language)
            if room.preferences is not None:
                room.preferences.choose_language(face.language)
            room.window.resize(*SIZES[face.width])
            page = room.window.show_page("board_pack")
            settle(room)
            if isinstance(page, BoardPackPage):
                _show(room, page, face)
                save(room.window, face.name)
                _put_back(room, page)
    translation.use_language(translation.ORIGINAL)


def _show(room: DeskRoom, page: BoardPackPage, face: Face) -> None:
    if face.state == "notice":
        page.choose_kind("notice")
        settle(room)
    elif face.state == "search":
        page.reader.search_for(FOUND)
    else:
        if not page.pane.isVisible():
            page.perform("detail")
        page.texts.write("summary")
        writing = page.texts.card("summary")
        if writing is not None and not writing.text.toPlainText():
            writing.text.insertPlainText(WORDS)
        spin(KEPT_AFTER_MS)
    settle(room)


def _put_back(room: DeskRoom, page: BoardPackPage) -> None:
    page.reader.end_search()
    page.choose_kind("summary")
    if page.pane.isVisible() and room.window.width() < SIZES[1366][0]:
        page.perform("detail")
    settle(room)
