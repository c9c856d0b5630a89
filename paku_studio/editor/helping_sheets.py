"""What the help says of paper: huoneentaulut, sheets for clients, cards, parts, the report, formats. Knows no Qt."""

from paku_studio.locale import N_

TITLE = N_("On paper")

_POSTERS = (
    N_("A wall poster tells in a few lines how people are met. Choose New wall poster… on the page of sheets: a kind "
       "with lines to begin with, or an empty one."),
    N_("Edit opens the poster: type straight into the sheet, or into the fields beside it. Lines can be picked from "
       "what the group has said; where a line came from is kept."),
    N_("The mark Draft goes off when the group has agreed. Before printing it is told from how far the poster is read "
       "and which lines have no room."),
)  # fmt: skip
_CLIENTS = (
    N_("The conversation sheet and the checklist are for the client to take home. They can be printed as they are; "
       "Edit makes them your own."),
    N_("Fill in writes on the sheet before it is printed. It is kept nowhere: it goes on the paper, and is gone when "
       "you leave the sheet. The program asks before that."),
    N_("An organisation's address and telephone that are to stay are written with Edit."),
)  # fmt: skip
_CARDS = (
    N_("Blank cards for working round a table: personas, moments, questions, notes. Choose how many sheets; they are "
       "cut along the dashed lines."),
)  # fmt: skip
_PARTS = (
    N_("A large sheet can be printed on A4 or A3: choose On A4 sheets. The first page tells how the parts are put "
       "together, and marks show where to cut and glue. Print them at 100 %, not fitted to the page."),
)  # fmt: skip
_REPORT = (
    N_("The report tells the whole work, or one meeting, to those who were not there. It comes as PDF, as a page for "
       "the web and as DOCX for a word processor."),
    N_("What changed is for the beginning of a meeting: what came, what is another and what went since the last one. "
       "It is there once a meeting has ended."),
    N_("Your own notes never come to a report or to any other sheet, and very small counts are left out."),
)  # fmt: skip
_EASY = (
    N_("Wall posters, conversation sheets and checklists have an easy twin: Said easily shows and prints it. While you "
       "write easy words, hints tell what is hard to read."),
)  # fmt: skip
_FORMATS = (
    N_("PDF is for printing and sending; it can be read with a screen reader. HTML is the same as a page."),
    N_("PNG and SVG are pictures, PPTX slides of a pathway, DOCX a report. TXT, XLSX, CSV and JSON hold the content "
       "for other programs."),
    N_("All sheets at once puts everything that the group has made into one PDF, in the language and colours that are "
       "chosen on the page."),
)  # fmt: skip

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Wall posters"), _POSTERS),
    (N_("Sheets for clients, and filling in"), _CLIENTS),
    (N_("Cards"), _CARDS),
    (N_("Large sheets in parts"), _PARTS),
    (N_("The report"), _REPORT),
    (N_("Said easily"), _EASY),
    (N_("File formats"), _FORMATS),
)
"""A heading and its sentences."""
