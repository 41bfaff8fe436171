"""Give the places of Azerbaijan that have no English name the usual transliteration, and mark the row as such.

    python data/making/transliterate.py

Each letter has one counterpart, as the English press of Azerbaijan writes them (`Xırdalan` → `Khirdalan`, `Qəbələ` →
`Gabala`); the common noun behind a name is translated (`Köndələnçay su anbarı` → `Kondalanchay Reservoir`). A row that
has an English name is left as it is.
"""

from __future__ import annotations

from pathlib import Path

LETTERS = {
    "ə": "a", "ğ": "gh", "q": "g", "x": "kh", "ş": "sh", "ç": "ch", "c": "j", "ö": "o", "ü": "u", "ı": "i", "j": "zh",
}  # fmt: skip
CAPITALS = {
    "Ə": "A", "Q": "G", "X": "Kh", "Ş": "Sh", "Ç": "Ch", "C": "J", "Ö": "O", "Ü": "U", "İ": "I", "J": "Zh",
}  # fmt: skip
#: The common noun behind a name → what stands in English behind it, or before it where it ends in a space.
NOUNS = {
    "su anbarı": "Reservoir",
    "gölü": "Lake ",
    "dağı": "Mount ",
    "çayı": "River",
    "adası": "Island",
    "rayonu": "District",
    "şəhəri": "",
    "kəndi": "",
    "qəsəbəsi": "",
    "küçəsi": "Street",
    "prospekti": "Avenue",
    "məscidi": "Mosque",
    "qalası": "Fortress",
    "körpüsü": "Bridge",
    "türbəsi": "Mausoleum",
    "parkı": "Park",
    "meydanı": "Square",
    "bağı": "Garden",
    "stadionu": "Stadium",
    "muzeyi": "Museum",
    "sarayı": "Palace",
    "kilsəsi": "Church",
    "monastırı": "Monastery",
    "məbədi": "Temple",
    "qəbiristanlığı": "Cemetery",
    "vağzalı": "Station",
    "stansiyası": "Station",
    "kanalı": "Canal",
    "şəlaləsi": "Waterfall",
    "mağarası": "Cave",
    "aşırımı": "Pass",
    "karxanası": "Quarry",
}
#: A name of several words without any of these is no Azerbaijani one.
AZERBAIJANI = frozenset("əğşçöüıqxƏĞŞÇÖÜİQX")
SOURCE = "transliteration"


def transliterated(name: str) -> str:
    """The name in English letters.

    >>> transliterated("Aşağı Ağcakənd"), transliterated("Köndələnçay su anbarı"), transliterated("Batabat gölü")
    ('Ashaghi Aghjakand', 'Kondalanchay Reservoir', 'Lake Batabat')
    >>> transliterated("Crescent Bay")
    'Crescent Bay'
    """
    if " " in name and not AZERBAIJANI.intersection(name):
        return name
    for noun, english in NOUNS.items():
        if name.endswith(f" {noun}"):
            bare = _letters(name.removesuffix(f" {noun}"))
            return f"{english}{bare}" if english.endswith(" ") else f"{bare} {english}".strip()
    return _letters(name)


def _letters(name: str) -> str:
    return "".join(LETTERS.get(sign) or CAPITALS.get(sign) or sign for sign in name)


def main() -> None:
    """Fill the empty cells of the table."""
    table = Path(__file__).parent.parent / "places" / "azerbaijan.tsv"
    lines = table.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    name, english, source = header.index("name"), header.index("name_en"), header.index("source")
    for number, line in enumerate(lines[1:], 1):
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < len(header) or (cells[english] and cells[source] != SOURCE):
            continue
        cells[english], cells[source] = transliterated(cells[name].lstrip("?")), SOURCE
        lines[number] = "\t".join(cells)
    table.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
