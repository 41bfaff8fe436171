"""A folder of Word documents to JSON Lines, one analysed document a line.

python word_to_jsonl.py FOLDER FOUND.jsonl
"""

import sys
from pathlib import Path

import azdiplo

nlp = azdiplo.load()
with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
    for doc in nlp.pipe(azdiplo.read(sys.argv[1])):
        print(doc.id, len(doc.entities), doc.error or "", file=sys.stderr)
        out.write(doc.to_json() + "\n")
