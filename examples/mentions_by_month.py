"""Who was mentioned in which month: a dated Parquet archive (columns text, date) to a table in CSV.

python mentions_by_month.py ARCHIVE.parquet TABLE.csv
"""

import sys

import azdiplo

frame = azdiplo.frame(azdiplo.read(sys.argv[1]), references=True, processes=2)
people = frame[frame["label"] == "PERSON"]
months = people["document_date"].dt.to_period("M").rename("month")
table = people.groupby(["name", months], observed=True).size().unstack(fill_value=0)
table.to_csv(sys.argv[2], encoding="utf-8")
