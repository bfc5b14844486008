"""The words people write over their columns, for each kind of sheet.

A column without a field of its own is named too (``_``), so that its words do not lend
themselves to another field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Words = Mapping[str, tuple[str, ...]]

_NUMBER = ("stt", "tt", "so tt", "so thu tu", "thu tu", "s tt", "st t", "no", "ma so")
_NOTE = ("ghi chu", "chu thich", "ghi chu khac", "note", "ghi chu bo sung", "g chu")
_CONTENT = (
    "noi dung nhiem vu", "noi dung cong viec", "noi dung cong tac", "noi dung", "nhiem vu",
    "ten nhiem vu", "cong viec", "ten cong viec", "dau viec", "cong tac", "nhiem vu cong tac",
    "nhiem vu cong viec", "nhiem vu duoc giao", "cong viec duoc giao",
    "noi dung nhiem vu cong viec",
    "noi dung thuc hien", "noi dung cong viec thuc hien", "nhiem vu trong tam",
    "ten nhiem vu cong viec",
    "nhiem vu cu the", "noi dung cong viec nhiem vu", "noi dung nhiem vu cong tac", "nd cong viec",
    "noi dung cong tac trong tam", "nhiem vu giai phap", "noi dung cong viec duoc giao",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet: its words, and the field without which a row says nothing."""

    name: str
    key: str
    words: Words
    together: tuple[str, ...] = ()  # two columns that make the key field when it is missing
    telling: tuple[str, ...] = ()  # without one of these the heading belongs to another table
    told: Mapping[str, str] = field(default_factory=dict)

    def learn(self, told: Mapping[str, str]) -> "Kind":
        """Return the kind with headings meaning what a person said they mean."""
        if not told:
            return self
        words = {
            name: tuple(known for known in phrases if known not in told)
            for name, phrases in self.words.items()
        }
        for key, name in told.items():
            words[name] = (*words.get(name, ()), key)
        return replace(self, words=words, told={**self.told, **told})


ROSTER = Kind(
    "roster",
    "name",
    {
        "number": _NUMBER,
        "name": (
            "ho va ten", "ho ten", "ho va ten can bo", "ho ten can bo", "ten can bo",
            "ho va ten can bo cong chuc", "ho ten can bo cong chuc", "can bo cong chuc",
            "ho va ten khai sinh", "full name",
        ),
        "family": ("ho dem", "ho va dem", "ho va ten dem", "ho va chu dem", "ho", "ho lot"),
        "given": ("ten",),
        "born": (
            "ngay sinh", "nam sinh", "ngay thang nam sinh", "sinh ngay", "ngay thang sinh",
            "ngay thang nam", "sinh nam",
        ),
        "position": (
            "chuc vu", "chuc danh", "vi tri viec lam", "chuc vu chuc danh", "vi tri cong tac",
            "chuc vu vi tri viec lam", "chuc vu don vi", "cong viec dam nhiem", "nhiem vu",
        ),
        "grade": (
            "ngach", "ngach cong chuc", "ngach vien chuc", "ngach cong chuc vien chuc",
            "chuc danh nghe nghiep", "ngach bac", "ngach luong",
        ),
        "party": ("dang vien", "la dang vien", "ngay vao dang", "vao dang", "dang vien dcsvn"),
        "unit": (
            "don vi", "phong", "phong ban", "don vi cong tac", "phong don vi", "bo phan",
            "phong cong tac", "noi cong tac",
        ),
        "note": _NOTE,
        "_": ("gioi tinh", "nam", "nu", "dan toc", "que quan", "trinh do", "he so luong",
              "dien thoai"),
    },
    together=("family", "given"),
)  # fmt: skip

PLAN = Kind(
    "plan",
    "content",
    {
        "number": _NUMBER,
        "content": _CONTENT,
        "director": (
            "lanh dao chi dao", "ld chi dao", "nguoi chi dao", "lanh dao phu trach", "chi dao",
            "lanh dao ban chi dao", "lanh dao ban phu trach", "lanh dao ban", "ld ban chi dao",
            "dong chi chi dao", "lanh dao phan cong", "ld phu trach", "nguoi phu trach",
        ),
        "leads": (
            "don vi chu tri", "chu tri", "phong chu tri", "dv chu tri", "co quan chu tri",
            "don vi thuc hien", "phong thuc hien", "don vi tham muu", "don vi", "phong",
            "don vi phong chu tri", "chu tri thuc hien", "phong tham muu", "bo phan chu tri",
        ),
        "partners": (
            "don vi phoi hop", "phoi hop", "phong phoi hop", "dv phoi hop", "co quan phoi hop",
            "phoi hop thuc hien", "don vi phong phoi hop",
        ),
        "product": (
            "san pham", "san pham dau ra", "san pham ket qua", "ket qua san pham", "ket qua dau ra",
            "san pham hoan thanh", "san pham du kien", "ket qua du kien",
        ),
        "due": (
            "thoi han hoan thanh", "thoi han", "han", "han hoan thanh", "thoi gian hoan thanh",
            "thoi gian", "ngay hoan thanh", "tien do", "thoi gian thuc hien", "han xong",
            "tien do thuc hien", "tien do hoan thanh", "thoi han thuc hien", "hoan thanh truoc",
        ),
        "coef": ("he so", "k", "he so k", "trong so", "he so quy doi", "hs", "he so phuc tap"),
        "qty": ("so luong", "sl", "khoi luong", "so luong san pham"),
        "note": _NOTE,
        "_": (
            "ket qua thuc hien", "trang thai", "can bo thuc hien", "nguoi thuc hien",
            "chuyen vien thuc hien", "linh vuc", "nguon giao", "can cu", "can cu giao viec",
        ),
    },
)  # fmt: skip

RESULTS = Kind(
    "results",
    "content",
    {
        "number": _NUMBER,
        "content": _CONTENT,
        "result": (
            "ket qua thuc hien", "ket qua", "ket qua dat duoc", "ket qua cong viec",
            "noi dung ket qua", "ket qua cu the", "noi dung da thuc hien", "mo ta ket qua",
            "noi dung ket qua thuc hien", "ket qua thuc hien cu the", "san pham hoan thanh",
            "dien giai ket qua", "ket qua trien khai", "ket qua trien khai thuc hien",
            "ket qua san pham", "san pham ket qua", "ket qua thuc hien nhiem vu",
        ),
        "status": (
            "trang thai", "tinh trang", "tien do", "muc do hoan thanh", "tien do thuc hien",
            "tinh hinh thuc hien", "trang thai thuc hien", "tinh trang thuc hien", "muc do",
            "ty le hoan thanh", "ti le hoan thanh", "phan tram hoan thanh", "hoan thanh %",
            "tien do hoan thanh", "ty le", "ti le", "muc do thuc hien", "tien do cong viec",
        ),
        "completed": ("hoan thanh", "da hoan thanh", "da thuc hien", "ht", "xong", "da xong"),
        "in_progress": (
            "dang thuc hien", "dang trien khai", "dang", "dang lam", "dang xu ly", "dth",
        ),
        "not_started": ("chua thuc hien", "chua trien khai", "chua", "chua lam", "cth"),
        "unfinished": ("chua hoan thanh", "chua xong", "khong hoan thanh"),
        "done_on": (
            "ngay hoan thanh", "thoi gian hoan thanh", "hoan thanh ngay", "ngay xong",
            "thoi diem hoan thanh", "ngay ket thuc", "ngay thuc hien xong",
            "ngay hoan thanh thuc te",
            "thoi gian hoan thanh thuc te", "ngay ht", "ngay bao cao ket qua",
        ),
        "quality": (
            "chat luong", "muc chat luong", "danh gia chat luong", "chat luong san pham",
            "muc do chat luong",
        ),
        "cause": (
            "nguyen nhan", "nguyen nhan kho khan", "ly do", "kho khan vuong mac", "vuong mac",
            "nguyen nhan ly do", "kho khan", "ly do chua hoan thanh", "nguyen nhan chua hoan thanh",
            "nguyen nhan kho khan vuong mac", "nguyen nhan cham",
        ),
        "carry": (
            "chuyen thang sau", "chuyen ky sau", "chuyen tiep", "chuyen sang thang sau",
            "tiep tuc thang sau", "chuyen sang ky sau", "chuyen",
        ),
        "evidence": (
            "minh chung", "van ban minh chung", "so ky hieu van ban", "van ban", "so van ban",
            "tai lieu minh chung", "so hieu van ban", "so ky hieu",
        ),
        "owner": (
            "nguoi thuc hien", "can bo thuc hien", "chuyen vien thuc hien", "can bo phu trach",
            "chuyen vien", "nguoi tham muu", "can bo tham muu", "chuyen vien tham muu",
        ),
        "unit": ("don vi chu tri", "don vi thuc hien", "phong chu tri", "don vi", "phong"),
        "note": _NOTE,
        "_": (
            "don vi phoi hop", "phoi hop", "lanh dao chi dao", "thoi han hoan thanh",
            "thoi han", "han hoan thanh", "han", "he so", "san pham", "san pham dau ra",
            "san pham du kien", "so luong", "lanh dao phu trach", "linh vuc", "nguon giao",
        ),
    },
    telling=(
        "result", "status", "completed", "in_progress", "not_started", "done_on", "quality",
        "cause", "carry",
    ),
)  # fmt: skip

# Tables that stand beside others on a sheet; nothing is taken from them.
RATINGS = Kind(
    "ratings",
    "name",
    {
        "name": ROSTER.words["name"],
        "level": (
            "xep loai", "tu xep loai", "muc xep loai", "tu danh gia", "cap duyet", "diem",
            "tu cham", "phong de nghi", "danh gia xep loai", "ket qua xep loai",
        ),
    },
)  # fmt: skip

# The classification of people, taken for a unit or for all of them.
RATED = Kind(
    "ratings",
    "name",
    {
        "number": _NUMBER,
        "name": ROSTER.words["name"],
        "family": ROSTER.words["family"],
        "given": ROSTER.words["given"],
        "position": ROSTER.words["position"],
        "unit": ROSTER.words["unit"],
        "own": (
            "tu xep loai", "tu danh gia", "tu cham", "ca nhan tu xep loai", "tu danh gia xep loai",
            "ca nhan tu danh gia", "ca nhan tu xep", "ca nhan",
        ),
        "level": (
            "xep loai", "muc xep loai", "cap duyet", "phong de nghi", "danh gia xep loai",
            "ket qua xep loai", "xep loai de nghi", "de nghi xep loai", "phong xep loai",
            "tap the de nghi", "muc de nghi", "loai", "ket qua danh gia xep loai",
            "muc do hoan thanh", "ket qua", "lanh dao quyet dinh", "xep loai thang",
        ),
        "remark": (
            "nhan xet", "ly do", "nhan xet danh gia", "nhan xet ly do", "uu khuyet diem",
            "nhan xet cua truong phong", "ly do xep loai", "noi dung nhan xet",
        ),
        "note": _NOTE,
        "_": ("diem", "tong diem", "diem tu cham", "diem de nghi", "nam sinh", "ngay sinh"),
    },
    together=("family", "given"),
    telling=("level", "own"),
)  # fmt: skip

KINDS = {kind.name: kind for kind in (ROSTER, PLAN, RESULTS, RATED)}
