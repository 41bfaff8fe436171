"""Calendar expressions that have a month or a year, and their value as ISO 8601.

``aprelin 28-də`` is ``--04-28``, ``2021-ci il aprelin 28-də`` is ``2021-04-28``,
``noyabrın 11-dən 22-dək`` the interval ``--11-11/--11-22``. Clock times, ages, durations and
relative words (``dünən``, ``bu il``) are no dates.

The words of the calendar come from ``data/calendar.tsv``; one small automaton finds months
and the ordinals of years, and a grammar is tried around each of its hits only.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from azdiplo import resources
from azdiplo.document import Evidence
from azdiplo.entities.spans import Candidate
from azdiplo.morphology.endings import tails

__all__ = ["Calendar", "calendar"]

_STRENGTH = 60
#: What may stand behind a day's number: -də, -dən, -dək, -nə, -i, -si …
_DAY_ENDING = (
    r"(?:-(?:d[aəıiuü]n?k?|d[aə]ki|n[aəıiuü]n?|[aəıiuü]|s[ıi]|y[ıiuüaə]|[ıiuü]n|ci|cı|cu|cü|l[aə]r\w*))?(?!\w)"
)


class Calendar:
    """The grammar of dates, compiled from the calendar table."""

    def __init__(self, table: str) -> None:
        months: dict[str, int] = {}
        ordinals: list[str] = []
        lunar: list[str] = []
        centuries: list[tuple[str, str]] = []
        for line in table.splitlines()[1:]:
            if line[:1] in ("#", "") or line.startswith("kind\t"):
                continue
            kind, word, value = line.split("\t")
            if kind == "month":
                months[word] = int(value)
            elif kind == "ordinal":
                ordinals.append(word)
            elif kind == "lunar":
                lunar.append(word)
            else:
                centuries.append((word, value))
        self.months = months
        self._tails = {name: tails(name) for name in months}
        month = "|".join(months)
        ordinal = "-?(?:" + "|".join(ordinals) + ")"
        genitive = "(?:[ıiuü]n)"
        year = rf"(?:\d{{4}}(?:-\d{{4}})?(?:, \d{{4}}(?:-\d{{4}})?)*(?: və \d{{4}}(?:-\d{{4}})?)?{ordinal})"
        self._patterns = [*months, *(f"{o} il" for o in ordinals), *(f"{o} tədris il" for o in ordinals)]
        self._patterns += [f"{name} ay" for name in lunar]
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        #: what may stand before a month: a year, a day, both
        self._before = re.compile(rf"(?<![\w-])(?:{year} il(?:in|i)? )?(?:\d{{1,2}}(?:-\d{{1,2}})? )?$")
        self._before_year = re.compile(
            r"(?<![\w.])(?:"
            + "|".join(c for c, _ in centuries)
            + r")? ?(?:\d{2,3}|\d{4}(?:-\d{4})?(?:, \d{4}(?:-\d{4})?)*(?: və \d{4}(?:-\d{4})?)?)-?$"
        )
        self._dotted_before = re.compile(r"(?<![\w.])\d{1,2}\.\d{1,2}\.\d{4}-?$")
        self._full = re.compile(
            rf"(?:(?P<year>{year}) il(?:in|i)? )?(?:"
            # 28 aprel, 12-14 mart, 27 yanvar 2023-cü il
            rf"(?P<d1>\d{{1,2}})(?:-(?P<d2>\d{{1,2}}))? (?P<m1>{month})(?P<t1>\w*)"
            rf"(?: (?P<year2>\d{{4}})(?P<yo>{ordinal} il(?P<yt>\w*))?(?![\w.]))?"
            # aprelin 28-də, martın 12-14-də, sentyabrın 28-dən oktyabrın 8-dək
            rf"|(?P<m2>{month})(?:{genitive}| ayının) (?P<d3>\d{{1,2}})"
            rf"(?:(?:-(?=\d)|(?P<e3>-\w+)?(?: (?:və )?|, )(?:(?<!d[əa] )(?<!k )\w+ )??(?=\d|(?:{month}){genitive} \d))"
            rf"(?:(?P<m3>{month}){genitive} )?(?P<d4>\d{{1,2}})(?![.:%]\d))?"
            rf"(?P<e2>{_DAY_ENDING})"
            # oktyabr-noyabr ayları, noyabr və dekabr ayları, 2025-ci ilin mayı
            rf"|(?P<m4>{month})(?:(?:-| və )(?P<m5>{month}))?(?: ay(?P<ay>ı|ları|lar)?(?P<t3>\w*)|(?P<t4>\w*))"
            rf")"
        )
        self._year_only = re.compile(
            rf"(?:(?P<century>{'|'.join(c for c, _ in centuries)}) )?"
            rf"(?P<years>\d{{2,3}}|\d{{4}}(?:-\d{{4}})?(?:, \d{{4}}(?:-\d{{4}})?)*(?: və \d{{4}}(?:-\d{{4}})?)?)"
            rf"{ordinal} (?P<il>tədris ili|illəri(?=nd|nə)|illər|il)(?P<tail>\w*)"
        )
        #: dates in numbers: tried where one of the signs is followed by a digit
        self._numeric = re.compile(
            rf"(?<![\w./-])(?:(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)"
            rf"|(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./](?P<y2>\d{{4}})(?:{ordinal} il(?P<t>\w*))?"
            rf"|(?P<s1>\d{{4}})/(?P<s2>\d{{2,4}})"
            rf"|(?<=\()(?P<b1>1[5-9]\d\d|20\d\d)(?:-(?P<b2>1[5-9]\d\d|20\d\d))?(?=\))"
            rf"|(?P<r1>1[5-9]\d\d|20\d\d)-(?P<r2>1[5-9]\d\d|20\d\d))(?![\w./]\w|\w)"
        )
        # one search for each sign: those skip a text in no time, one for all of them would not
        self._signs = [re.compile(re.escape(sign) + r"(?=\d)") for sign in "-./("]
        self._il_tails = tails("il") | {""}
        self._iller_tails = tails("illər") | {""}
        self._centuries = dict(centuries)

    def find(self, lower: str) -> list[Candidate]:
        """All dates in a folded text, in order."""
        found: list[Candidate] = []
        at = -1
        for begin, end in self._hits(lower):
            if begin < at:
                continue
            candidate = self._around(lower, begin, end)
            if candidate is not None and candidate.start >= at:
                found.append(candidate)
                at = candidate.end
        taken = {(c.start, c.end) for c in found}
        numbers = [n for n in self._numbers(lower) if all(n.end <= start or n.start >= end for start, end in taken)]
        if numbers:
            found += numbers
            found.sort(key=lambda c: c.start)
        return found

    def _hits(self, lower: str) -> Iterator[tuple[int, int]]:
        for _, begin, end in self._automaton.find_matches_as_indexes(lower):
            if begin and lower[begin - 1].isalnum() and not lower[begin - 1].isdigit():
                continue
            yield begin, end

    def _around(self, lower: str, begin: int, end: int) -> Candidate | None:
        word = lower[begin:end]
        if word in self.months:
            window = max(0, begin - 60)
            before = self._before.search(lower, window, begin)
            start = before.start() if before else begin
            if start < begin and lower[start] == " ":
                start += 1
            match = self._full.match(lower, start) or self._full.match(lower, begin)
            return self._month(lower, match) if match else None
        if word.endswith(" ay"):
            return self._lunar(lower, begin, end)
        window = max(0, begin - 60)
        dotted = self._dotted_before.search(lower, window, begin)
        if dotted:
            return None
        before = self._before_year.search(lower, window, begin)
        if before is None:
            return None
        start = before.start()
        while lower[start] == " ":
            start += 1
        # 2025-ci il yanvarın 29-na: the year is the first part of a longer date
        full = self._full.match(lower, start)
        if full and full["year"]:
            candidate = self._month(lower, full)
            if candidate is not None:
                return candidate
        match = self._year_only.match(lower, start)
        return self._year(match) if match else None

    def _lunar(self, lower: str, begin: int, end: int) -> Candidate | None:
        match = re.compile(r"ı(\w*)").match(lower, end)
        if match is None:
            return None
        stem_end = end + 1
        if match[1] and match[1] not in tails("ayı"):
            return None
        return Candidate(begin, stem_end, match.end(), "DATE", Evidence("rule", "lunar month"), _STRENGTH)

    def _month(self, lower: str, match: re.Match[str]) -> Candidate | None:
        start, end = match.span()
        year = _years(match["year"]) if match["year"] else ("", "")
        if match["m1"]:
            if not self._month_tail(match["m1"], match["t1"]):
                return None
            month, first = self.months[match["m1"]], int(match["d1"])
            last = int(match["d2"]) if match["d2"] else first
            if match["year2"]:
                year = (match["year2"], match["year2"])
                stem_end = match.end("yo") - len(match["yt"]) if match["yo"] else match.end("year2")
                if match["yt"] and match["yt"] not in self._il_tails:
                    stem_end = end = match.end("year2")
            else:
                stem_end = match.start("t1")
            value = _interval(_day(year[0], month, first), _day(year[1], month, last))
            if not (_valid(month, first) and _valid(month, last)):
                return None
        elif match["m2"]:
            month, first = self.months[match["m2"]], int(match["d3"])
            last_month = self.months[match["m3"]] if match["m3"] else month
            last = int(match["d4"]) if match["d4"] else first
            if not (_valid(month, first) and _valid(last_month, last)):
                return None
            value = _interval(_day(year[0], month, first), _day(year[1], last_month, last))
            stem_end = match.start("e2")
        else:
            month = self.months[match["m4"]]
            if match["m5"]:
                value = _interval(_month_value(year[0], month), _month_value(year[1], self.months[match["m5"]]))
            else:
                value = _month_value(year[0], month)
            if match["t3"] is not None:
                stem_end = match.start("t3")
                if match["t3"] and match["t3"] not in tails("ayı" if match["ay"] else "ay"):
                    return None
            else:
                last_name = match["m5"] or match["m4"]
                tail = match["t4"]
                if not self._month_tail(last_name, tail):
                    return None
                stem_end = match.start("t4")
                # 2025-ci ilin mayı|nda: behind a genitive year the possessive is the stem's
                before = lower[max(0, start - 3) : start] if not match["year"] else "in "
                if len(tail) > 1 and tail[0] in "ıiuü" and tail[1] == "n" and before.endswith("in "):
                    stem_end += 1
        return Candidate(start, stem_end, end, "DATE", Evidence("rule", "calendar"), _STRENGTH, None, value)

    def _month_tail(self, month: str, tail: str) -> bool:
        return not tail or tail in self._tails[month]

    def _year(self, match: re.Match[str]) -> Candidate | None:
        word, tail = match["il"], match["tail"]
        allowed = self._il_tails if word == "il" else self._iller_tails
        if word == "tədris ili" or word == "illəri":
            allowed = tails("ili") | {""}
        if tail not in allowed:
            return None
        digits = match["years"]
        numbers = re.findall(r"\d+", digits)
        if any(len(n) == 3 for n in numbers):
            return None
        if len(numbers[0]) == 2:
            if word[:3] != "ill" or numbers[0][1] != "0":
                return None
            century = self._centuries.get(match["century"] or "", "19")
            first = int(century + numbers[0])
            value = f"{first}/{first + 9}"
        elif match["century"]:
            return None
        elif len(numbers) == 1:
            decade = word[:3] == "ill" and numbers[0].endswith("0")
            value = f"{numbers[0]}/{int(numbers[0]) + 9}" if decade else numbers[0]
        else:
            value = f"{numbers[0]}/{numbers[-1]}"
        return Candidate(
            match.start(), match.start("tail"), match.end(), "DATE", Evidence("rule", "year"), _STRENGTH, None, value
        )

    def _numbers(self, lower: str) -> Iterator[Candidate]:
        done = 0
        for start in sorted({_number_at(lower, hit) for sign in self._signs for hit in sign.finditer(lower)}):
            if start < done:
                continue
            match = self._numeric.match(lower, start)
            if match is None:
                continue
            done = match.end()
            if match["y"] or match["y2"]:
                year = match["y"] or match["y2"]
                month = int(match["m"] or match["m2"])
                day = int(match["d"] or match["d2"])
                if not _valid(month, day):
                    continue
                value = _day(year, month, day)
            elif match["s1"]:
                second = match["s2"]
                if len(second) == 2:
                    second = match["s1"][:2] + second
                if len(second) == 3 or int(second) - int(match["s1"]) != 1:
                    continue
                value = f"{match['s1']}/{second}"
            elif match["b1"]:
                value = match["b1"] + (f"/{match['b2']}" if match["b2"] else "")
            else:
                if int(match["r1"]) >= int(match["r2"]):
                    continue
                value = f"{match['r1']}/{match['r2']}"
            end = match.end()
            stem_end = end - len(match["t"] or "")
            yield Candidate(
                match.start(), stem_end, end, "DATE", Evidence("rule", "numeric date"), _STRENGTH, None, value
            )


def _number_at(lower: str, sign: re.Match[str]) -> int:
    """Where a date may start that has a sign in it or, as a bracket, before it."""
    start = sign.start()
    if lower[start] == "(":
        return start + 1
    first = max(0, start - 4)
    while start > first and lower[start - 1].isdigit():
        start -= 1
    return start


def _years(text: str) -> tuple[str, str]:
    numbers = re.findall(r"\d{4}", text)
    return numbers[0], numbers[-1]


def _valid(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]


def _day(year: str, month: int, day: int) -> str:
    return f"{year or '-'}-{month:02d}-{day:02d}"


def _month_value(year: str, month: int) -> str:
    return f"{year or '-'}-{month:02d}"


def _interval(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


@cache
def calendar() -> Calendar:
    """The calendar of the shipped table, compiled once."""
    return Calendar(resources.open_text("calendar.tsv"))
