"""`python -m paku_studio` is `paku-studio`."""

import sys

from paku_studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
