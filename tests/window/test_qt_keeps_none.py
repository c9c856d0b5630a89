"""The Qt binding in use does not lose references to None: 6.12.0 does, and aborts Python 3.11 within some frames."""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtGui import QColor, QImage, QPainter
picture = QImage(10, 10, QImage.Format.Format_ARGB32)
painter = QPainter(picture)
before = sys.getrefcount(None)
for _ in range(20_000):
    painter.setPen(QColor("red"))
    painter.drawRect(1, 1, 4, 4)
lost = before - sys.getrefcount(None)
painter.end()
sys.stdout.write(str(lost))
"""


def test_forty_thousand_calls_leave_none_alone() -> None:
    """On Python 3.12 and later None is immortal and the figure says nothing; there the program need only survive."""
    found = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert int(found.stdout) < 1_000
