"""`python -m graph.cli` is `entente`."""

import sys

from graph.cli import main

sys.exit(main())
