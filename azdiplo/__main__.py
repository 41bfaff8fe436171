"""``python -m azdiplo``: the same as the command ``azdiplo``."""

import sys

from azdiplo.cli import main

if __name__ == "__main__":
    sys.exit(main())
