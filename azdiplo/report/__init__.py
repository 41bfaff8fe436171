"""One page over many texts: search, names, topics over time, the network of states. Opens without a network.

>>> import azdiplo
>>> from azdiplo.report import report_page
>>> page = report_page([("2024-05-01 Bakı.txt", azdiplo.analyze("Türkiyə və İran"))], title="May")
>>> page.startswith("<!DOCTYPE html>"), "<title>May</title>" in page
(True, True)
"""

from azdiplo.report.page import report_page

__all__ = ["report_page"]
