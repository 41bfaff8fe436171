"""How much a candidate weighs when two of them want the same words: the steps, from weak to strong.

The distances carry no meaning, only the order does; but the judge has learned what is open at each step, so that a
step which moves asks for new weights (:mod:`azdiplo.training.judge`).
"""

from __future__ import annotations

from typing import Final

#: capitals alone: `ANAMA`
ACRONYM: Final = 15
#: two or three capitalised words that nothing explains: `Okello Moses`
UNKNOWN: Final = 20
#: a quotation of capitalised words with nothing behind it that says what it is: `“Parla”`
QUOTED: Final = 25
#: a surname without a given name: `Qaravəliyevə sual`
SURNAME: Final = 28
#: what stands for common nouns by the text's own words: `(BQK - birgə qiymətləndirmə komissiyası)`
NO_NAME: Final = 30
#: a word that no list holds before a common noun: `Yenivar qəsəbəsi`
DESCRIBED_WORD: Final = 35
#: a name with a head word: `Xarici İşlər Nazirliyi`
HEAD: Final = 40
#: the name of a month alone, which may be that of somebody: `Avqust Pflüger`
MONTH_NAME: Final = 40
#: a name that is another word too, in the form of a place: `Oğuzda`
IN_PLACE: Final = 40
#: what the judge decides
JUDGED: Final = 41
#: a given name, or a person because of the words around: `9 yaşlı Nuray`
CONTEXT: Final = 42
#: a body that its owner, which the text names, tells: `Konqres` beside `ABŞ`
OWNER: Final = 42
#: a surname of somebody whose full name the text gives
MENTIONED: Final = 44
#: a given name with a surname: `Rza Nəcəfov`
FULL_NAME: Final = 45
#: an abbreviation that the text explains
ABBREVIATED: Final = 46
#: a listed name of several meanings, one of which the words behind it tell: `Oğuz rayonu`
DESCRIBED: Final = 48
#: a name of the lists; one that means one thing alone weighs more by the number of its words
LISTED: Final = 50
#: the title of a work, the make of a thing
QUOTED_TITLE: Final = 50
#: a name with a head word that takes in names of its own: `Rusiya XİN`, `UNESCO-nun 43-cü Baş Konfransı`
HEAD_OF_NAMES: Final = 55
#: a day
DATE: Final = 60
#: names that share a head, a school with a number: `37 nömrəli tam orta məktəb`
SHARED_HEAD: Final = 60
NUMBERED: Final = 60
#: a quotation of which the words behind it tell what it is, against the lists: `“Hilton” hoteli`
SAID: Final = 60
#: a village that in this text is the surname of somebody
NAMESAKE: Final = 60
#: the same with a day inside: `“28 May” stansiyası`
SAID_OF_A_DAY: Final = 61
#: by how much an event of several words weighs more, since its date is a part of it: `2016-cı ilin Aprel döyüşləri`
EVENT: Final = 12

#: Below this a candidate gives way to what is within it, where that has at least the strength of a full name.
YIELDS: Final = 25
#: From here on a rule saw more than capitals.
STRONG: Final = HEAD
#: From here on a name of one meaning is certain, and the judge is not asked.
CERTAIN: Final = ABBREVIATED
#: Up to here a name of several meanings is open for the judge.
OPEN: Final = LISTED

#: How much likelier a name than none a stretch must be that no rule made, as a logarithm.
DOUBT: Final = 1.2
#: How much less likely what a strong rule made may be, and is kept.
TRUST: Final = 1.0

#: How alike a damaged name and the one that was meant must be, from 0 to 1.
ALIKE: Final = 0.8
#: What costs less is one letter for another that looks or sounds like it.
LOOKS_ALIKE: Final = 0.6
