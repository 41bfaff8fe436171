"""Check the table of states against two public lists, and say in it which rows they confirm.

    pip install pycountry Babel
    python data/making/states.py

pycountry holds ISO 3166-1: the codes and the English names. Babel holds the Unicode CLDR: the Azerbaijani names. A row
whose codes and Azerbaijani name agree with them gets the lists and their versions as its source; what does not agree is
printed, to be looked at.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pycountry
from babel import Locale

TABLE = Path(__file__).parent.parent / "states.tsv"


def main() -> None:
    """Compare, print what differs, write the sources."""
    source = f"ISO 3166-1 (pycountry {version('pycountry')}), CLDR (Babel {version('babel')})"
    azerbaijani = Locale("az").territories
    lines = TABLE.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    at = {name: i for i, name in enumerate(header)}
    for number, line in enumerate(lines[1:], 1):
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < len(header) or not cells[at["iso2"]]:
            continue
        country = pycountry.countries.get(alpha_2=cells[at["iso2"]])
        forms = [form.lstrip("?") for form in (cells[at["name"]], *cells[at["aliases"]].split("|"))]
        if country is None or country.alpha_3 != cells[at["iso3"]]:
            print(f"{cells[0]}: {cells[at['iso3']]} is not its code in ISO 3166-1")
        elif azerbaijani.get(country.alpha_2) not in (*forms, cells[at["official"]]):
            print(f"{cells[0]}: {cells[at['name']]!r}, in CLDR {azerbaijani.get(country.alpha_2)!r}")
        else:
            cells[at["source"]] = source
            lines[number] = "\t".join(cells)
    TABLE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
