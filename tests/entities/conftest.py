"""The pipeline that the tests of this folder read with."""

from __future__ import annotations

import pytest

import azdiplo


@pytest.fixture(scope="session")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False)
