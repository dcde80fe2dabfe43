"""Rules as data: sections of numbered articles from an editable text with fields in braces."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import errors

FIELD = re.compile(r"\{(\w+)\}")
#: What a text may ask for in braces, as the clerk knows it.
FIELDS: Mapping[str, str] = {
    "station": "站名全称",
    "issuer": "落款单位",
    "phone": "电话",
    "address": "地址",
    "town": "镇街",
    "county": "县区",
    "village": "村名",
    "head": "站长",
    "star_tiers": "星级标准",
}


@dataclass(frozen=True, slots=True)
class Article:
    """One article, with the items （一）（二） under it, if any."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its articles; articles are numbered through the whole sheet."""

    heading: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class RulesSheet:
    """A wall sheet of rules, ready to be set.

    Args:
        station: the full name, 新时代文明实践站 never shortened; of what a village decides, the
            village's.
        title: of the rules.
        sections: what they say.
        issuer: the signing body (落款).
        effective: since when they are in force; None leaves the lines for it out.
        phone: for questions; empty leaves the line out.
        address: where to come; empty leaves the line out.
        note: a line under the title; empty leaves it out.
        sample: print 「示例」 across every page.
    """

    station: str
    title: str
    sections: tuple[Section, ...]
    issuer: str
    effective: datetime.date | None = None
    phone: str = ""
    address: str = ""
    note: str = ""
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        parts = [p for s in self.sections for a in s.articles for p in (a.text, *a.items)]
        headings = [section.heading for section in self.sections]
        return {
            "站名": self.station,
            "标题": self.title,
            "正文": "".join([*headings, *parts]),
            "落款": self.issuer,
            "电话": self.phone,
            "地址": self.address,
            "题注": self.note,
        }


@dataclass(frozen=True, slots=True)
class RulesText:
    """The words of rules before a station's fields are put in.

    Args:
        title: of the rules.
        sections: what they say.
        draft: what stands under the title until they are in force, for those that somebody else
            must adopt first.
    """

    title: str
    sections: tuple[Section, ...]
    draft: str = ""

    @classmethod
    def load(cls, path: Path) -> RulesText:
        """Read a text file of ``resources/texts`` or a station's changed copy.

        Raises:
            FileMissing: there is no such file.
            FileUnreadable: it is not JSON of the expected form.
        """
        try:
            return cls.from_data(json.loads(path.read_text(encoding="utf-8-sig")))
        except OSError as error:
            raise errors.FileMissing(path=path.name) from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise errors.FileUnreadable(path=path.name, why="不是制度文本的格式") from error

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> RulesText:
        """Build it from the decoded JSON object.

        Raises:
            KeyError, TypeError: a part is missing or of another kind.
        """
        sections = tuple(
            Section(
                str(section["heading"]),
                tuple(
                    Article(str(article["text"]), tuple(map(str, article.get("items", ()))))
                    for article in section["articles"]
                ),
            )
            for section in data["sections"]
        )
        return cls(str(data["title"]), sections, str(data.get("draft", "")))

    def fields(self) -> set[str]:
        """The names in braces that the text asks for."""
        return {name for text in self._parts() for name in FIELD.findall(text)}

    def _parts(self) -> Iterator[str]:
        yield from (self.title, self.draft)
        for section in self.sections:
            yield section.heading
            for article in section.articles:
                yield from (article.text, *article.items)

    def filled(self, fields: Mapping[str, str]) -> RulesText:
        """The text with its fields put in.

        Raises:
            NothingToPrint: a field the text asks for is missing or empty.
        """
        lacking = sorted(name for name in self.fields() if not fields.get(name, "").strip())
        if lacking:
            told = "、".join(FIELDS.get(name, name) for name in lacking)
            raise errors.NothingToPrint(why=f"本站资料里还没有填“{told}”")

        def put(text: str) -> str:
            return FIELD.sub(lambda found: fields[found[1]], text)

        sections = tuple(
            Section(
                put(section.heading),
                tuple(Article(put(a.text), tuple(map(put, a.items))) for a in section.articles),
            )
            for section in self.sections
        )
        return RulesText(put(self.title), sections, put(self.draft))


def rules_sheet(
    text: RulesText,
    fields: Mapping[str, str],
    *,
    effective: datetime.date | None = None,
    above: str = "",
    sample: bool = False,
) -> RulesSheet:
    """Fill a text, shipped or changed by the station, with the station's facts.

    Args:
        text: `RulesText.load` of a file or `from_data` of a record.
        fields: by the names of `FIELDS`; an empty phone or address is left out of the foot.
        effective: since when the rules are in force; of a draft None says that it is one.
        above: what stands above the title, where that is not the station's name.
        sample: mark every page as a sample.

    Raises:
        NothingToPrint: a fact the text asks for, or the signing body, is not known yet.
    """
    filled = text.filled(fields)
    if not fields.get("issuer", "").strip():
        raise errors.NothingToPrint(why=f"本站资料里还没有填“{FIELDS['issuer']}”")
    return RulesSheet(
        station=above or fields["station"],
        title=filled.title,
        sections=filled.sections,
        issuer=fields["issuer"],
        effective=effective,
        phone=fields.get("phone", ""),
        address=fields.get("address", ""),
        note="" if effective else filled.draft,
        sample=sample,
    )
