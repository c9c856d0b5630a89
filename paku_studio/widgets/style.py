"""The style sheet of the window: controls by kind, states by the rules of the look. No words, no documents."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paku_studio.widgets.look import Look

SHEET = """
* {{ font-family: "Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Symbols 2", "Noto Sans Symbols",
     "Noto Sans Math", "Noto Emoji"; font-size: {t14}px; }}
QWidget {{ color: {ink}; background: transparent; outline: none; }}
QMainWindow, QDialog, QWidget[kind="page"], QWidget[kind="paper"] {{ background: {paper}; }}
QWidget[kind="sunk"] {{ background: {sunk}; }}
QWidget[kind="surface"] {{ background: {surface}; }}
QWidget[kind="tint"] {{ background: {spruce_tint}; border: 1px solid {spruce}; border-radius: {r8}px; }}
QWidget[kind="card"] {{ background: {surface}; border: 1px solid {line_strong}; border-radius: {r8}px; }}
QWidget[kind="hair"] {{ background: {hair}; }}
QToolTip {{ background: {ink}; color: {paper}; border: 1px solid {line_strong}; padding: {p4}px {p8}px;
     font-size: {t12}px; }}

QLabel[kind="caption"], QLabel[kind="soft"] {{ color: {ink_soft}; }}
QLabel[kind="caption"] {{ font-size: {t12}px; }}
QLabel[kind="label"] {{ color: {ink_soft}; font-size: {t12}px; font-weight: 600; }}
QLabel[kind="title"] {{ font-size: {t16}px; font-weight: 600; }}
QLabel[kind="section"] {{ font-weight: 600; }}
QLabel[kind="heading"] {{ font-size: {t24}px; font-weight: 700; }}
QLabel[kind="greeting"] {{ font-size: {t32}px; font-weight: 700; }}
QLabel[kind="lead"] {{ font-size: {t16}px; color: {ink_soft}; }}
QLabel[kind="trouble"] {{ color: {critical}; }}

QPushButton, QToolButton {{ min-height: {b34}px; border-radius: {r6}px; border: 1px solid {line_strong};
     background: {surface}; padding: 0 {p12}px; font-weight: 600; }}
QToolButton {{ padding: 0 {p6}px; }}
QPushButton:hover, QToolButton:hover {{ background: {sunk}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {spruce_tint}; }}
QPushButton:checked, QToolButton:checked {{ background: {spruce_tint}; border: 2px solid {spruce}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {focus}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {disabled}; border-color: {line}; }}
QPushButton[kind="primary"] {{ background: {spruce}; border-color: {spruce}; color: {on_spruce}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {spruce_pressed}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="primary"]:disabled {{ background: {sunk}; color: {disabled}; border-color: {line}; }}
QPushButton[kind="big"] {{ min-height: {b50}px; background: {spruce}; border-color: {spruce}; color: {on_spruce};
     border-radius: {r8}px; font-size: {t16}px; }}
QPushButton[kind="big"]:hover, QPushButton[kind="big"]:pressed {{ background: {spruce_pressed}; }}
QPushButton[kind="big"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="flat"], QToolButton[kind="flat"] {{ background: transparent; border: 1px solid transparent;
     font-weight: 400; }}
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover {{ background: {hover}; }}
QPushButton[kind="flat"]:pressed, QToolButton[kind="flat"]:pressed {{ background: {spruce_tint}; }}
QPushButton[kind="flat"]:checked, QToolButton[kind="flat"]:checked {{ background: {spruce_tint}; color: {spruce};
     border: 1px solid {spruce}; }}
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="row"] {{ background: transparent; border: 1px solid transparent; text-align: left;
     font-weight: 400; }}
QPushButton[kind="row"]:hover {{ background: {hover}; }}
QPushButton[kind="row"]:checked {{ background: {spruce_tint}; font-weight: 600; }}
QPushButton[kind="row"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; color: {spruce};
     padding: 0 {p4}px; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="line"] {{ background: transparent; border: 1px solid transparent; min-height: 0; }}
QPushButton[kind="line"]:hover {{ background: {hover}; }}
QPushButton[kind="line"]:pressed {{ background: {spruce_tint}; }}
QPushButton[kind="line"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="tile"] {{ background: {surface}; min-height: 0; border: 1px solid {line_strong};
     border-radius: {r8}px; text-align: left; font-weight: 400; }}
QPushButton[kind="tile"]:hover {{ background: {hover}; }}
QPushButton[kind="tile"]:pressed {{ background: {spruce_tint}; }}
QPushButton[kind="tile"]:focus {{ border: 2px solid {focus}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}

QScrollArea, QAbstractScrollArea {{ border: none; background: transparent; }}
QScrollArea[kind="ring"] {{ border: 2px solid transparent; }}
QScrollArea[kind="ring"]:focus {{ border: 2px solid {focus}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox {{ min-height: {b34}px; background: {surface};
     border: 1px solid {line_strong}; border-radius: {r6}px; padding: 0 {p10}px; selection-background-color: {spruce};
     selection-color: {on_spruce}; }}
QPlainTextEdit, QTextEdit {{ padding: {p6}px {p8}px; }}
QLineEdit[quiet="true"], QPlainTextEdit[quiet="true"] {{ background: transparent; border: 1px dashed {line_strong}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus
     {{ border: 2px solid {focus}; padding-left: {p9}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ color: {disabled};
     border-color: {line}; }}
QLineEdit[kind="capture"] {{ min-height: {b44}px; border: none; font-size: {t18}px; background: transparent; }}
QLineEdit[kind="big"] {{ min-height: {b46}px; font-size: {t16}px; border-radius: {r8}px; }}
QComboBox::drop-down {{ border: none; width: {b28}px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {line_strong}; padding: {p4}px; }}
QCheckBox, QRadioButton {{ min-height: {b32}px; spacing: {p8}px; border: 2px solid transparent;
     border-radius: {r6}px; padding: 0 {p4}px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {focus}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {b16}px; height: {b16}px; border: 1.5px solid {line_strong};
     background: {surface}; border-radius: {r4}px; }}
QRadioButton::indicator {{ border-radius: {r8}px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{ background: {spruce}; border-color: {spruce}; }}
QSlider {{ min-height: {b32}px; }}
QSlider::groove:horizontal {{ height: 4px; background: {line_strong}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: {b16}px; height: {b16}px; margin: -{m7}px 0; border-radius: {r8}px;
     background: {spruce}; border: 2px solid {surface}; }}
QSlider:focus {{ border: 2px solid {focus}; border-radius: {r6}px; }}
QProgressBar {{ border: 1px solid {line_strong}; border-radius: {r4}px; background: {surface}; text-align: center;
     min-height: {b16}px; }}
QProgressBar::chunk {{ background: {spruce_tint}; }}

QTabBar {{ background: transparent; }}
QTabBar::tab {{ min-height: {b40}px; padding: 0 {p10}px; color: {ink_soft}; border: 2px solid transparent;
     border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {ink}; border-bottom: 2px solid {spruce}; }}
QTabBar::tab:hover {{ background: {hover}; }}
QTabBar:focus {{ border: 2px solid {focus}; }}

QScrollBar:vertical {{ width: 14px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 14px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {line_strong}; border-radius: 4px; margin: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {ink_soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTreeView, QListView, QTableView {{ background: {surface}; border: none; outline: none; show-decoration-selected: 0;
     alternate-background-color: {sunk}; }}
QTreeView::item, QListView::item {{ min-height: {b32}px; border-radius: {r6}px; padding: 0 {p4}px;
     border: 2px solid transparent; }}
QTreeView::item:hover, QListView::item:hover {{ background: {sunk}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {spruce_tint}; color: {ink};
     border: 2px solid {spruce}; }}
QListView[kind="rail"] {{ background: transparent; border: 2px solid transparent; }}
QListView:focus, QTreeView:focus, QTableView:focus {{ border: 2px solid {focus}; }}
QHeaderView::section {{ background: {sunk}; color: {ink_soft}; font-weight: 600; border: none; padding: {p6}px; }}
QTableView::item:selected {{ background: {spruce_tint}; color: {ink}; }}

QMenu {{ background: {surface}; border: 1px solid {line_strong}; padding: {p4}px; }}
QMenu::item {{ padding: {p6}px {p24}px {p6}px {p8}px; border-radius: {r4}px; border: 2px solid transparent; }}
QMenu::item:selected {{ background: {spruce_tint}; border: 2px solid {spruce}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::icon {{ padding-left: {p8}px; }}
QMenu::separator {{ height: 1px; background: {hair}; margin: {p4}px {p8}px; }}
QTextBrowser {{ background: {surface}; border: 1px solid {hair}; }}
QSplitter::handle {{ background: {hair}; }}
"""


def style_sheet(look: "Look") -> str:
    """The sheet for one look; measures grow with the text size."""
    names = {**look.colours, "hover": look.sunk if look.mode != "light" else "#E9E6DC"}
    sizes = {f"{kind}{n}": look.px(n) for kind in "tbpmr" for n in range(4, 52)}
    return SHEET.format(**names, **sizes)
