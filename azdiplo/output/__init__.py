"""Documents in the forms in which they are stored, counted and looked at."""

from azdiplo.output.conll import document_conll
from azdiplo.output.frame import document_frame
from azdiplo.output.html import document_html, html_page
from azdiplo.output.records import document_dict, document_json, entity_dict
from azdiplo.output.table import document_table, rich_table

__all__ = [
    "document_conll",
    "document_dict",
    "document_frame",
    "document_html",
    "document_json",
    "document_table",
    "entity_dict",
    "html_page",
    "rich_table",
]
