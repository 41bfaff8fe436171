"""Inflection, against tables checked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azdiplo.morphology import Case, alternants, inflect, is_ending
from azdiplo.morphology.izafet import head_of, is_izafet
from azdiplo.morphology.reading import reading, spoken_end

# nominative: genitive dative accusative locative ablative instrumental / plural nominative / 1pl genitive
# ~ stands for the name as it is, … for all but its last word
TABLE = """
Azərbaycan: ~ın ~a ~ı ~da ~dan ~la / ~lar / ~ımızın
Türkiyə: ~nin ~yə ~ni ~də ~dən ~ylə / ~lər / ~mizin
Bakı: ~nın ~ya ~nı ~da ~dan ~yla / ~lar / ~mızın
Çin: ~in ~ə ~i ~də ~dən ~lə / ~lər / ~imizin
Rusiya: ~nın ~ya ~nı ~da ~dan ~yla / ~lar / ~mızın
ABŞ: ~-nin ~-yə ~-ni ~-də ~-dən ~-ylə / ~-lər / ~-mizin
NATO: ~-nun ~-ya ~-nu ~-da ~-dan ~-yla / ~-lar / ~-muzun
Xarici İşlər Nazirliyi: ~nin ~nə ~ni ~ndə ~ndən ~ylə / … Nazirlikləri / ~mizin
Minsk qrupu: ~nun ~na ~nu ~nda ~ndan ~yla / … qrupları / ~muzun
Türk Dövlətləri Təşkilatı: ~nın ~na ~nı ~nda ~ndan ~yla / … Təşkilatları / ~mızın
İlham Əliyev: ~in ~ə ~i ~də ~dən ~lə / ~lər / ~imizin
Qarabağ: ~ın ~a ~ı ~da ~dan ~la / ~lar / ~ımızın
BMT: ~-nin ~-yə ~-ni ~-də ~-dən ~-ylə / ~-lər / ~-mizin
AZAL: ~-ın ~-a ~-ı ~-da ~-dan ~-la / ~-lar / ~-ımızın
COP29: ~-un ~-a ~-u ~-da ~-dan ~-la / ~-lar / ~-umuzun
Silahlı Qüvvələri: ~nin ~nə ~ni ~ndə ~ndən ~ylə / ~ / ~mizin
Azadlıq: Azadlığın Azadlığa Azadlığı ~da ~dan ~la / ~lar / Azadlığımızın
İraq: ~ın ~a ~ı ~da ~dan ~la / ~lar / ~ımızın
uşaq: uşağın uşağa uşağı ~da ~dan ~la / ~lar / uşağımızın
fikir: fikrin fikrə fikri ~də ~dən ~lə / ~lər / fikrimizin
Bülbül: ~ün ~ə ~ü ~də ~dən ~lə / ~lər / ~ümüzün
Makron: ~un ~a ~u ~da ~dan ~la / ~lar / ~umuzun
"""

POSSESSIVES = """
Azərbaycan: Azərbaycanım Azərbaycanın Azərbaycanı Azərbaycanımız Azərbaycanınız Azərbaycanları
Türkiyə: Türkiyəm Türkiyən Türkiyəsi Türkiyəmiz Türkiyəniz Türkiyələri
Çin: Çinim Çinin Çini Çinimiz Çininiz Çinləri
Bakı: Bakım Bakın Bakısı Bakımız Bakınız Bakıları
NATO: NATO-m NATO-n NATO-su NATO-muz NATO-nuz NATO-ları
Qrup: Qrupum Qrupun Qrupu Qrupumuz Qrupunuz Qrupları
nazirlik: nazirliyim nazirliyin nazirliyi nazirliyimiz nazirliyiniz nazirlikləri
"""


def lines(table: str) -> list[tuple[str, str]]:
    return [(name, forms.strip()) for name, _colon, forms in (row.partition(":") for row in table.strip().splitlines())]


@pytest.mark.parametrize(("name", "forms"), lines(TABLE))
def test_declension(name: str, forms: str) -> None:
    def spelled(form: str) -> str:
        return form.strip().replace("~", name).replace("…", name.rpartition(" ")[0])

    cases, plural, ours = forms.split("/")
    assert [inflect(name, case) for case in Case] == [name, *(spelled(form) for form in cases.split())]
    assert inflect(name, number="plural") == spelled(plural)
    assert inflect(name, "genitive", "1pl") == spelled(ours)


@pytest.mark.parametrize(("name", "forms"), lines(POSSESSIVES))
def test_possessives(name: str, forms: str) -> None:
    assert [inflect(name, possessive=person) for person in ("1sg", "2sg", "3sg", "1pl", "2pl", "3pl")] == forms.split()


def test_third_person_takes_pronominal_n() -> None:
    assert inflect("Azərbaycan", "dative", "3sg") == "Azərbaycanına"
    assert inflect("Əliyev", "locative", "3pl") == "Əliyevlərində"
    assert inflect("Xarici İşlər Nazirliyi", "dative", number="plural") == "Xarici İşlər Nazirliklərinə"


def test_styles() -> None:
    assert inflect("Azadlıq", "dative", style="hyphen") == "Azadlıq-a"
    assert inflect("NATO", "genitive", style="apostrophe") == "NATO'nun"
    assert inflect("Reuters", "genitive", style="apostrophe") == "Reuters'in"
    assert inflect("NATO", style="hyphen") == "NATO"


def test_izafet_is_known_or_told() -> None:
    assert inflect("Qara dəniz taxıl təşəbbüsü", "locative") == "Qara dəniz taxıl təşəbbüsündə"
    assert inflect("Filan Kəsiri", "dative") == "Filan Kəsiriyə"
    assert inflect("Filan Kəsiri", "dative", izafet=True) == "Filan Kəsirinə"
    assert inflect("Filan Kəsiri", number="plural", izafet=True) == "Filan Kəsirləri"
    assert inflect("Minsk qrupu", "dative", izafet=False) == "Minsk qrupuya"
    assert not is_izafet("bakı")
    assert head_of("ağı") == "ağı"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"case": "vocative"}, "nominative, genitive, dative, accusative, locative, ablative, instrumental"),
        ({"possessive": "4sg"}, "1sg, 2sg, 3sg, 1pl, 2pl, 3pl"),
        ({"number": "dual"}, "singular, plural"),
        ({"style": "dash"}, "plain, apostrophe, hyphen"),
    ],
)
def test_a_wrong_value_lists_the_right_ones(arguments: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        inflect("Bakı", **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stem", "changed"),
    [
        ("nazirlik", "nazirliy"), ("uşaq", "uşağ"), ("torpaq", "torpağ"), ("bayraq", "bayrağ"), ("kömək", "köməy"),
        ("böyük", "böyüy"), ("toyuq", "toyuğ"), ("sandıq", "sandığ"), ("prokurorluq", "prokurorluğ"),
        ("kiçik", "kiçiy"),
        ("ağız", "ağz"), ("oğul", "oğl"), ("fikir", "fikr"), ("nəsil", "nəsl"), ("isim", "ism"), ("ömür", "ömr"),
        ("xarici işlər nazirlik", "xarici işlər nazirliy"),
    ],
)  # fmt: skip
def test_alternation(stem: str, changed: str) -> None:
    assert alternants(stem) == (changed,)


@pytest.mark.parametrize(
    "stem", ["dəhliz", "şəhər", "hüquq", "ittifaq", "bank", "ox", "şərq", "fabrik", "dialoq", "iştirak", ""]
)
def test_no_alternation(stem: str) -> None:
    assert alternants(stem) == ()


def test_names_keep_their_letters() -> None:
    for name in ("iraq", "qafqaz", "novruz", "fikir"):
        assert alternants(name, proper=True) == ()
    assert alternants("azadlıq", proper=True) == ("azadlığ",)


@pytest.mark.parametrize(
    ("end", "word"),
    [
        ("ABŞ", "şe"), ("BMT", "te"), ("PKK", "ka"), ("NATO", "nato"), ("XİN", "xin"), ("TASS", "tass"), ("ADY", "ye"),
        ("29", "doqquz"), ("7", "yeddi"), ("20", "iyirmi"), ("100", "yüz"), ("907", "yeddi"), ("2000", "min"),
        ("0", "sıfır"), ("1000000", "milyon"), ("23", "üç"), ("007", "yeddi"), ("00", "sıfır"), ("150", "əlli"),
        ("W", "dublve"), ("Ж", "ж"),
    ],
)  # fmt: skip
def test_readings(end: str, word: str) -> None:
    assert reading(end) == word


def test_what_is_read_by_itself() -> None:
    ends = {"AzTV": "TV", "Rusiya XİN": "XİN", "M23": "23", "Bakı": "", "X": "X", "McD": "", "": ""}
    assert {name: spoken_end(name) for name in ends} == ends


names = st.one_of(
    st.text("abcçdeəfgğhxıijkqlmnoöprsştuüvyz", min_size=1, max_size=12).map(
        lambda word: word[0].upper().replace("I", "İ") + word[1:]
    ),
    st.text("ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ", min_size=2, max_size=6),
    st.sampled_from(
        ["Minsk qrupu", "Xarici İşlər Nazirliyi", "COP29", "G7", "Avropa Şurası", "Şahdəniz", "Nyu-York", "Times"]
    ),
)


@given(
    names,
    st.sampled_from(Case),
    st.sampled_from([None, "1sg", "2sg", "3sg", "1pl", "2pl", "3pl"]),
    st.sampled_from(["singular", "plural"]),
    st.sampled_from(["plain", "apostrophe", "hyphen"]),
)
def test_what_is_inflected_is_recognised(name: str, case: Case, person: str | None, number: str, style: str) -> None:
    form = inflect(name, case, person, number, style=style)  # type: ignore[arg-type]
    if form != name and form.startswith(name):
        assert is_ending(name, form[len(name) :])
    elif form != name:  # the sound change of the last letter, or the izafet possessive replaced
        assert form[: len(name) - 2].startswith(name[: max(len(name) - 3, 0)])
