"""A polars frame (columns text, id) to a network of the states named together, for Gephi.

python states_network.py TEXTS.csv NETWORK.gexf
"""

import sys

import networkx
import polars

import azdiplo

texts = polars.read_csv(sys.argv[1])
frame = azdiplo.frame(azdiplo.read(texts))
graph = azdiplo.network(frame, "STATE", weight="fractional")
networkx.write_gexf(graph, sys.argv[2])
