"""Documents in the forms in which they are stored, counted, corrected and looked at."""

from azdiplo.output.brat import document_brat
from azdiplo.output.brat import write_folder as write_brat
from azdiplo.output.conll import document_conll
from azdiplo.output.conllu import document_conllu
from azdiplo.output.counts import EntityCount, count_entities, entity_key
from azdiplo.output.doccano import document_doccano
from azdiplo.output.formats import FOLDERS, FORMATS, write
from azdiplo.output.frame import document_frame
from azdiplo.output.from_dict import document_from_dict, schema
from azdiplo.output.html import document_html, html_page
from azdiplo.output.jsonl import document_dict, document_json, entity_dict
from azdiplo.output.labelstudio import LABELSTUDIO_CONFIG, document_labelstudio, labelstudio_json
from azdiplo.output.spacy_json import document_spacy
from azdiplo.output.table import document_table, rich_table
from azdiplo.output.view import CorpusView, view

__all__ = [
    "FOLDERS",
    "FORMATS",
    "LABELSTUDIO_CONFIG",
    "CorpusView",
    "EntityCount",
    "count_entities",
    "document_brat",
    "document_conll",
    "document_conllu",
    "document_dict",
    "document_doccano",
    "document_frame",
    "document_from_dict",
    "document_html",
    "document_json",
    "document_labelstudio",
    "document_spacy",
    "document_table",
    "entity_dict",
    "entity_key",
    "html_page",
    "labelstudio_json",
    "rich_table",
    "schema",
    "view",
    "write",
    "write_brat",
]
