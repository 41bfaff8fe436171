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
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import ahocorasick_rs

from azdiplo import resources
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.morphology.endings import tails
from azdiplo.records import Evidence

__all__ = ["Calendar", "calendar"]

_STRENGTH = 60
#: A month alone, which may be a name: Avqust Pflüger.
_BARE = 40
#: How far before a month or the "il" of a year its date may begin, in characters; a single year stands near.
_FARTHEST = 120
_NEAR = 60
_SHORT = 24
#: What may stand behind a day's number: -də, -dən, -dək, -nə, -i, -si, -sının, -dakı …
_DAY_ENDING = (
    r"(?:-(?:c[ıiuü]|(?=\w)(?:s?[ıiuü])?(?:n?[ıiuü]n|n[ıiuü]|[yn]?[aə](?:d[aə]k)?"
    r"|n?d[aə](?:n|k|k[ıi]\w*)?|l[aə]r\w*)?))?(?!\w)"
)
_DAYS = r"\d{1,2}(?:-\d{1,2})?"
_JOINT = r"(?:, və |, | və ya | və | yaxud )"
_ABLATIVES = ("dan", "dən")
_YEAR_ENDS = (" il ", " ilin ", " ili ")
_LISTED = (", ", " və ", " ya ", " yaxud ", ",", " və", " ya", " yaxud")


class Calendar:
    """The grammar of dates, compiled from the calendar table."""

    def __init__(self, table: str) -> None:
        months: dict[str, int] = {}
        ordinals: list[str] = []
        lunar: list[str] = []
        kinds: list[str] = []
        births: list[str] = []
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
            elif kind == "year":
                kinds.append(word)
            elif kind == "birth":
                births.append(word)
            else:
                centuries.append((word, value))
        self.months = months
        self._tails = {name: tails(name) for name in months}
        self._births = tuple(births)
        month = "|".join(months)
        ordinal = "-?(?:" + "|".join(ordinals) + ")"
        genitive = "(?:[ıiuü]n)"
        one_year = r"\d{4}(?: ?- ?(?:\d{4}|\d0))?"
        year = rf"(?:{one_year}{ordinal})"
        years = rf"(?:{one_year}(?:{ordinal})?{_JOINT})*{one_year}"
        decades = rf"(?:\d0(?:-\d0)?(?:{ordinal})?{_JOINT})*\d{{2}}(?:-\d{{2}})?"
        century = "|".join(c for c, _ in centuries)
        self._patterns = [*months, *(f"{o} {word}" for o in ordinals for word in ("il", *kinds, *births))]
        self._patterns += [f"{name} ay" for name in lunar]
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        #: what may stand before a month: a year, days, both
        self._before = re.compile(
            rf"(?<![\w.:-])(?:{year} il(?:in|i)? )?(?:(?:{_DAYS}, )*(?:{_DAYS} və ))?{_DAYS} $"
            rf"|(?<![\w-]){year} il(?:in|i)? $"
        )
        self._before_year = re.compile(rf"(?<![\w.])(?:{century})? ?(?:{years}|{decades}|\d{{3}})-?$")
        self._dotted_before = re.compile(r"(?<![\w.])\d{1,2}\.\d{1,2}\.\d{4}-?$")
        self._full = re.compile(
            rf"(?:(?P<year>{year}) il(?:in|i)? )?(?:"
            # 28 aprel, 12-14 mart, 12 və 14 mart, 27 yanvar 2023-cü il
            rf"(?P<d0>(?:{_DAYS}, )*(?:{_DAYS} və ))?(?P<d1>\d{{1,2}})(?:-(?P<d2>\d{{1,2}}))?"
            rf" (?P<m1>{month})(?P<t1>\w*)"
            rf"(?: (?P<year2>\d{{4}})(?P<yo>{ordinal} il(?P<yt>\w*))?(?![\w.]))?"
            # aprelin 28-də, martın 12-14-də
            rf"|(?P<m2>{month})(?:{genitive}| ayının) (?P<d3>\d{{1,2}})(?:-(?P<d4>\d{{1,2}}))?"
            rf"(?![.:%]\d)(?P<e2>{_DAY_ENDING})"
            # oktyabr-noyabr ayları, noyabr və dekabr ayları, 2025-ci ilin mayı
            rf"|(?P<m4>{month})(?:(?:, (?:{month}))*(?:-| və ya | və )(?P<m5>{month}))?"
            rf"(?: ay(?P<ay>ı|ları|lar)?(?P<t3>\w*)|(?P<t4>\w*))"
            rf")"
        )
        #: further days behind the first ones: sentyabrın 28-dən oktyabrın 8-dək, martın 4-ü, 5-i və 7-də
        self._more = re.compile(
            rf"(?P<link>{_JOINT}| ?- ?(?=(?:{month}){genitive})| (?:\w+ )??)"
            rf"(?:(?P<month>{month})(?:{genitive}| ayının) )?(?P<d1>\d{{1,2}})(?:-(?P<d2>\d{{1,2}}))?"
            rf"(?![.:%]\d)(?P<end>{_DAY_ENDING})"
        )
        #: the end of a range: 27 sentyabrdan 8 noyabradək, 2003-cü ildən 2020-ci ilə qədər
        self._until_day = re.compile(
            rf"(?: (?=\d+ \w+[aə]\b|\d+ \w+d[aə]k\b)| ?- ?)(?P<d>\d{{1,2}}) (?P<m>{month})(?P<tail>\w*)"
        )
        self._until_month = re.compile(rf" (?P<m>{month})(?P<tail>[aə](?:d[aə]k)?)(?!\w)")
        self._until_year = re.compile(rf" (?P<y>\d{{4}}){ordinal} il(?P<tail>ə(?:dək)?)(?!\w)")
        whole = "|".join(f"{word}i" for word in kinds)
        self._year_only = re.compile(
            rf"(?:(?P<century>{century}) )?(?P<years>{years}|{decades}|\d{{3}})"
            rf"{ordinal} (?P<il>{whole}|illəri(?=nd|nə)|illər|il)(?P<tail>[^\W\d]*)"
        )
        self._since = re.compile(r"(?<![\w.-])\d{4}-d[aə]n $")
        self._year_item = re.compile(rf"(?P<first>\d+)(?: ?- ?(?P<last>\d+))?(?P<ordinal>{ordinal})?")
        self._birth = re.compile(rf"\d{{4}}{ordinal}(?= )")
        #: dates in numbers: tried where one of the signs is followed by a digit
        self._numeric = re.compile(
            rf"(?<![\w./-])(?:(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)"
            rf"|(?:(?P<d1>\d{{1,2}})-)?(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./](?P<y2>\d{{4}})"
            rf"(?:{ordinal} il(?P<t>\w*))?"
            rf"|(?P<s1>\d{{4}})/(?P<s2>\d{{2,4}})"
            rf"|(?<=\()(?P<b1>1[5-9]\d\d|20\d\d)(?:-(?P<b2>1[5-9]\d\d|20\d\d))?(?=\))"
            rf"|(?P<r1>1[5-9]\d\d|20\d\d)-(?P<r2>1[5-9]\d\d|20\d\d))(?![\w./]\w|\w)"
        )
        # one search for each sign: those skip a text in no time, one for all of them would not
        self._signs = [re.compile(re.escape(sign) + r"(?=\d)") for sign in "-./("]
        self._lunar_end = re.compile(r"ı(\w*)")
        self._il_tails = tails("il") | {""}
        self._iller_tails = tails("illər") | {""}
        self._ili_tails = tails("ili") | {""}
        self._centuries = dict(centuries)

    def find(self, reading: Reading) -> list[Candidate]:
        """All dates in a text, in order."""
        lower = reading.lower
        found: list[Candidate] = []
        at = -1
        for begin, end in self._hits(lower):
            if begin < at:
                continue
            for candidate in self._around(lower, begin, end):
                if candidate.start >= at:
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

    def _around(self, lower: str, begin: int, end: int) -> Sequence[Candidate]:
        word = lower[begin:end]
        if word in self.months:
            before = None
            if lower[begin - 1 : begin] == " " and (lower[begin - 2].isdigit() or lower.endswith(_YEAR_ENDS, 0, begin)):
                before = self._before.search(lower, max(0, begin - _NEAR), begin)
            return self._at_month(lower, before.start() if before else begin, begin)
        if word.endswith(" ay"):
            return self._lunar(lower, begin, end)
        if word.endswith(self._births):
            at = begin - 5 if lower[begin - 1] == "-" else begin - 4
            match = self._birth.match(lower, at) if at >= 0 and not lower[at - 1 : at].isalnum() else None
            return [_date(at, match.end(), match.end(), match[0][:4], "year")] if match else ()
        if self._dotted_before.search(lower, max(0, begin - 12), begin):
            return ()
        before = self._before_year.search(lower, max(0, begin - _SHORT), begin)
        if before is None:
            return ()
        if lower.endswith(_LISTED, 0, before.start() + 1) or before.start() == begin - _SHORT:
            before = self._before_year.search(lower, max(0, begin - _FARTHEST), begin) or before
        start = before.start()
        while lower[start] == " ":
            start += 1
        # 2025-ci il yanvarın 29-na: the year is the first part of a longer date
        full = self._full.match(lower, start)
        if full and full["year"]:
            candidate = self._month(lower, full)
            if candidate is not None:
                return [candidate]
        match = self._year_only.match(lower, start)
        return self._years_of(lower, match) if match else ()

    def _at_month(self, lower: str, start: int, begin: int) -> Sequence[Candidate]:
        """The date of a month that begins at ``begin``, from ``start`` on if what stands there makes one."""
        match = self._full.match(lower, start)
        candidate = self._month(lower, match) if match else None
        if candidate is None and start < begin:
            match = self._full.match(lower, begin)
            candidate = self._month(lower, match) if match else None
        return () if candidate is None else [candidate]

    def _lunar(self, lower: str, begin: int, end: int) -> Sequence[Candidate]:
        match = self._lunar_end.match(lower, end)
        if match is None or (match[1] and match[1] not in tails("ayı")):
            return ()
        return [_date(begin, end + 1, match.end(), None, "lunar month")]

    def _month(self, lower: str, match: re.Match[str]) -> Candidate | None:
        start, end = match.span()
        year = _years(match["year"]) if match["year"] else ("", "")
        strength = _STRENGTH
        if match["m1"]:
            if not self._month_tail(match["m1"], match["t1"]):
                return None
            month, first = self.months[match["m1"]], int(match["d1"])
            last = int(match["d2"]) if match["d2"] else first
            if match["d0"]:
                days = [int(day) for day in re.findall(r"\d+", match["d0"])]
                if _rising([*days, first]):
                    first = days[0]  # 19 və 20 sentyabr
                elif not match["year"]:
                    start = match.start("d1")  # 3 və 20 sentyabr, but not 40 və 20 sentyabr
            if match["year2"]:
                year = (match["year2"], match["year2"])
                stem_end = match.end("yo") - len(match["yt"]) if match["yo"] else match.end("year2")
                if match["yt"] and match["yt"] not in self._il_tails:
                    stem_end = end = match.end("year2")
            else:
                stem_end = match.start("t1")
            if not (_valid(month, first) and _valid(month, last)):
                return None
            value = _interval(_day(year[0], month, first), _day(year[1], month, last))
            if (not match["t1"] or match["t1"] in _ABLATIVES) and not match["year2"]:
                # 27 sentyabrdan 8 noyabradək, 15 iyun - 13 iyul
                until = self._until_day.match(lower, end)
                if (
                    until is not None
                    and lower[end : until.start("d")].strip() == ("" if match["t1"] else "-")
                    and self._month_tail(until["m"], until["tail"])
                    and _valid(self.months[until["m"]], int(until["d"]))
                ):
                    value = _interval(
                        _day(year[0], month, first), _day(year[1], self.months[until["m"]], int(until["d"]))
                    )
                    stem_end, end = until.start("tail"), until.end()
        elif match["m2"]:
            return self._days(lower, match, year)
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
                if not match["year"] and not match["m5"]:
                    if not tail:
                        strength = _BARE
                    elif tail in _ABLATIVES:
                        until = self._until_month.match(lower, end)
                        if until is not None:
                            value = _interval(value, _month_value("", self.months[until["m"]]))
                            stem_end, end = until.start("tail"), until.end()
                # 2025-ci ilin mayı|nda: behind a genitive year the possessive is the stem's
                before = lower[max(0, start - 3) : start] if not match["year"] else "in "
                if len(tail) > 1 and tail[0] in "ıiuü" and tail[1] == "n" and before.endswith("in "):
                    stem_end += 1
        candidate = _date(start, stem_end, end, value, "calendar", strength)
        if match["year"] and not match["m2"]:
            # 2016-cı ilin Aprel döyüşləri: the month may be the beginning of a name
            year_end = match.end("year") + 3
            tail_end = year_end
            while lower[tail_end] != " ":
                tail_end += 1
            candidate.spare = _date(start, year_end, tail_end, _interval(*year), "year")
        return candidate

    def _days(self, lower: str, match: re.Match[str], year: tuple[str, str]) -> Candidate | None:
        """Days behind the genitive of their month: one, a range, or several that share it or a later one."""
        month = last_month = self.months[match["m2"]]
        first = int(match["d3"])
        last = int(match["d4"]) if match["d4"] else first
        if not (_valid(month, first) and _valid(month, last)):
            return None
        stem_end, end = match.start("e2"), match.end()
        ending = match["e2"]
        done = (stem_end, end, last_month, last)
        at = end
        while (more := self._more.match(lower, at)) is not None:
            day = int(more["d2"] or more["d1"])
            then = self.months[more["month"]] if more["month"] else last_month
            if not _valid(then, day) or not _valid(then, int(more["d1"])) or (then == last_month and day <= last):
                break
            link, given = more["link"], more["end"]
            last_month, last = then, day
            if link.startswith(",") or link.endswith((" və ", " ya ", " yaxud ")):
                # martın 20-də və 23-də, oktyabrın 4-ü, 5-i və 17-də, but not martın 20-də və 30-dan çox
                if more["month"] or given[1:2] == "c":
                    break
                if ending[1:2] == "d" and (given[1:2] != "d" or ending[3:4] != given[3:4]):
                    break
            elif "-" not in link:
                # noyabrın 11-dən 22-dək, yanvarın 25-i axşamdan 26-sı axşama
                since = ending.endswith(_ABLATIVES) or (ending[1:2] != "d" and link[:-1].endswith(_ABLATIVES))
                if not since or not given or given.endswith(_ABLATIVES) or given[1:2] == "c":
                    break
            at = more.end()
            if given:
                done = (more.start("end"), at, last_month, last)
                ending = given
        stem_end, end, last_month, last = done
        value = _interval(_day(year[0], month, first), _day(year[1], last_month, last))
        return _date(match.start(), stem_end, end, value, "calendar")

    def _month_tail(self, month: str, tail: str) -> bool:
        return not tail or tail in self._tails[month]

    def _years_of(self, lower: str, match: re.Match[str]) -> Sequence[Candidate]:
        word, tail = match["il"], match["tail"]
        several = word[:3] == "ill"
        allowed = self._il_tails if word == "il" else self._iller_tails
        if word == "illəri" or (not several and word != "il"):
            allowed = self._ili_tails
        if tail not in allowed:
            return ()
        items = list(self._year_item.finditer(match["years"]))
        last = items[-1]
        kept = len(items) - 1
        while kept:
            item, following = items[kept - 1], items[kept]
            # 1990-cı və ya 1991-ci ildə; a number before a single year is none without its ordinal
            if len(item["first"]) != len(last["first"]) or not (several or item["ordinal"]):
                break
            if len(item["first"]) == 4 and not _plausible(item["first"], following["first"]):
                break
            kept -= 1
        items = items[kept:]
        offset = match.start("years")
        start = match.start() if kept == 0 and match["century"] else offset + items[0].start()
        digits = len(last["first"])
        if digits == 3:
            return ()
        if digits == 2:
            if not several or any(not each.endswith("0") for item in items for each in (item[1], item[2] or "0")):
                return ()
            century = self._centuries.get(match["century"] or "", "19")
            value = f"{century}{items[0]['first']}/{int(century + (last['last'] or last['first'])) + 9}"
            return [_date(start, match.start("tail"), match.end(), value, "year")]
        if match["century"]:
            return ()
        if len(items) > 1 and any(item["last"] for item in items):
            # 1905-1907, 1918-1921 və 1948-1953-cü illərdə: each range is a date of its own
            each = [_date(offset + i.start(), offset + i.end(), offset + i.end(), _span(i), "year") for i in items[:-1]]
            at = offset + last.start()
            return [*each, _date(at, match.start("tail"), match.end(), _span(last), "year")]
        if len(items) > 1:
            value = _interval(items[0]["first"], last["first"])
        elif several and not last["last"] and last["first"].endswith("0"):
            value = f"{last['first']}/{int(last['first']) + 9}"
        else:
            value = _span(last)
        stem_end, end = match.start("tail"), match.end()
        if word == "il" and tail == "dən" and len(items) == 1:
            if (until := self._until_year.match(lower, end)) is not None:
                value = _interval(last["first"], until["y"])
                stem_end, end = until.start("tail"), until.end()
        elif word == "il" and tail in ("ə", "ədək") and len(items) == 1:
            since = self._since.search(lower, max(0, start - 10), start)
            if since is not None:  # 2011-dən 2020-ci ilədək
                start = since.start()
                value = _interval(since[0][:4], last["first"])
        return [_date(start, stem_end, end, value, "year")]

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
                if match["d1"]:
                    value = _interval(_day(year, month, int(match["d1"])), value)
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
            yield _date(match.start(), stem_end, end, value, "numeric date")


def _date(start: int, stem_end: int, end: int, value: str | None, rule: str, strength: int = _STRENGTH) -> Candidate:
    return Candidate(start, stem_end, end, "DATE", Evidence("rule", rule), strength, None, value)


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


def _plausible(year: str, following: str) -> bool:
    """May it be a year in a list that goes on with the following one?"""
    return "1000" <= year < following < "2200"


def _rising(days: list[int]) -> bool:
    return all(first < second for first, second in pairwise(days))


def _span(item: re.Match[str]) -> str:
    """The interval of one year or of a range, whose end may be short: `1960-70`."""
    first, last = item["first"], item["last"] or item["first"]
    return _interval(first, first[: len(first) - len(last)] + last)


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
