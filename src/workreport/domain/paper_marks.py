"""What a paper bears beside its text: urgency, circulation, secrecy, who typed it, where to ask.

The words of the levels are those of the guidance and never translated: they are printed.
"""

from dataclasses import dataclass
from types import MappingProxyType

URGENCIES = MappingProxyType(
    {"khan": "KHẨN", "thuong_khan": "THƯỢNG KHẨN", "hoa_toc": "HỎA TỐC"}  # slowest first
)
SECRECIES = MappingProxyType(
    {"mat": "MẬT", "toi_mat": "TỐI MẬT", "tuyet_mat": "TUYỆT MẬT"}  # lowest first
)
MOST_CIRCULATION = 60  # letters: two lines below the date
MOST_TYPIST = 30
MOST_CONTACT = 110  # letters: one line across the page


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMarks:
    """The marks of one paper; none is ever chosen by the program.

    ``urgency`` is a key of ``URGENCIES``, ``secrecy`` one of ``SECRECIES``. ``secrecy_list`` and
    ``secrecy_item`` name the list of state secrets and the item a secrecy mark rests on; they are
    kept with the paper and not printed.
    """

    urgency: str = ""
    circulation: str = ""  # "XONG HỘI NGHỊ TRẢ LẠI"
    secrecy: str = ""
    secrecy_list: str = ""
    secrecy_item: str = ""
    typist: str = ""  # "NVH-15b"
    contact: str = ""

    @property
    def urgency_words(self) -> str:
        """The words of the urgency mark; empty without one."""
        return URGENCIES.get(self.urgency, "")

    @property
    def secrecy_words(self) -> str:
        """The words of the secrecy mark; empty without one."""
        return SECRECIES.get(self.secrecy, "")

    @property
    def words(self) -> tuple[str, ...]:
        """What is printed of urgency, secrecy and circulation."""
        said = (self.secrecy_words, self.urgency_words, self.circulation.strip().upper())
        return tuple(each for each in said if each)


NO_MARKS = PaperMarks()
