"""Learning weights from annotated texts. Needs numpy and scipy: ``pip install "azdiplo[train]"``."""
