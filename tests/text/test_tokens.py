"""Tokens, written into the text: white space parts tokens, and so does ``|`` where there is none.

``^`` stands where an ending begins, ``␣`` for a space inside a token.
"""

from __future__ import annotations

import time

import pytest

from azdiplo.text.fold import fold
from azdiplo.text.tokens import is_ending, tokenize

SPLITS = """
Prezident İlham Əliyev Ağdamda olub|.
Azərbaycan|,| Türkiyə və Gürcüstan
Bakı|-|Tbilisi|-|Ceyhan boru kəməri
Azərbaycan|-|ABŞ münasibətləri
Azərbaycan|–|Rusiya sərhədi
Rusiya|-|Ukrayna müharibəsi bitməyib|.
Şimal|-|Cənub dəhlizi
anti|-|Azərbaycan qüvvələr
Sərsəng|–|Suqovuşan yolu
ABŞ^-ın dövlət katibi
ABŞ^-nin mövqeyi
ABŞ^-a səfər
ABŞ^-dan gələn qonaq
ABŞ^-dakı səfirlik
NATO^-ya üzvlük
NATO^-nun sammiti
BMT^-də çıxış edib
BMT^-nin Baş Məclisi
BMT^-yə üzv ölkələr
ATƏT^-in Minsk qrupu
ATƏT^-çilər gəldilər
SOCAR^-la müqavilə
UNESCO^-nun siyahısı
QHT^-lərin forumu
MMC^-nin təsisçisi
KİV^-lərdə yazılıb
AZƏRTAC^-ın müxbiri
AZƏRTAC^-a müsahibə
XİN^-dən bildiriblər
G20^-nin sədri
G7^-yə daxil olan
COP29^-a hazırlıq
COP29^-un sədri
COP29^-dakı çıxış
DTX^-nin əməliyyatı
FHN^-də müşavirə
TANAP^-dan nəql olunan qaz
AB^-dir
ABŞ^-dır
ABŞ^-ınkı
ABŞ^’ın səfiri
Akif^'in sözü
Akif^’in sözü
Instagram^'da yazıb
Rio^'ya getdi
Vaşinqton^`da keçirilib
Makron^-un cavabı
Nikol^-un
Donald Tramp^-la görüş
L'Oréal şirkəti
Jiskar d'Esten
O'Brayen gəldi
L'Equipe qəzeti
mə'na və san'at
sür'ət
Qur'an
ABŞ^-IN DÖVLƏT KATİBİ
BMT^-NİN QƏRARI
NATO^-YA ÜZVLÜK
COP29^-A HAZIRLIQ
AZƏRBAYCAN|-|ABŞ GÖRÜŞÜ
SOSİAL|-|İQTİSADİ İNKİŞAF
neft-qaz yataqları
sosial-iqtisadi inkişaf
vitse-prezident Mehriban Əliyeva
bərpa-quruculuq işləri
Zati-aliləri cənab Prezident
bir-birinə kömək
ictimai-siyasi vəziyyət
Elmi-tədqiqat institutu
Neft-qaz sektoru
qeyri-qanuni fəaliyyət
beş-altı nəfər
Bir-iki söz
Kot-d'İvuar
general-mayor Həsənov
nazir-müavin deyil
iki|- və çoxtərəfli
COVID-19 pandemiyası
COVID-19^-un yayılması
F-16 təyyarəsi
F-16^-lar havaya qalxdı
Su-25 vurulub
U-23 yığması
DÇ-2026 seçmə mərhələsi
MiQ-29 qırıcısı
S-400 sistemi
AVRO-2024^-ün finalı
Azerspace-1 peyki
28^-də
ayın 28^-də
28^-i
8^-də keçirilib
28^-dən 30^-dək
100^-dən çox şirkət
2025^-də
2026^-nın yanvarı
90^-lar
5^-lik
2^-si qadındır
3^-ü yaralanıb
20^-yə yaxın
15|-|20^-yə yaxın
907-ci düzəliş
907-ci^də
2021-ci il aprelin 28^-də
1990-cı illər
1992|-|1994-cü illərdə
2025-ci^nin
21-ci
3-cü^sü
44-cü gün
1-inci yer
28ci gün
XX əsr
XXI əsrin əvvəli
III Çarlz
II^-yə keçid
XIX|-|XX əsrlər
XIX-cu əsr
V Forum
I Pyotr
X sosial şəbəkəsi
3,5 milyard manat
3,5^-dən çox
3.5 faiz
1␣234,5 manat
15␣000 nəfər
15␣000^-dən çox insan
1␣250␣000 ton
1.234.567 manat
1,234,567
12 598 36 94
050 123 45 67
200 2024-cü
2024 500
5|-|6 ay
10|:|3 hesabı ilə
2|:|0
1|/|2
24|/|7
½ hissə
5-mərtəbəli bina
20-metrlik hündürlük
5G şəbəkəsi
3D model
5|km yol
100 km² sahə
+|18|°
-|5|°|C
$|100
100|$
№|5
19:30
19:30^-da
saat 09:05^-də başlayıb
21:45|.
23:59:59
28.04.2021
28.04.2021^-də
12/05/2020
2021-04-28
28.04.21
01.01.2024|–|31.12.2024
28.04.2021^-ci il
5,5%
5,5%^-i
5%^-dən
50%^-lik
12 %
7‰
prof. Əliyev
Prof. Məmmədov
dos. Quliyev
akad. Zərifə xanım
alma|,| armud və s.
və s. məhsullar
v.s. ölkələr
b.e.ə. IV əsr
e.ə. 331-ci il
B.e.ə. II minillik
m.ə. III əsr
5 mln. manat
3 mlrd. dollar
10 km. məsafədə
səh. 15
məs. neft
Məs. neft ixracı
100 kv.|km ərazi
250 kv.|m su
Nizami küç. 5
N. 5
İsveçrə Konf|.
beş min|.
beş min. manat
5 min.|, sonra
on il|.
və s|...
R.|T.|Ərdoğan
R.|T.|Ərdoğan^-ın
İ. Əliyev
İ.|Əliyev
M.|F.|Axundov
C. Bayramov bildirib
Əliyev İ.|H. gəlib
Əliyev İ.|,| Məmmədov A.|,
J.|-|P.|Sartr
A.|B.|Ş.
Vitamin C|.
Hava 20|°| C|.| Külək
“|Azadlığa Dəstək Aktı|”|na
“|Zəfər|”|ə
“|Qarabağ|”|-|ın
«|Neftçi|»|də
"|Report|"| agentliyi
“|Gedirik|”|,| -| deyə
(|AXC|)
[|2|]
(|BMT|)|-|nin
Bəli|...
Bəli|…
Nə|?
Nə|?!
Yox|!!!
a|;| b|:| c
və|/|və ya
a|_|b
50|+|20
A|&|B
https://azertag.az/xeber/12345
https://azertag.az/xeber/12345|.
Bax|:| https://az.wikipedia.org/wiki/Şuşa_(şəhər)|,| sonra
(|http://mfa.gov.az|)
www.president.az
www.president.az|.
report.az
Report.az^-ın məlumatı
Oxu.az^-a bildirib
Day.Az saytı
azertag.az/xeber|.
gedib|.|Sonra
info@mfa.gov.az
info@mfa.gov.az|.
a.b-c@adau.edu.az^-a yazın
@azpresident yazıb
@MFAAzerbaijan|:
#Qarabağ
#Qarabağ^-da
#Zəfər2020|!
#|1
x|@
5|#
🇦🇿 bayrağı
Salam|👍🏽
Əla|🙂|🙂
日本語 mətn
Москва şəhəri
"""

CASES = SPLITS.strip().split("\n")

KINDS = """
907-ci ordinal
907-cidə ordinal
21-ci ordinal
XX ordinal
XXI ordinal
I ordinal
V ordinal
X word
XL ordinal
İİ ordinal
Vİ ordinal
VIII ordinal
XIX-cu ordinal
XİN word
CD word
MMC word
C word
IIII word
VX word
28ci ordinal
28 number
28-də number
3,5 number
1␣234,5 number
½ number
5-mərtəbəli word
5G word
F-16 word
COP29 word
19:30 time
19:30-da time
24:00 time
28.04.2021 date
12/05/2020 date
2021-04-28 date
28.04.2021-də date
5,5% percent
5%-i percent
7‰ percent
prof. abbreviation
b.e.ə. abbreviation
mln. abbreviation
Akad. abbreviation
https://azertag.az url
www.president.az url
report.az url
Oxu.az-a url
info@mfa.gov.az email
@azpresident mention
#Qarabağ hashtag
. punct
... punct
… punct
?! punct
“ punct
— punct
% punct
_ punct
+ symbol
$ symbol
° symbol
№ symbol
🇦🇿 symbol
🙂 symbol
\x00 symbol
ABŞ-ın word
neft-qaz word
Akif'in word
Şuşa word
"""


def expected(marked: str) -> list[tuple[str, int | None]]:
    """The tokens of a marked text and where in them the ending begins."""
    tokens = []
    for piece in marked.replace("|", " ").split():
        stem = piece.find("^")
        tokens.append((piece.replace("^", "").replace("␣", " "), None if stem < 0 else stem))
    return tokens


def plain(marked: str) -> str:
    return marked.replace("|", "").replace("^", "").replace("␣", " ")


@pytest.mark.parametrize("marked", CASES)
def test_split(marked: str) -> None:
    text = plain(marked)
    found = [(token.text, None if token.stem_end is None else token.stem_end - token.start) for token in tokenize(text)]
    assert found == expected(marked)


def test_the_table_is_long_and_has_no_doubles() -> None:
    assert len(CASES) == len(set(CASES)) > 220


@pytest.mark.parametrize("line", KINDS.strip().split("\n"))
def test_kind(line: str) -> None:
    written, kind = line.rsplit(" ", 1)
    text = written.replace("␣", " ").replace("\\x00", "\x00")
    (token,) = tokenize(text)
    assert (token.text, token.kind) == (text, kind)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("R.T.Ərdoğan", ["initial", "initial", "word"]),
        ("Əliyev İ.H.", ["word", "initial", "initial"]),
        ("və s.", ["word", "abbreviation"]),
        ("beş min.", ["word", "word", "punct"]),
        ("5 min. sonra", ["number", "abbreviation", "word"]),
        ("Bakı.", ["word", "punct"]),
        ("C.", ["word", "punct"]),
        ("25:61", ["number", "punct", "number"]),
        ("32.13.2021-ci", ["date"]),
        ("2021-ci", ["ordinal"]),
        ("Azərbaycan-ABŞ", ["word", "punct", "word"]),
    ],
)
def test_kinds_in_context(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokenize(text)] == kinds


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ba\u00adkı\u00ad, Gəncə", ["Ba\u00adkı", ",", "Gəncə"]),
        ("AB\u015e\u2011\u0131n", ["AB\u015e\u2011\u0131n"]),
        ("S\u0327us\u0327ada", ["S\u0327us\u0327ada"]),
        ("I\u0307ran\u00a0I\u0307R", ["I\u0307ran", "I\u0307R"]),
        ("a\r\nb", ["a", "b"]),
        ("\ufeffBakı", ["Bakı"]),
        ("x\u0302y .\u0302", ["x\u0302y", ".\u0302"]),
        ("a\ud800b", ["a", "\ud800", "b"]),
        ("\u200b\u200b", []),
        ("", []),
        (" \n\t", []),
    ],
)
def test_unusual_characters(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


def test_offsets_are_those_of_the_original() -> None:
    text = "\u00adS\u0327us\u0327a\u00ad-da\r\nABS\u0327-ı\u00adn"
    first, second = tokenize(text)
    assert text[first.start : first.end] == first.text == "S\u0327us\u0327a\u00ad-da"
    assert first.stem_end is not None
    assert text[first.start : first.stem_end] == "S\u0327us\u0327a"
    assert second.text == "ABS\u0327-ı\u00adn"
    assert second.stem_end == second.start + 4


def test_folded_text_is_reused() -> None:
    text = "ABŞ-ın “səfiri”"
    assert tokenize(text, fold(text)) == tokenize(text)


@pytest.mark.parametrize("ending", ["ın", "nin", "da", "dəki", "lərinə", "çi", "dır", "dək", "lı", "ə", "larından"])
def test_endings(ending: str) -> None:
    assert is_ending(ending)


@pytest.mark.parametrize("word", ["", "qaz", "iqtisadi", "prezident", "birinə", "iki", "metrlik", "x" * 40])
def test_no_endings(word: str) -> None:
    assert not is_ending(word)


# fmt: off
UNITS = [
    "a", "a.", "1 234 ", "1-", "a-", "a'", "A.", "@", "#", "#1", "a@", "www.", "a.az", "https://", ")", "\u0301", '"',
    "a\u00ad", "1.", "1:", "b.e.", "🙂", "İ", "x@a.", "http://a)", "\r\n", "\u0430", "a\u0430", "A. ", "a_", "a.az ",
]
# fmt: on


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    tokenize(unit * 10)
    short, long = unit * (20_000 // len(unit)), unit * (160_000 // len(unit))
    start = time.process_time()
    tokenize(short)
    middle = time.process_time()
    tokenize(long)
    end = time.process_time()
    # Eight times the text: quadratic time would be 64 times as long.
    assert end - middle < 30 * (middle - start) + 0.05
