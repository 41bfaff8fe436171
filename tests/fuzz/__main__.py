"""The command; its functions stand elsewhere, for the processes that share the work must be able to import them."""

import sys

from tests.fuzz.run import main

if __name__ == "__main__":
    sys.exit(main())
