"""azdiplo"""

from azdiplo.pipeline import Pipeline, analyze, load

__all__ = ["Pipeline", "analyze", "load"]
