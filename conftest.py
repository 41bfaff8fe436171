"""Which modules pytest leaves out when it looks for doctests, and how hypothesis tries its examples."""

from __future__ import annotations

import os
from importlib.util import find_spec

from hypothesis import settings

#: The adapters whose framework is not installed; with AZDIPLO_ALL_ADAPTERS=1 that is an error instead.
collect_ignore = [
    f"azdiplo/integrations/{name}.py"
    for name, framework in (("spacy", "spacy"), ("stanza", "stanza"), ("spark", "pyspark"))
    if find_spec(framework) is None and not os.environ.get("AZDIPLO_ALL_ADAPTERS")
]

# A busy machine may take its time over any example: what a text may cost is measured by tests/fuzz, in CPU time.
settings.register_profile("azdiplo", deadline=None)
settings.load_profile("azdiplo")
