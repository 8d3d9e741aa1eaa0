"""Lets `python -m askwell` do what `askwell` does."""

import sys

from askwell.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
