"""A name in any case, number and person: `inflect("Minsk qrupu", "genitive")` → `Minsk qrupunun`."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from azdiplo.morphology.alternation import alternants
from azdiplo.morphology.harmony import HARMONY, NARROW, VOWELS, last_vowel, realise
from azdiplo.morphology.izafet import head_of, is_izafet
from azdiplo.morphology.lexicon import Row, rows
from azdiplo.morphology.reading import reading, spoken_end
from azdiplo.text.fold import lower

__all__ = ["Case", "inflect"]


class Case(StrEnum):
    """The six cases, and the instrumental that is written together with the noun (`Bakı|yla`)."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"


_PERSONS = ("1sg", "2sg", "3sg", "1pl", "2pl", "3pl")
_NUMBERS = ("singular", "plural")
_PLURALS = ("lar", "lər")  # a head that is plural already: Silahlı Qüvvələr|i
_MARKS = {"plain": "", "apostrophe": "'", "hyphen": "-"}


def inflect(
    name: str,
    case: Case | str = Case.NOMINATIVE,
    possessive: str | None = None,
    number: str = "singular",
    *,
    style: Literal["plain", "apostrophe", "hyphen"] = "plain",
    izafet: bool | None = None,
) -> str:
    """Return `name` in the given case, with a possessive (`"1sg"` … `"3pl"`) and number.

    `style` says what stands between name and ending; behind acronyms and numbers plain means a hyphen, as the
    orthography asks. `izafet` says whether the last word already carries the possessive of the third person; by default
    that is known from its head (`data/morphology/izafet_heads.tsv`).

    Source: Müasir Azərbaycan dili, II: Morfologiya (Bakı 1980), declension; orfoqrafiya qaydaları (2019).

    >>> inflect("Bakı", "dative"), inflect("Xarici İşlər Nazirliyi", "dative"), inflect("BMT", "genitive")
    ('Bakıya', 'Xarici İşlər Nazirliyinə', 'BMT-nin')
    >>> inflect("Xarici İşlər Nazirliyi", number="plural"), inflect("Azərbaycan", "locative", "1pl")
    ('Xarici İşlər Nazirlikləri', 'Azərbaycanımızda')
    >>> inflect("Dövlət Qoruğu", possessive="1pl"), inflect("Qax", "genitive")
    ('Dövlət Qoruğumuz', 'Qaxın')
    """
    _check("case", str(case), tuple(Case))
    _check("number", number, _NUMBERS)
    _check("style", style, tuple(_MARKS))
    if possessive is not None:
        _check("possessive", possessive, _PERSONS)
    if izafet is None:
        izafet = is_izafet(lower(name))
    headed = izafet and not (number == "singular" and possessive in (None, "3sg"))
    if headed:
        name = _without_possessive(name)
        wanted = _of_izafet(name, number, possessive)
    elif izafet:
        wanted = {"possessive": "izafet"}
    else:
        wanted = {"number": number, "possessive": possessive or "none"}
    wanted["case"] = str(case)
    spoken = spoken_end(name)
    stem = reading(spoken) if spoken else lower(name)
    vowel = last_vowel(stem) or last_vowel(reading(stem[-1:]))
    suffix = _spell(wanted, HARMONY.get(vowel, "i"), stem[-1:])
    mark = _MARKS[style] or ("-" if spoken else "")
    if not suffix:
        return name
    if not mark and suffix[0] in VOWELS:
        name = _before_vowel(name, headed)
    return name + mark + suffix


def _of_izafet(head: str, number: str, possessive: str | None) -> dict[str, str]:
    """What an izafet name gets without its own possessive: a plural head is plural already, `Silahlı Qüvvələr|i`."""
    if head.endswith(_PLURALS):
        return {"number": "singular", "possessive": "3sg" if possessive in (None, "3pl") else possessive}
    return {"number": number, "possessive": possessive or "3sg"}


def _check(what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{what} {value!r} is unknown; choose one of {', '.join(allowed)}")


def _before_vowel(name: str, headed: bool) -> str:
    """Return the name with the sound change of its last word, if it has one, in its own letter case.

    The bare head of an izafet name is a common noun, whatever its letter case.
    """
    start = name.rfind(" ") + 1
    word = name[start:]
    for changed in alternants(lower(word), proper=word[:1].isupper() and not headed):
        return name[:start] + _respelled(word, changed)
    return name


def _without_possessive(name: str) -> str:
    start = name.rfind(" ") + 1
    word = name[start:]
    return name[:start] + _respelled(word, head_of(lower(word)))


def _respelled(word: str, folded: str) -> str:
    """Spell `folded` like `word` as far as both agree."""
    same = 0
    for one, other in zip(lower(word), folded, strict=False):
        if one != other:
            break
        same += 1
    return word[:same] + folded[same:]


def _spell(wanted: dict[str, str], high: str, final: str) -> str:
    """Walk the lexicon of endings along the wanted values and return the suffixes in a row."""
    lexicon = "stem"
    spelled = ""
    if wanted["possessive"] == "3pl":
        wanted = {"number": "3pl", "case": wanted["case"]}
    elif wanted["possessive"] == "izafet":
        final = final if final in NARROW else "ı"
    while True:
        row = _row(lexicon, wanted, final)
        suffix = realise(row.form, high, final in VOWELS)
        if suffix:
            spelled += suffix
            high = HARMONY[last_vowel(suffix) or high]
            final = suffix[-1]
        if row.slot == "case":
            return spelled
        lexicon = row.next


def _row(lexicon: str, wanted: dict[str, str], final: str) -> Row:
    for row in rows()[lexicon]:
        if wanted.get(row.slot) == row.value and row.fits(final):
            return row
    raise ValueError(f"morphology/endings.tsv: lexicon {lexicon!r} has no row for {wanted}")
