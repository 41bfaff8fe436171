"""Which modules pytest leaves out when it looks for doctests."""

from __future__ import annotations

import os
from importlib.util import find_spec

#: The adapters whose framework is not installed; with AZDIPLO_ALL_ADAPTERS=1 that is an error instead.
collect_ignore = [
    f"azdiplo/integrations/{name}.py"
    for name in ("spacy", "stanza")
    if find_spec(name) is None and not os.environ.get("AZDIPLO_ALL_ADAPTERS")
]
