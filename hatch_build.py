"""Writes the digests of the tables into the wheel, so that a damaged one is noticed when it is read."""

from __future__ import annotations

import runpy
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Digests(BuildHookInterface[Any]):
    """Puts ``azdiplo/data/digests.tsv`` into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the wheel is built; an editable install is a checkout, whose tables are to be changed."""
        if version == "editable":
            return
        # by its path: the package itself imports what is not installed yet
        resources = runpy.run_path(str(Path(self.root) / "azdiplo" / "resources.py"))
        name, digest = resources["DIGESTS"], resources["digest"]
        data = Path(self.root) / "data"
        tables = sorted(path for path in data.rglob("*") if path.is_file() and path.name != name)
        lines = [f"{path.relative_to(data).as_posix()}\t{digest(path.read_bytes())}\n" for path in tables]
        target = Path(tempfile.mkdtemp()) / name
        target.write_text("".join(lines), encoding="utf-8", newline="\n")
        build_data["force_include"][str(target)] = f"azdiplo/data/{name}"
