"""Finds words that do not fit: labels, buttons, fields whose text needs more room than they have. Knows no page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QWidget

from paku_studio.widgets.elided import ElidedLabel

SLACK = 1
"""Pixels that rounding may take."""


def cut_words(page: QWidget) -> list[str]:
    """What is cut on a page that is shown, each as its class, its words, what it needs and what it has."""
    found = []
    for kind, needs in (
        (QLabel, of_label),
        (QAbstractButton, of_button),
        (QComboBox, of_choice),
        (QSpinBox, of_number),
    ):
        for part in page.findChildren(kind):
            if part.isVisibleTo(page) and not isinstance(part, ElidedLabel) and part.width() > 0:
                wanted = needs(part)
                if wanted and (wanted[0] > part.width() + SLACK or wanted[1] > part.height() + SLACK):
                    found.append(
                        f"{kind.__name__} {words_of(part)!r} needs {wanted}, has {part.width()}x{part.height()}"
                    )
                if beside_its_view(part, page):
                    found.append(f"{kind.__name__} {words_of(part)!r} reaches out of its view")
    return found


def words_of(part: QWidget) -> str:
    return str(getattr(part, "text", lambda: "")() or part.accessibleName())


def of_label(label: QLabel) -> tuple[int, int] | None:
    if not label.text() or isinstance(label.parent(), QLineEdit):
        return None
    if not label.wordWrap():
        return label.sizeHint().width(), label.sizeHint().height()
    flags = int(Qt.TextFlag.TextWordWrap)
    needed = label.fontMetrics().boundingRect(0, 0, label.width(), 100_000, flags, label.text())
    return needed.width(), needed.height()


def of_button(button: QAbstractButton) -> tuple[int, int] | None:
    if button.layout() is not None or not button.text() or button.parent().__class__.__name__ == "QTabBar":
        return None
    hint = button.sizeHint()
    return (hint.width(), hint.height()) if not isinstance(button, QCheckBox) else (hint.width(), 0)


def of_choice(choice: QComboBox) -> tuple[int, int]:
    return choice.sizeHint().width(), 0


def of_number(number: QSpinBox) -> tuple[int, int]:
    words = number.lineEdit().fontMetrics().horizontalAdvance(number.text())
    return (words + 4 if number.lineEdit().width() >= words else 100_000), 0


def beside_its_view(part: QWidget, page: QWidget) -> bool:
    """Whether the part is cut at the left or right edge of the page, or of the region that scrolls it upright."""
    above = part.parentWidget()
    view = page
    while above is not None and above is not page:
        if isinstance(above.parentWidget(), QScrollArea):
            view = above
            break
        above = above.parentWidget()
    left = part.mapTo(view, QPoint(0, 0)).x()
    return left < -SLACK or left + part.width() > view.width() + SLACK
