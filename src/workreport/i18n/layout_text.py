"""The values of a layout profile in the words of the office, and what speaks against one."""

from collections.abc import Mapping

from workreport.i18n.messages import cause
from workreport.i18n.translation import N_, _

GROUPS: Mapping[str, str] = {
    "page": N_("Trang giấy"),
    "header": N_("Đầu văn bản"),
    "number": N_("Số, ký hiệu, địa danh, ngày"),
    "title": N_("Tên loại, trích yếu, nơi gửi"),
    "body": N_("Nội dung"),
    "table": N_("Bảng"),
    "closing": N_("Chữ ký"),
    "recipients": N_("Nơi nhận"),
    "annex": N_("Phụ lục"),
    "marks": N_("Dấu chỉ mức độ"),
    "foot": N_("Chân trang"),
}
LABELS: Mapping[str, str] = {
    "page.portrait.top": N_("Lề trên, trang dọc"),
    "page.portrait.bottom": N_("Lề dưới, trang dọc"),
    "page.portrait.left": N_("Lề trái, trang dọc"),
    "page.portrait.right": N_("Lề phải, trang dọc"),
    "page.landscape.top": N_("Lề trên, trang ngang"),
    "page.landscape.bottom": N_("Lề dưới, trang ngang"),
    "page.landscape.left": N_("Lề trái, trang ngang"),
    "page.landscape.right": N_("Lề phải, trang ngang"),
    "page.duplex": N_("In hai mặt, mặt sau đổi lề"),
    "page.number_size": N_("Cỡ chữ số trang"),
    "page.number_from_top": N_("Số trang cách mép trên"),
    "page.number_from_page": N_("Đánh số từ trang"),
    "header.parent_size": N_("Cỡ chữ cơ quan cấp trên"),
    "header.issuer_size": N_("Cỡ chữ cơ quan ban hành"),
    "header.issuer_mark": N_("Dấu dưới cơ quan ban hành"),
    "header.issuer_rule": N_("Đường kẻ dưới cơ quan ban hành"),
    "header.title": N_("Tiêu đề hoặc Quốc hiệu"),
    "header.title_size": N_("Cỡ chữ tiêu đề, Quốc hiệu"),
    "header.motto": N_("Tiêu ngữ"),
    "header.motto_size": N_("Cỡ chữ Tiêu ngữ"),
    "header.title_rule": N_("Đường kẻ dưới tiêu đề, Tiêu ngữ"),
    "header.number_format": N_("Cách ghi số, ký hiệu"),
    "header.number_size": N_("Cỡ chữ số, ký hiệu"),
    "header.number_blank": N_("Chỗ trống khi chưa có số"),
    "header.number_digits": N_("Số chữ số ít nhất"),
    "header.numbering": N_("Đánh số lại từ 1"),
    "header.date_size": N_("Cỡ chữ địa danh, ngày"),
    "header.date_italic": N_("Địa danh, ngày in nghiêng"),
    "header.date_level_with": N_("Địa danh, ngày ngang hàng với"),
    "header.draft_size": N_("Cỡ chữ “Dự thảo lần …”"),
    "title_block.type_size": N_("Cỡ chữ tên loại"),
    "title_block.subject_size": N_("Cỡ chữ trích yếu"),
    "title_block.mark": N_("Dấu dưới trích yếu"),
    "title_block.rule": N_("Đường kẻ dưới trích yếu"),
    "title_block.letter_subject_format": N_("Cách ghi trích yếu công văn"),
    "title_block.letter_subject_size": N_("Cỡ chữ trích yếu công văn"),
    "title_block.letter_subject_italic": N_("Trích yếu công văn in nghiêng"),
    "title_block.addressee_label": N_("Chữ trước nơi gửi"),
    "title_block.submission_label": N_("Chữ trước nơi gửi của tờ trình"),
    "title_block.addressee_size": N_("Cỡ chữ nơi gửi"),
    "title_block.addressee_italic": N_("Chữ trước nơi gửi in nghiêng"),
    "body.size": N_("Cỡ chữ nội dung"),
    "body.indent": N_("Thụt đầu dòng"),
    "body.leading": N_("Giãn dòng"),
    "body.space": N_("Cách đoạn"),
    "body.heading_mark": N_("Dấu sau số mục I"),
    "body.heading_caps": N_("Tên mục I viết hoa"),
    "body.second_mark": N_("Dấu sau số mục 1"),
    "body.second_bold": N_("Tên mục 1 in đậm"),
    "body.third_mark": N_("Dấu sau chữ mục a"),
    "body.third_bold": N_("Tên mục a in đậm"),
    "body.third_italic": N_("Tên mục a in nghiêng"),
    "body.basis_italic": N_("Căn cứ in nghiêng"),
    "body.basis_mark": N_("Dấu đầu dòng căn cứ"),
    "body.basis_separator": N_("Dấu cuối mỗi căn cứ"),
    "body.basis_end": N_("Dấu cuối căn cứ cuối cùng"),
    "body.end_mark": N_("Dấu hết văn bản"),
    "body.tone_style": N_("Cách đặt dấu thanh"),
    "table.size": N_("Cỡ chữ trong bảng"),
    "table.wide_size": N_("Cỡ chữ trong bảng nhiều cột"),
    "table.wide_from_columns": N_("Bảng nhiều cột: từ số cột"),
    "closing.size": N_("Cỡ chữ phần ký"),
    "closing.authority.T/M": N_("Thay mặt (T/M)"),
    "closing.authority.K/T": N_("Ký thay (K/T)"),
    "closing.authority.T/L": N_("Thừa lệnh (T/L)"),
    "closing.authority.T/UQ": N_("Thừa ủy quyền (T/UQ)"),
    "closing.authority.Q.": N_("Quyền (Q.)"),
    "closing.authority_bold": N_("Quyền hạn ký in đậm"),
    "closing.title_bold": N_("Chức vụ dưới quyền hạn ký in đậm"),
    "closing.direct_bold": N_("Chức vụ người đứng đầu ký in đậm"),
    "closing.name_bold": N_("Họ tên in đậm"),
    "closing.signing_space": N_("Khoảng trống để ký"),
    "signing.size": N_("Cỡ chữ thông tin ký số"),
    "signing.leading": N_("Khoảng cách dòng thông tin ký số"),
    "signing.number_label": N_("Chữ trước số văn bản trong thông tin ký số"),
    "signing.signer_label": N_("Chữ trước tên người ký số"),
    "signing.time_label": N_("Chữ trước giờ ký số"),
    "signing.training_words": N_("Lời ghi chữ ký tập huấn"),
    "closing.recipients_label": N_("Chữ đầu nơi nhận"),
    "closing.recipients_label_size": N_("Cỡ chữ “Nơi nhận”"),
    "closing.recipients_label_style": N_("Kiểu chữ “Nơi nhận”"),
    "closing.recipients_size": N_("Cỡ chữ danh sách nơi nhận"),
    "closing.recipients_separator": N_("Dấu cuối mỗi nơi nhận"),
    "closing.recipients_end": N_("Dấu cuối nơi nhận cuối cùng"),
    "annex.label_size": N_("Cỡ chữ “Phụ lục”"),
    "annex.title_size": N_("Cỡ chữ tên phụ lục"),
    "annex.note_size": N_("Cỡ chữ “(Kèm theo …)”"),
    "annex.note_italic": N_("“(Kèm theo …)” in nghiêng"),
    "marks.urgency_size": N_("Cỡ chữ dấu độ khẩn"),
    "marks.urgency_boxes.hoa_toc": N_("Khung HỎA TỐC"),
    "marks.urgency_boxes.thuong_khan": N_("Khung THƯỢNG KHẨN"),
    "marks.urgency_boxes.khan": N_("Khung KHẨN"),
    "marks.secrecy_size": N_("Cỡ chữ dấu độ mật"),
    "marks.secrecy_boxes.tuyet_mat": N_("Khung TUYỆT MẬT"),
    "marks.secrecy_boxes.toi_mat": N_("Khung TỐI MẬT"),
    "marks.secrecy_boxes.mat": N_("Khung MẬT"),
    "marks.secrecy_gap": N_("Khoảng cách hai đường viền dấu mật"),
    "marks.circulation_size": N_("Cỡ chữ chỉ dẫn lưu hành"),
    "marks.circulation_boxed": N_("Chỉ dẫn lưu hành có khung"),
    "footer.contact": N_("Dòng liên hệ dưới trang đầu công văn"),
    "footer.contact_size": N_("Cỡ chữ dòng liên hệ"),
    "footer.typist": N_("Ký hiệu người đánh máy, số bản"),
    "footer.typist_size": N_("Cỡ chữ ký hiệu người đánh máy"),
    "footer.mark_size": N_("Cỡ chữ dấu tài liệu tập huấn"),
    "footer.snapshot_size": N_("Cỡ chữ mã dữ liệu"),
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "header.numbering": {"term": N_("mỗi nhiệm kỳ"), "year": N_("mỗi năm")},
    "header.date_level_with": {"mark": N_("dấu dưới cơ quan"), "number": N_("số, ký hiệu")},
    "body.tone_style": {
        "kept": N_("như người viết"),
        "old": N_("hòa, thúy, ủy"),
        "new": N_("hoà, thuý, uỷ"),
    },
    "closing.recipients_label_style": {
        "underlined": N_("gạch chân"),
        "bold_italic": N_("đậm, nghiêng"),
    },
}


def group_label(group: str) -> str:
    """Return the name of a group of values; one that is not known stays as it is."""
    return _(GROUPS[group]) if group in GROUPS else group


def field_label(path: str) -> str:
    """Return the name of a value; one that is not known stays as it is."""
    return _(LABELS[path]) if path in LABELS else path


def choice_label(path: str, choice: str) -> str:
    """Return the name of a choice."""
    known = CHOICES.get(path, {})
    return _(known[choice]) if choice in known else choice


def value_text(path: str, value: object) -> str:
    """Write a value as people write it: decimal comma, yes and no, boxes with a cross."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, str):
        return choice_label(path, value) if path in CHOICES else value
    if isinstance(value, tuple):
        return " × ".join(value_text(path, each) for each in value)
    return f"{value:g}".replace(".", ",") if isinstance(value, (int, float)) else str(value)


def finding_text(code: str, path: str, values: Mapping[str, object]) -> str:
    """Say in one sentence what speaks against a value."""
    said = {
        name: value_text("", value) if isinstance(value, (int, float, tuple)) else value
        for name, value in values.items()
    }
    return cause(code, {**said, "field": field_label(path)})
