"""The pipelines that the tests of this folder read with."""

from __future__ import annotations

import pytest

import azdiplo


@pytest.fixture(scope="session")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False)


@pytest.fixture(scope="session")
def rules_alone() -> azdiplo.Pipeline:
    """Lists and rules without the learned judge, whose weights may change."""
    return azdiplo.load(topics=False, model=False)
