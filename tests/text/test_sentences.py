"""Sentences, written into the text: ``|`` stands where one ends, ``⏎`` for a line end."""

from __future__ import annotations

import time

import pytest

from azdiplo.text.fold import fold
from azdiplo.text.sentences import sentences

CASES = """
Prezident Bakıya gəldi.
Prezident Bakıya gəldi. | O, çıxış etdi.
Görüş başa çatdı. | Tərəflər bəyanat imzaladılar. | Səfər davam edir.
Nə vaxt? | Bu gün.
Yaşasın Azərbaycan! | Qarabağ bizimdir!
Doğrudanmı?! | Heç kim bilmirdi.
Necə yəni?.. | Cavab verən olmadı.
Bəli... | Sonra susdu.
Bəli... amma sonra susdu.
Bəli… | Bakıya qayıtdıq.
Bəli… bakılılar da gəldi.
...Beləliklə, danışıqlar bitdi. | Hamı razı qaldı.
… Beləliklə, danışıqlar bitdi.
Tədbirdə prof. Həsən Quliyev çıxış edib.
Tədbirdə akad. İsa Həbibbəyli və dos. Aysel Məmmədova çıxış ediblər. | Sonra sual-cavab olub.
Prof. Quliyev gəldi. | Dr. Əhmədov gəlmədi.
Məs. Bakıda bu belə deyil.
Bax: cəd. 5. | Orada hər şey var.
Bu barədə səh. 15-də yazılıb. | Oxuyun.
Bazarda alma, armud və s. satılır.
Bazarda alma, armud və s. | Qiymətlər artmayıb.
Ora Nizami küç. 5-dədir.
Müqavilənin dəyəri 5 mln. manatdır. | Pul ödənilib.
Yolun uzunluğu 10 km. | Tikinti bitib.
Sahə 3 ha. təşkil edir.
Şəhər b.e.ə. IV əsrdə salınıb. | İndi xarabadır.
Döyüş e.ə. Qavqamelada olub.
Kitabın qiyməti beş min. | Heç kim almır.
Müddət 5 min. davam etdi. | Oyun bitdi.
Onun yaşı on. | Qardaşı beş yaşındadır.
R.T.Ərdoğan Şuşaya gəldi. | İ.Əliyev onu qarşıladı.
R. T. Ərdoğan Şuşaya gəldi. | İ. Əliyev onu qarşıladı.
Sənədi imzalayan şəxs - T. Sadıqlı çıxış etdi. | Sonra o getdi.
“Vəziyyət pisdir”, – M. Qaluzin qeyd edib. | Bu gün belədir.
Toplantını C. Bayramov açdı. | A. Blinken iştirak etmədi.
Məqaləni M.F.Axundov yazıb. | Çap olunub.
Roman J.-P. Sartr tərəfindən yazılıb. | O, filosof idi.
İştirakçılar: Əliyev İ.H., Məmmədov A.B. və başqaları.
XX. əsrdə dünya dəyişdi.
XX əsrdə dünya dəyişdi. | XXI əsr başladı.
1. Ümumi müddəalar
1. Ümumi müddəalar. | Bu qanun qüvvədədir.
2.1. Tərəflərin hüquqları
IV. Nəticə
I. Giriş
a. Birinci hal
İclasın gündəliyi: 1. Büdcə.
Gəlir 3.5 faiz artıb. | Xərc azalıb.
Gəlir 3,5 faiz artıb.
Görüş 28.04.2021-də olub. | Nəticəsi bəllidir.
Hadisə 2020-ci ildə baş verib. | 2021-ci ildə isə bitib.
İl 2020. | Bakı işıqlıdır.
Qatar saat 19.30-da yola düşür.
Orada 500 nəfər vardı. | 300 nəfər getdi.
“Biz gedirik. Siz qalın”, - deyə o bildirib.
“Biz gedirik. Siz qalın”, – deyə Prezident vurğulayıb. | Sonra görüş bitib.
“Gəldik. Gördük. Qalib gəldik!” - deyə o qışqırdı.
“Gəldik. Gördük. Qalib gəldik!” – Əliyev bildirib. | Alqışlar səsləndi.
“Nə vaxt gedirik?” – soruşdu.
“Nə vaxt gedirik?” deyə soruşdu. | Cavab gəlmədi.
«Biz gedirik. Siz qalın», - o deyib.
"Biz gedirik. Siz qalın", - deyə o bildirib. | "Hər şey yaxşıdır", - deyə əlavə edib.
„Biz gedirik. Siz qalın“, - deyə o bildirib. | Sonra getdi.
„Biz gedirik. Siz qalın”, - deyə o bildirib. | Sonra getdi.
O deyib: “Biz gedirik”. | Hamı susdu.
O deyib: “Biz gedirik.” | Hamı susdu.
O deyib: “Biz gedirik. | Siz qalın”. | Hamı susdu.
O deyib: “Biz gedirik. | Siz qalın.” | Hamı susdu.
“Biz gedirik. | Siz qalın.”
“Niyə? | Nə üçün?” | Sual cavabsız qaldı.
O, “Salam. Necəsən” filmində çəkilib.
O, “Azərbaycan. Dünən və bu gün” Mərkəzinin direktorudur. | Mərkəz Bakıdadır.
“Kim?” verilişi başladı.
“Zəfər”. | Bu söz çox şey deyir.
“Azadlığa Dəstək Aktı. 907-ci düzəliş”nə dair sual verildi.
“Report” agentliyi xəbər verir. | Başqa mənbə yoxdur.
O bildirib ki, “Bakı. Gəncə. Şuşa” xətti var.
Nazir (o, dünən gəlib. Bu gün gedir) danışdı.
Nazir gəldi (dünən). | Sonra getdi.
Nazir gəldi. | (Fotoda: nazir.)
Sənəd imzalandı (bax: s. 5. Əlavə) və çap olundu.
Sənəd imzalandı [2]. | Çap olundu.
Sənəd imzalandı.[2] | Çap olundu.
Hamı gəldi (o da!) və oturdu.
Dialoq başladı. | – Gəlirsən? – soruşdu.
Dialoq başladı. | – Gəlirsən? | – Hə.
- Salam. | - Salam, necəsən?
O gəlmədi – xəstə idi. | Biz getdik.
Xəbər doğrudur: nazir gəlib. | Görüş olacaq.
Gəldi; getdi; qayıtdı.
Gəldi, getdi, qayıtdı!
Bizə report.az yazıb. | Oxuyun.
Ünvan www.president.az saytıdır. | Daxil olun.
Yazın: info@mfa.gov.az. | Cavab gələcək.
Keçid: https://azertag.az/a.html?b=1&c=2. | Baxın.
ABŞ gəldi. | NATO getdi.
BMT. | Nyu-York.
Bu, ABŞ-dır. | Bu, Rusiyadır.
Komissiya 907-ci düzəlişi müzakirə etdi. | Qərar yoxdur.
Bu gün COP29-un açılışıdır. | Qonaqlar gəlib.
Sədr İ. Həsənov. | Katib yoxdur.
Onun adı İlhamdır. | “Xoş gəldin” dedilər.
Onun adı İlhamdır. | #Qarabağ
Gəldik! | 🙂 Gördük!
Əla xəbər! 🙂
Görüş başladı.   | Görüş bitdi.
Prezident Bakıda⏎ | Prezident bu gün Bakıya gəldi.
Prezident Bakıda⏎⏎ | Prezident bu gün Bakıya gəldi.
Prezident Bakıda⏎prezidentlə görüşüb
Birinci sətir⏎ | İkinci sətir⏎ | Üçüncü sətir
Birinci abzas.⏎⏎ | İkinci abzas.⏎⏎⏎ | Üçüncü abzas.
Prezident dünən axşam⏎rəsmi səfərə gəldi. | Səfər bitdi.
Prezident, nazir,⏎İlham Əliyevin köməkçisi və başqaları gəldi.
Tədbirdə prof.⏎Əliyev çıxış etdi.
Gündəlikdə aşağıdakılar var:⏎ | büdcə
Gündəlikdə aşağıdakılar var:⏎ | - büdcə;⏎ | - vergi;⏎ | - gömrük.
Gündəlik:⏎ | • Büdcə⏎ | • Vergi⏎ | • Gömrük
Gündəlik:⏎ | 1) büdcə⏎ | 2) vergi
Gündəlik:⏎ | a) büdcə,⏎ | b) vergi.
Gündəlik:⏎ | 1. Büdcə⏎ | 2. Vergi
Gündəlik:⏎ | 1. Büdcə. | Müzakirə.⏎ | 2. Vergi.
“Biz gedirik”,⏎- deyə o bildirib.
“Biz gedirik. Siz qalın”,⏎- deyə o bildirib. | Hamı getdi.
-Bəli.⏎ | -Sağ olun.
Sual: Nə vaxt?⏎ | Cavab: Bu gün.
Bakı, 28 aprel, AZƏRTAC⏎ | Nazir Ankaraya gedib.
Hörmətlə,⏎⏎ | İlham Əliyev⏎ | Azərbaycan Respublikasının Prezidenti
Sağ olun.⏎ | X X X⏎ | Sual.
⏎⏎Boş sətirlə başlayır.⏎⏎
Söz⏎, vergüllə davam edir.
Nöqtəsiz mətn
Bir söz.
?
...
Nə? | Nə? deyə soruşdu.
Nə? | Nə? | Soruşdu.
Qiymət $5. | Bahadır.
Temperatur 18° C. | Külək əsir.
Hava -5°. | Qar yağır.
Onların sayı 15 000. | Hamısı qonaqdır.
Sammit Qazanda keçirilib. | Rusiya Prezidenti V.Putin çıxış edib. | Hindistanın Baş naziri N. Modi də iştirak edib.
Boinq Co. şirkəti təyyarə satıb. | Müştəri AZAL-dır.
Con Smit Jr. gəldi.
St. Peterburqda forum keçirilir. | Forum böyükdür.
Türkiyə, İran, Gürcüstan və b. ölkələr gəldi.
Görüşdə v.s. məsələlər də vardı.
Ona “Əməkdar jurnalist” adı verilib (2015). | O, 1960-cı ildə doğulub.
O, 1960-cı ildə doğulub. | 1985-ci ildə universiteti bitirib.
“XXI əsr” qəzeti yazır ki, bu belədir. | Nazirlik isə susur.
Kim bilir?.. bəlkə də gəldi.
Aprelin 28-də görüş olub. | Mayın 1-də isə yox.
“Qarabağ” – “Neftçi” oyunu bitdi. | Hesab 2:1.
Hava 20° C. | Külək yoxdur.
Gündəliyi oxudu: 1. Büdcə; 2. Vergi.
Bəli! ...
Nazirlər C. Bayramov və A. Mirzoyan görüşüblər.
Onun rəqibi J.-K. Yunker idi. | Səs verildi.
""".strip("\n")


def expected(marked: str) -> list[str]:
    return [piece.strip() for piece in marked.replace("⏎", "\n").split("|") if piece.strip()]


@pytest.mark.parametrize("marked", CASES.split("\n"))
def test_split(marked: str) -> None:
    text = marked.replace(" | ", " ").replace("⏎ ", "⏎").replace("⏎", "\n")
    assert [text[start:end] for start, end in sentences(text)] == expected(marked.replace("⏎ ", "⏎"))


def test_the_table_is_long_and_has_no_doubles() -> None:
    lines = CASES.split("\n")
    assert len(lines) == len(set(lines)) >= 130


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nazir gəldi.Sonra getdi.", ["Nazir gəldi.", "Sonra getdi."]),
        ("Ba\u00adkı.\u00ad Gəncə.", ["Ba\u00adkı.", "Gəncə."]),
        ("S\u0327us\u0327a.\r\nBakı.\r\n", ["S\u0327us\u0327a.", "Bakı."]),
        ("Bakı.\u00a0Gəncə.", ["Bakı.", "Gəncə."]),
        ("Bakı\u2029Gəncə", ["Bakı", "Gəncə"]),
        ("   Boşluqla başlayır. Boşluqla bitir.   ", ["Boşluqla başlayır.", "Boşluqla bitir."]),
        ("", []),
        (" \n ", []),
        ("\ud800. \ud800.", ["\ud800. \ud800."]),
    ],
)
def test_unusual_texts(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_folded_text_is_reused() -> None:
    text = "“Gəldik.” Getdik."
    assert sentences(text, fold(text)) == sentences(text)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        ". ",
        "A. ",
        "a. ",
        '"',
        '" ',
        '"a. ',
        "(",
        "(a. ",
        ")",
        "[1]",
        "\n",
        "a\n",
        "a.\n",
        "-\n",
        "!?",
        ".)",
        "1. ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    sentences(unit * 10)
    short, long = unit * (20_000 // len(unit)), unit * (160_000 // len(unit))
    start = time.process_time()
    sentences(short)
    middle = time.process_time()
    sentences(long)
    end = time.process_time()
    # Eight times the text: quadratic time would be 64 times as long.
    assert end - middle < 30 * (middle - start) + 0.05
