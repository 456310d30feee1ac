"""How often the main content of the stored pages is found without a profile: python tests/benchmarks/main_content.py"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.main_content import judged

if __name__ == "__main__":
    every = judged(Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared")))
    for page in every:
        print(f"{'right' if page.right else 'WRONG'}  found {page.found:4.0%}  sure {page.sure:4.0%}  {page.name}")
    print(f"{sum(page.right for page in every)} of {len(every)} right")
