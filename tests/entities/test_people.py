"""What the rules for people leave alone, and where a name ends, beyond the example of each rule."""

from __future__ import annotations

import pytest

import azdiplo
from tests.marked import read

MARKED = [
    # a small word of another language beside or among the words
    "Kitabın adı the Okelo Mosez olub.",
    "Kitabın adı Okelo of Mosez olub.",
    "Kitabın adı Okelo Mosez of olub.",
    # what looks like an age, an office or a patronymic
    "Orada 9 yaşlı [Bakı]PLACE sakini yaşayır.",
    "Assosiasiyanın sədri [Nuran]PLACE [Bakı]PLACE haqqında danışıb.",
    "Sakin [Həsənov Elvin]PERSON oğluxan gəlib.",
    # an ending that the text shows to be none
    "Sonra [Marko Bellini]PERSON danışıb. [Bellini|yə]PERSON sual verilib.",
    # an office of several words in front
    "Əməkdar artist [Rza Nəcəfov]PERSON oxuyub.",
    "Əməkdar artist oxuyub.",
]


@pytest.fixture(scope="module")
def rules_alone() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False, model=False)


@pytest.mark.parametrize("marked", MARKED)
def test_people(rules_alone: azdiplo.Pipeline, marked: str) -> None:
    assert read(rules_alone, marked) == marked
