"""One pipeline for all tests of events."""

from __future__ import annotations

import pytest

import azdiplo


@pytest.fixture(scope="session")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False)
