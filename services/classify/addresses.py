"""The name in an address: whose page or mailbox is printed on a paper has mostly issued it."""

import re
from collections.abc import Iterator

_HOST = re.compile(r"(?:https?://|www\.|@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(/[\w.\-]*)?", re.IGNORECASE | re.ASCII)
# What stands behind a name in a host, at any depth: .co.uk, .edu.in, .com.cn.
_SUFFIXES = frozenset(
    [
        "com", "org", "net", "edu", "gov", "ac", "co", "io", "ai", "app", "dev", "tech", "online", "info", "me", "in", "cn", "uk", "us", "ca", "au",
        "de", "fr", "es", "it", "br", "mx", "ar", "cl", "pe", "pt", "ru", "ua", "tr", "id", "my", "sg", "hk", "tw", "jp", "kr", "vn", "eu", "ch",
        "nl", "pl", "nz", "za", "ng", "ke", "pk", "bd", "lk", "ae", "sa", "eg", "ma", "xyz", "site", "store", "academy", "education", "school",
        "training", "go", "or", "mil", "gob", "gouv", "govt", "nic", "res", "ernet", "club", "live", "world",
    ]
)  # fmt: skip
# A ministry's site verifies what others have issued.
_GOVERNMENT = frozenset({"gov", "gob", "gouv", "govt"})
# Names of software that are written as addresses are: ASP.NET, Socket.IO.
_SOFTWARE = frozenset({"asp", "ado", "vb", "socket", "draw", "scikit", "node"})
# Hosts of links, mail, badges and pages of anybody: they say nothing of who issued a paper.
_ANYBODY = frozenset(
    [
        "credly", "youracclaim", "accredible", "credential", "certifier", "certopus", "sertifier", "virtualbadge", "badgr", "canvas", "bit", "bitly",
        "tinyurl", "goo", "google", "gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "icloud", "qq", "foxmail", "126", "163", "sina",
        "github", "gitlab", "youtube", "youtu", "facebook", "twitter", "instagram", "linkedin", "lnkd", "whatsapp", "wa", "telegram", "t", "drive",
        "docs", "forms", "dropbox", "notion", "canva", "wordpress", "blogspot", "wixsite", "weebly", "wix", "medium", "example", "localhost", "w3",
        "creativecommons", "schema", "qr", "qrco", "verify", "linktr", "weibo", "bilibili", "zhihu", "protonmail", "yandex", "mail", "rediffmail",
        "aol", "zoom", "teams", "meet",
    ]
)  # fmt: skip
# Addresses that don't spell the name.
_SPELT_OTHERWISE = {
    "ude.my": "Udemy",
    "linkedin.com/learning": "LinkedIn Learning",
    "edx.org": "edX",
    "learn.microsoft.com": "Microsoft Learn",
    "skillshop.exceedlms.com": "Google Skillshop",
    "hubspot.com": "HubSpot",
    "chsi.com.cn": "学信网",
}
_NAME_SIZE = range(3, 31)


def names_in(text: str) -> Iterator[str]:
    """The names that the addresses of a text are registered under, without ending: "lanternworks" of cert.lanternworks.in."""
    if "." not in text:
        return
    for match in _HOST.finditer(text.replace(" ", "") if "//" in text or "www" in text else text):
        host, path = match[1].casefold(), (match[2] or "").casefold()
        whole = f"{host}{path}"
        known = next(
            (name for spelt, name in _SPELT_OTHERWISE.items() if (whole if "/" in spelt else host).endswith(spelt)),
            None,
        )
        if known is not None:
            yield known
            continue
        labels = host.split(".")
        if labels[-1] not in _SUFFIXES or not _GOVERNMENT.isdisjoint(labels):
            continue
        while len(labels) > 1 and labels[-1] in _SUFFIXES:
            labels.pop()
        if labels[-1] not in _ANYBODY | _SOFTWARE and labels[-1] not in _SUFFIXES and len(labels[-1]) in _NAME_SIZE:
            yield labels[-1]
