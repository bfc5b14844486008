"""Quotas in papers: the rule of each scheme of the month, its arithmetic, what goes beyond it."""

from collections.abc import Iterable, Mapping, Sequence

from workreport.domain.document import Block, Bullet, Paragraph
from workreport.domain.exact_numbers import Exact, plain
from workreport.domain.quota import Quota
from workreport.domain.rating_scheme import RatingScheme
from workreport.i18n.formats import number_text
from workreport.services.paper_words import GROUP_WORDS, capital, two
from workreport.services.summary import Summary

OVER_QUOTA = "over_quota"


def level_name(level: str) -> str:
    """Name a level as papers do: a letter is a class, anything else a level."""
    return f"loại {level}" if len(level) == 1 else f"mức {level}"


def limited_level(summary: Summary) -> str:
    """Name the level that is limited, as far as the schemes of the month agree on it."""
    tops = {scheme.quota_top for scheme in summary.schemes.all if scheme.quota_top}
    return level_name(tops.pop()) if len(tops) == 1 else "mức cao nhất"


def scheme_sentence(scheme_title: str, version: str, note: str = "") -> str:
    """Name a scheme with its version; an agency's own says why the version was made."""
    text = f"Bộ tiêu chí “{scheme_title}”, phiên bản {version}"
    reason = note.strip().rstrip(".")
    return f"{text}; lý do ban hành phiên bản: {reason}." if reason else f"{text}."


def quota_blocks(summary: Summary) -> list[Block]:
    """Write each rule once, by the scheme it stands in, with the groups it binds below it."""
    shown = {group: quota for group, quota in summary.quotas.items() if quota.base or quota.used}
    if not shown:
        return [Paragraph("Chưa có số liệu để tính hạn mức.")]
    blocks: list[Block] = []
    for scheme, groups in _by_rule(summary, shown):
        blocks.append(Paragraph(_rule_sentence(scheme)))
        blocks += [
            Bullet(_quota_sentence(summary, scheme, group, shown[group])) for group in groups
        ]
    return blocks


def _by_rule(
    summary: Summary, shown: Mapping[str, Quota]
) -> Iterable[tuple[RatingScheme, Sequence[str]]]:
    """Sort the groups by the rule that binds them; equal rules of two schemes are one."""
    order = list(GROUP_WORDS)
    groups = sorted(shown, key=lambda name: order.index(name) if name in order else len(order))
    found: dict[str, tuple[RatingScheme, list[str]]] = {}
    for group in groups:
        scheme = summary.schemes.of(group)
        if scheme is not None and scheme.quota is not None:
            found.setdefault(_rule_sentence(scheme), (scheme, []))[1].append(group)
    return found.values()


def _rule_sentence(scheme: RatingScheme) -> str:
    text = (
        f"Số người {level_name(scheme.quota_top)} không quá {_percent(scheme.quota_share)} số "
        f"người {_base_names(scheme)} trong cùng nhóm chức danh, làm tròn xuống"
    )
    rule = scheme.quota
    if rule is not None and rule.flagged_share is not None and rule.flagged_share != rule.share:
        text += f"; đến {_percent(rule.flagged_share)} phải có lý do và số văn bản"
    return f"{text}:"


def _quota_sentence(summary: Summary, scheme: RatingScheme, group: str, quota: Quota) -> str:
    name = capital(GROUP_WORDS.get(group, group)) or "Chưa phân nhóm"
    text = (
        f"{name}: {two(quota.used)} người {level_name(scheme.quota_top)}, tối đa "
        f"{two(quota.allowed)} ({_percent(quota.share)} × {two(quota.base)} người "
        f"{_base_names(scheme)} = {number_text(plain(quota.base * quota.share))}, "
        f"lấy {two(quota.allowed)})"
    )
    if not quota.over:
        return f"{text}."
    text += f"; vượt {two(quota.over)} người"
    rule = scheme.quota
    if rule is not None and rule.flagged_share is not None and quota.state == "flagged":
        most = f"{_percent(rule.flagged_share)}, tối đa {two(quota.flagged)}"
        text += f", còn trong mức ngoại lệ {most}"
    reason = override_reason(summary, OVER_QUOTA, group)
    return (
        f"{text}; lý do, số văn bản: {reason}."
        if reason
        else f"{text}; chưa có lý do và số văn bản."
    )


def override_reason(summary: Summary, gate: str, subject: str) -> str:
    """Return the reason with which a gate was passed when the month was closed."""
    close = summary.month.close
    if close is None or not summary.month.is_pinned:
        return ""
    given = {each.gate: each.reason for each in close.overrides}
    return (given.get(f"{gate}:{subject}") or given.get(gate, "")).strip().rstrip(".")


def _base_names(scheme: RatingScheme) -> str:
    return ", ".join(map(level_name, scheme.quota_base)) or "làm cơ sở tính"


def _percent(share: Exact) -> str:
    return f"{number_text(plain(share * 100))}%"
