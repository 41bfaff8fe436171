"""Which endings a name takes. The expected cut stands in the text itself: `Nazirliyi|nə`."""

from __future__ import annotations

import time

import pytest

from azdiplo.morphology import ANY, TAILS, hyphen_tails, is_acronym, is_ending, tail_class, tails
from azdiplo.morphology import endings as endings_module
from azdiplo.morphology import lexicon as lexicon_module
from azdiplo.text.fold import lower, upper

ACCEPTED = """
Azərbaycan|ın Azərbaycan|a Azərbaycan|ı Azərbaycan|da Azərbaycan|dan Azərbaycan|la Azərbaycan|dakı Azərbaycan|dır
Azərbaycan|dadır Azərbaycan|danmı Azərbaycan|ımız Azərbaycan|ımızın Azərbaycan|ımıza Azərbaycan|ımızdan Azərbaycan|ım
Azərbaycan|ına Azərbaycan|ında Azərbaycan|ındakı Azərbaycan|dakılar Azərbaycan|dakıların Azərbaycan|adək
Azərbaycan|acan Azərbaycan|mı Azərbaycan|mıdır Azərbaycan|dayam Azərbaycan|dasınız Azərbaycan|danam Azərbaycan|dayıq
Azərbaycan|dırsa Azərbaycan|dırlar Azərbaycan|ındır Azərbaycan|ladır Azərbaycan|dakına Azərbaycan|dakılardan
Türkiyə|nin Türkiyə|yə Türkiyə|ni Türkiyə|də Türkiyə|dən Türkiyə|lə Türkiyə|ylə Türkiyə|dəki Türkiyə|dir Türkiyə|dədir
Türkiyə|mizin Türkiyə|mizdə Türkiyə|yədək Türkiyə|dəkilər Türkiyə|nindir Türkiyə|dəyik Türkiyə|dənsiniz Türkiyə|si
Bakı|nın Bakı|ya Bakı|nı Bakı|da Bakı|dan Bakı|yla Bakı|la Bakı|dakı Bakı|dakıların Bakı|yadək Bakı|dır Bakı|mız
Bakı|mızın Bakı|sı Bakı|sında Bakı|lar Bakı|dakından Bakı|damı Bakı|yamı Bakı|danıq
Çin|in Çin|ə Çin|i Çin|də Çin|dən Çin|lə Çin|dəki Çin|dir Çin|dədir Çin|ədək
Rusiya|nın Rusiya|ya Rusiya|nı Rusiya|da Rusiya|dan Rusiya|yla Rusiya|dakı Rusiya|dır Rusiya|dakılarla
Qarabağ|ın Qarabağ|a Qarabağ|ı Qarabağ|da Qarabağ|dan Qarabağ|la Qarabağ|dakı Qarabağ|ımız Qarabağ|ımızda Qarabağ|dır
Əliyev|in Əliyev|ə Əliyev|i Əliyev|lə Əliyev|dən Əliyev|dir Əliyev|lər Əliyev|lərin Əliyev|lərə Əliyev|lərdən
Əliyeva|nın Əliyeva|ya Əliyeva|nı Əliyeva|yla Əliyeva|la Əliyeva|dan Əliyeva|dır
Makron|un Makron|a Makron|u Makron|la Makron|dur Makron|dan Rubio|nun Rubio|ya Rubio|nu Rubio|yla
Trüdo|nun Maduro|nun Bülbül|ün Bülbül|ə Bülbül|ü Bülbül|dür Lü Cün|ün Vuçiç|in Şolts|un Şolts|a Tramp|ın Tramp|ı
Minsk qrupu|nun Minsk qrupu|na Minsk qrupu|nu Minsk qrupu|nda Minsk qrupu|ndan Minsk qrupu|ndakı Minsk qrupu|dur
Minsk qrupu|yla Xarici İşlər Nazirliyi|nin Xarici İşlər Nazirliyi|nə Xarici İşlər Nazirliyi|ni
Xarici İşlər Nazirliyi|ndə Xarici İşlər Nazirliyi|ndən Xarici İşlər Nazirliyi|ndəki Xarici İşlər Nazirliyi|dir
Xarici İşlər Nazirliyi|ndəkilər Zəfər Günü|nü Zəfər Günü|ndə Zəfər Günü|nün Zəfər Günü|nədək
Avropa İttifaqı|na Türk Dövlətləri Təşkilatı|nın Türk Dövlətləri Təşkilatı|ndan Silahlı Qüvvələr|imizin
Silahlı Qüvvələri|nə Amerika|sının Avropa|sına Londan|dadırlar
ABŞ|-ın ABŞ|-in ABŞ|-nin ABŞ|-a ABŞ|-yə ABŞ|-da ABŞ|-də ABŞ|-dəki ABŞ|-la ABŞ|-dan ABŞ|’ın ABŞ|'nin ABŞ|ın ABŞ|da
NATO|-ya NATO|-nun NATO|-nu NATO|-dakı NATO|nun UNESCO|-nun BMT|-nin BMT|-yə BMT|-dəki BMTM|-nin BMT|nin AZAL|-ın
SOCAR|-ın SOCAR|-la XİN|-dən XİN|-ə Rusiya XİN|-in Aİ|-nin Aİ|-yə COP29|-a COP29|-un COP29|-da COP|-ların COP|-larda
AzTV|-ə G7|-yə G20|-nin D-8|-in M23|-ün 22|-dək PKK|-nın USAID|-ə FIFA|-nın HƏMAS|-dan TASS|-a TV|-də
Times|ın Times|in Reuters|in Reuters|ə Google|un Google|nin Daily|nin Washington|da Boeing|in Boeing|lə Apple|ın
“Azadlığa Dəstək Aktı”|na
"""

DERIVED = """
Azərbaycan|lı Azərbaycan|lılar Azərbaycan|lının Azərbaycan|lıya Azərbaycan|şünas Azərbaycan|çı Azərbaycan|sız
Azərbaycan|lıq Azərbaycan|çılıq Azərbaycan|pərəst Azərbaycan|sevər Azərbaycan|lıdır Azərbaycan|lılıq Azərbaycan|sayağı
İran|lı İran|lılar İran|lının İran|şünas İran|şünaslıq İran|pərəst İran|sız İran|çı İran|lıdır İran|lıların
Türkiyə|li Türkiyə|lilər Türkiyə|linin Türkiyə|siz Türkiyə|çi Türkiyə|çilik Türkiyə|şünas Türkiyə|lik Türkiyə|lidir
Çin|li Çin|lilər Çin|linin Çin|şünas Çin|şünaslıq Çin|siz Çin|lilərin Çin|çi Çin|lik Çin|lidir
Rusiya|lı Rusiya|lılar Rusiya|şünas Rusiya|sız Rusiya|pərəst Rusiya|çı Rusiya|yönlü Rusiya|meyilli
Bakı|lı Bakı|lılar Bakı|lının Bakı|sız Bakı|lılıq Bakı|çı Bakı|lıların Bakı|lıdır Bakı|lıya
Qarabağ|lı Qarabağ|lılar Qarabağ|sız Qarabağ|çı Qarabağ|şünas Qarabağ|lının Qarabağ|namə
Avropa|lı Avropa|lılar Avropa|çı Avropa|laşma Avropa|sız Avropa|mərkəzli Avropa|lılaşma Avropa|çılıq
Amerika|lı Amerika|lılar Amerika|çı Amerika|sız Amerika|şünas Amerika|pərəst
NATO|çu NATO|çular NATO|suz NATO|laşma NATO|-çu NATO|-çular NATO|-suz NATO|yönlü
ABŞ|-lı ABŞ|-lılar ABŞ|-çı ABŞ|-sız ABŞ|-şünas ABŞ|-yönümlü PKK|-çı PKK|-lı PKK|-çılar HƏMAS|-çı BMT|-siz BMT|-çi
Əliyev|çi Əliyev|siz Əliyev|lik Əliyev|çilər Tramp|çı Tramp|çılar Tramp|sız Tramp|ist Putin|çi Putin|siz Putin|çilər
Türk|lük Türk|çü Türk|çülük Türk|soylu Türk|dilli Türk|cü Türk|iyə Türk|mən Türk|ologiya Türk|ləşmə
Gürcüstan|lı Ermənistan|lı Pakistan|lı Özbəkistan|lı Qazaxıstan|lı Ukrayna|lı Suriya|lı İraq|lı Misir|li Fələstin|li
Gəncə|li Şuşa|lı Laçın|lı Xankəndi|li Naxçıvan|lı London|lu Paris|li Təbriz|li İstanbul|lu Sumqayıt|lı
Azərbaycan|in Azərbaycan|də Azərbaycan|nın Bakı|ın Bakı|nin Bakı|də Türkiyə|nın Türkiyə|ın Çin|nin Çin|da
Makron|ın Makron|in Bülbül|un Kanada|da-n Minsk qrupu|nın Nazirliyi|nda Rusiya|a Qarabağ|ya
Əliyev|ov Əliyev|zadə Əliyev|xan Fransa|gil Fransa|lar-la
"""


def marked(table: str) -> list[tuple[str, str]]:
    """Read `stem|ending` items; a stem of several words has its earlier words before it on the line."""
    items: list[tuple[str, str]] = []
    words: list[str] = []
    for word in table.split():
        words.append(word)
        if "|" in word:
            stem, _bar, tail = " ".join(words).partition("|")
            items.append((stem, tail))
            words = []
    assert not words
    return items


def test_the_lists_are_long_enough() -> None:
    assert len(marked(ACCEPTED)) >= 150
    assert len(marked(DERIVED)) >= 100


@pytest.mark.parametrize(("stem", "tail"), marked(ACCEPTED))
def test_endings_are_accepted(stem: str, tail: str) -> None:
    assert is_ending(stem, tail)
    assert is_ending(upper(stem), upper(tail))


@pytest.mark.parametrize(("stem", "tail"), marked(DERIVED))
def test_derivations_and_broken_harmony_are_rejected(stem: str, tail: str) -> None:
    assert not is_ending(stem, tail)
    if tail[0] not in "-'":
        assert is_acronym(stem) or tail not in tails(lower(stem))


@pytest.mark.parametrize(("stem", "tail"), marked(ACCEPTED))
def test_the_sets_for_the_scanner_agree(stem: str, tail: str) -> None:
    folded, end = lower(stem), lower(tail)
    if end[0] in "-'’":
        assert end[1:] in hyphen_tails(folded)
    elif not is_acronym(stem):
        assert end in tails(folded)
        assert end in TAILS[tail_class(folded)]


@pytest.mark.parametrize("tail", ["n", "ca", "dı", "ydı", "sa", "m", "ncə"])
def test_rare_endings_are_grammatical_but_not_searched(tail: str) -> None:
    assert tail not in tails("bakı")
    assert tail not in tails("avropa")


def test_pronominal_n_needs_a_name_that_ends_in_a_possessive() -> None:
    assert "nda" in tails("şurası")
    assert "nda" not in tails("avropa")


def test_rare_endings_are_endings() -> None:
    for stem, tail in marked("Bakı|n Bakı|ydı Azərbaycan|dı Azərbaycan|ca Bakı|nınkı Bakı|m Bakı|mda Bakı|ysa"):
        assert is_ending(stem, tail)


@pytest.mark.parametrize(
    ("stem", "other"),
    [("azərbaycan", "iran"), ("avropa", "rusiya"), ("bakı", "şurası"), ("makron", "london"), ("qrupu", "fondu")],
)
def test_stems_of_one_class_share_one_set(stem: str, other: str) -> None:
    assert tails(stem) is tails(other)


@pytest.mark.parametrize(
    "stem", ["bmt", "cop29", "g7", "reuters", "times", "washington", "são", "", "-", "krk", "daily", "ж"]
)
def test_unknown_pronunciation_takes_every_harmony(stem: str) -> None:
    assert tail_class(stem) == ANY
    assert {"ın", "in", "un", "ün", "nin", "a", "ə", "da", "də"} <= tails(stem)


def test_the_empty_string_is_no_ending() -> None:
    assert all("" not in each for each in TAILS)
    assert not is_ending("Bakı", "")
    assert not is_ending("ABŞ", "-")


def test_tails_is_a_sequence() -> None:
    assert len(TAILS) == ANY + 1 == len(list(TAILS)) == len(TAILS[:])
    with pytest.raises(IndexError, match="from 0 to 12"):
        TAILS[13]


def test_the_sets_are_small_and_quickly_built() -> None:
    endings_module._tails.cache_clear()
    lexicon_module.expand.cache_clear()
    start = time.perf_counter()
    sizes = [len(each) for each in TAILS]
    assert time.perf_counter() - start < 0.5  # some 6 ms on an ordinary machine
    assert max(sizes[:ANY]) < 1000
    assert sizes[ANY] < 5000


@pytest.mark.parametrize(
    ("name", "expected"),
    [("ABŞ", True), ("Rusiya XİN", True), ("COP29", True), ("X", True), ("Bakı", False), ("AzTV", False), ("", False)],
)
def test_acronyms(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected
