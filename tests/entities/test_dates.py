"""Dates: lists, ranges, years with a name, decades, and where a date ends."""

from __future__ import annotations

import pytest

import azdiplo
from tests.marked import parse, read

MARKED = [
    # a number behind a date is no second day
    "Kəndə [iyulun 14|-də]DATE 28 ailə köçüb.",
    "Qəsəbəyə [mayın 5|-də]DATE, 20-dən çox maşın gəlib.",
    # days in a row, with one month
    "Yığıncaq [martın 20-də və 23|-də]DATE olacaq.",
    "Atəş [oktyabrın 4-ü, 5-i və 17|-də]DATE açılıb.",
    "Görüşlər [mayın 5, 6 və 7|-də]DATE davam edib.",
    "Bu, [19 və 20 sentyabr|da]DATE baş verib.",
    "Görüşlər [martın 20|-də]DATE, iclaslar [aprelin 3|-də]DATE olub.",
    # ranges
    "Döyüş [yanvarın 25-i axşamdan 26|-sı]DATE axşama qədər davam edib.",
    "Yürüş [27 sentyabrdan 8 noyabr|a]DATE qədər davam edib.",
    "Onlar [2003-cü ildən 2018-ci il|ə]DATE qədər birlikdə işləyiblər.",
    "Hesabat [2015-ci il|dən]DATE [2025-ci il|in]DATE ilk rübünədək olan dövrü əhatə edir.",
    "Satış [yanvardan mart|adək]DATE artıb.",
    "Səfər [20-21.01.2025]DATE tarixlərində olub.",
    "Turnir [15 iyun - 13 iyul]DATE aralığında keçiriləcək.",
    "Müşavirə [martın 31-aprelin 1|-də]DATE olacaq.",
    "O, [2011-dən 2020-ci il|ədək]DATE rəhbər olub.",
    "Respublika [1918 - 1920-ci illər|də]DATE mövcud olub, [1960-70-ci illər|də]DATE isə unudulub.",
    # years in a row; each range is a date of its own
    "Yığıncaqlar [2006-cı və 2012-ci illər|də]DATE keçirilib.",
    "O, [2020-ci və ya 2023-cü il|də]DATE gəlib.",
    "Köçlər [1905-1907]DATE, [1918-1920]DATE və [1948-1953-cü illər|də]DATE olub.",
    "Onlar 1700 və [2024-cü il|də]DATE isə 1900 qutu olub.",
    # decades
    "Bina [ötən əsrin 70-80-ci illəri|ndə]DATE tikilib.",
    "Mətbəə [XIX əsrin 90-cı illəri|ndə]DATE açılıb.",
    # years with a name, and the year of a birth
    "Büdcə [2024-cü maliyyə ili|ndə]DATE artıb.",
    "Sərnişinlər arasında [1995-ci]DATE təvəllüdlü tələbə də olub.",
    # endings of a day's number, and a figure that is glued to the date
    "Sərəncamla [dekabrın 26|-sının]DATE matəm günü olduğu bildirilib.",
    "İqtisadiyyat [2025-ci il|də]DATE2,7% artıb.",
    # days and months that there are none of, a range that ends before it begins
    "Görüş 31 [aprel]DATE tarixinə yazılıb.",
    "Görüş [aprel|in]DATE 31-nə yazılıb.",
    "Kağızda 14.13.2018 yazılıb.",
    "Sənəd 1961-1957 nömrəsi ilə saxlanır.",
    "Yol [27 sentyabr|dan]DATE [8 sentyabr|a]DATE qədər bağlı deyil.",
    "Görüş [aprelin 30|-da]DATE və 31-də yazılıb.",
    "Görüş [mayın 7|-də]DATE və 5-də yazılıb.",
    "Siyahıda [mayın 5]DATE, 6 və 7 yazılıb.",
    "Siyahıda [may|ın]DATE 45, 46 və 47-də yazılıb.",
    "Orada 2024 və [1990-cı illər|də]DATE alınmış qablar var.",
    # a month of a year, with an ending behind its possessive
    "Ailə [2008-ci ilin oktyabrı|nın]DATE əvvəlində köçüb.",
    # a word that ends like a month
    "Kənddə qumay və xırmay bitir.",
    # the month may be the beginning of a name
    "Əsgər [2016-cı il|in]DATE [Aprel döyüşləri|ndə]EVENT yaralanıb.",
    "Şəhər [1990-cı il|in]DATE [20 Yanvar faciəsi|ni]EVENT unutmayıb.",
]


@pytest.mark.parametrize("marked", MARKED, ids=[parse(m)[0][:40] for m in MARKED])
def test_marked_text(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mayın 5, 6 və 7-də olub.", "--05-05/--05-07"),
        ("27 sentyabrdan 8 noyabradək davam edib.", "--09-27/--11-08"),
        ("2003-cü ildən 2018-ci ilədək olub.", "2003/2018"),
        ("Ötən əsrin 70-80-ci illərində olub.", "1970/1989"),
        ("XIX əsrin 90-cı illərində olub.", "1890/1899"),
        ("2024-cü maliyyə ilində artıb.", "2024"),
        ("Səfər 20-21.01.2025 tarixlərində olub.", "2025-01-20/2025-01-21"),
    ],
)
def test_the_value_of_a_date(nlp: azdiplo.Pipeline, text: str, value: str) -> None:
    assert [entity.value for entity in nlp(text).entities] == [value]
