"""Topics of one's own, learned from a few labelled texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import azdiplo
from azdiplo.cli import main
from azdiplo.gazetteer.tables import TableError
from azdiplo.topics.learn import Labelled, learned_terms, read_labelled

WATER = [
    "Tərəflər Araz çayının su bölgüsünü və suvarma kanallarının təmirini müzakirə ediblər.",
    "Suvarma mövsümündə kanala buraxılan suyun həcmi azaldılıb, fermerlər növbə gözləyir.",
    "Sərhəd çayında su anbarının birgə istismarı üzrə komissiya suvarma rejimini təsdiqləyib.",
    "Quraqlıq səbəbindən su anbarı boşalıb, suvarma üçün kanallara su verilmir.",
    "Çayın yuxarı axarında tikilən bənd su bölgüsünü pozub, kanal qurumuşdur.",
    "Komissiya su anbarından kanallara axıdılan suyu ölçən sayğaclar quraşdırıb.",
    "Mütəxəssislər suvarma kanallarının betonlanmasını, su itkisinin azalmasını təklif edir.",
    "Su bölgüsü haqqında protokola görə anbar yazda doldurulur, suvarma yayda başlayır.",
    "Nasos stansiyası işləmədiyindən kanalda su səviyyəsi düşüb, suvarma dayanıb.",
    "Transsərhəd çayların suyu üzrə danışıqlarda bənd və anbar məsələsi qalıb.",
]
OTHER = [
    "Komanda səfərdə qalib gəlib, hücumçu iki qol vurub.",
    "Məktəbdə yeni dərs ili başlayıb, şagirdlərə dərslik paylanıb.",
    "Bank kredit faizini endirib, sahibkarlar bundan razıdır.",
    "Yolda qəza olub, iki nəfər xəsarət alıb.",
    "Teatrda premyera keçirilib, tamaşaya çoxlu tamaşaçı gəlib.",
    "Nazir səfirlə görüşüb, əməkdaşlıq müzakirə olunub.",
    "Seçki komissiyası namizədlərin siyahısını elan edib.",
    "Xəstəxanada yeni cərrahiyyə şöbəsi açılıb.",
    "Neft ucuzlaşıb, birjada satış artıb.",
    "Məhkəmə işi başa çatdırıb, hökm oxunub.",
]


def labelled(folder: Path) -> Path:
    path = folder / "mine.jsonl"
    lines = [{"text": text, "topics": ["water-diplomacy"]} for text in WATER]
    lines += [{"text": text, "topics": []} for text in OTHER]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_twenty_labelled_texts_make_a_topic_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "water.tsv"
    assert main(["topics", "learn", str(labelled(tmp_path)), "-o", str(table)]) == 0
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["topic", "term", "weight"]
    terms = [term for _, term, _ in rows[1:]]
    assert "suvarma…" in terms and "kanal…" in terms
    assert not any(term.lower().startswith("araz") for term in terms)  # names say where, not what
    nlp = azdiplo.load(topics=[table])
    unseen = (
        "Hövzə ölkələri suvarma suyunu bölüşüb\nYeni kanal və su anbarı hər iki sahilin suvarılmasına xidmət edəcək."
    )
    # that it is agriculture too is right: its definition has the water supply
    assert "water-diplomacy" in [topic.id for topic in nlp(unseen).topics]
    assert "water-diplomacy" not in [topic.id for topic in nlp(OTHER[0]).topics]


def test_the_same_texts_make_the_same_table() -> None:
    texts = [Labelled(text, ("water",)) for text in WATER] + [Labelled(text, ()) for text in OTHER]
    assert learned_terms(texts) == learned_terms(texts[::-1])


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ([Labelled("su", ("water",))] * 4 + [Labelled("qol", ())] * 9, "4 texts of 'water'"),
        ([Labelled("su", ("water",))] * 9 + [Labelled("qol", ())], "1 texts without 'water'"),
    ],
)
def test_too_few_texts_are_counted(texts: list[Labelled], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        learned_terms(texts)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("su", "line 2: no JSON"),
        ('{"text": "su"}', 'line 2: write {"text"'),
        ('{"text": 1, "topics": []}', 'line 2: write {"text"'),
        ('{"text": "su", "topics": ["my topic"]}', "line 2: the topic 'my topic' must be one word"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"text": "su", "topics": []}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=message):
        read_labelled(path)


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"text": "su", "topics": ["water"]}\n', encoding="utf-8")
    assert main(["topics", "learn", str(path)]) == 2
    assert "1 texts of 'water'" in capsys.readouterr().err
