"""From what lists and rules find to the entities of a document: the judge, the memory of a text, links."""
