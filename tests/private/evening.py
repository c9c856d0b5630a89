"""One evening with the program, in a process of its own in which no socket may be opened: argv: mode, document, folder.

Prints one JSON line in the end. Whatever opens a socket ends the process with 97.
"""

import json
import os
import sys
import time
from pathlib import Path


def refuse_sockets(event: str, _arguments: object) -> None:
    if event.startswith("socket."):
        os.write(2, f"{event}\n".encode())
        os._exit(97)


sys.addaudithook(refuse_sockets)
MODE, DOCUMENT, FOLDER = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
ENDINGS = ("pdf", "svg", "png", "html", "docx", "pptx", "txt", "csv", "xlsx", "json")
SPEAKS_LATER = 0.4


def internet() -> list[str]:
    """The sockets to other machines that this process has, as Linux tells them; Qt's own would not ask Python."""
    mine = set()
    for handle in Path("/proc/self/fd").iterdir():
        try:
            mine.add(str(handle.readlink()))
        except OSError:
            continue
    found = []
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        lines = Path(f"/proc/self/net/{kind}")
        if lines.exists():
            rows = [line.split() for line in lines.read_text().splitlines()[1:]]
            found += [kind for row in rows if f"socket:[{row[9]}]" in mine]
    return found


def tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")


def commands() -> None:
    from paku_studio.cli import main

    notes = FOLDER / "muistiinpanot.txt"
    notes.write_text("Kotona yksin\n+ naapuri auttoi\n", encoding="utf-8")
    lines = [["new", "uusi.paku", "--template", "three-phases"], ["import", str(notes), "-o", "tuotu.paku"]]
    lines += [["export", str(DOCUMENT), "-o", f"ulos.{ending}"] for ending in ENDINGS]
    lines += [["export", str(DOCUMENT), "-o", "kaikki", "--what", "all"], ["clean", str(DOCUMENT), "-o", "kopio.paku"]]
    lines += [["export", str(DOCUMENT), "-o", "osina.pdf", "--size", "A1", "--tile", "A4"]]
    lines += [["changes", str(DOCUMENT)], ["merge", str(DOCUMENT), "kopio.paku", "-o", "yhdessä.paku"]]
    lines += [["check", str(DOCUMENT)], ["info", str(DOCUMENT)]]
    os.chdir(FOLDER)
    out, sys.stdout = sys.stdout, (FOLDER / "sanottu.txt").open("w", encoding="utf-8")
    ended = {" ".join(line[:1] + line[-1:]): main([*line, "--messages", "fi"]) for line in lines}
    sys.stdout.close()
    sys.stdout = out
    tell({"ended": ended, "internet": internet()})


def failing() -> None:
    """Every way out, on a disk that is full after so many bytes, and one that somebody stops."""
    import errno

    from paku_studio.cli import main
    from paku_studio.editor.outgoing import write_sheets
    from paku_studio.export.sheets import SheetChoice, draw_sheet, sheets_of
    from paku_studio.storage import REAL_FILES, open_document

    os.chdir(FOLDER)
    room, write = [0], REAL_FILES.write

    def full(handle: int, data: memoryview) -> int:
        if room[0] <= 0:
            raise OSError(errno.ENOSPC, "full")
        room[0] -= len(data[:64])
        return write(handle, data[:64])

    type(REAL_FILES).write = staticmethod(full)
    ended = []
    for ending in ENDINGS:
        for bytes_left in (0, 200):
            room[0] = bytes_left
            ended.append(main(["export", str(DOCUMENT), "-o", f"täysi.{ending}", "--messages", "fi"]))
    room[0] = 0
    ended.append(main(["clean", str(DOCUMENT), "-o", "täysi.paku", "--messages", "fi"]))
    type(REAL_FILES).write = staticmethod(write)
    opened = open_document(DOCUMENT)
    drawings = [
        draw_sheet(opened.document.records, each, SheetChoice()) for each in sheets_of(opened.document.records, "all")
    ]

    class StoppedError(Exception):
        pass

    def stop(done: int, _whole: int) -> None:
        if done:
            raise StoppedError

    stopped = 0
    for ending in ("pdf", "png"):
        try:
            write_sheets(FOLDER / f"keskeytetty.{ending}", drawings, opened.pictures, title="x", progress=stop)
        except StoppedError:
            stopped += 1
    tell({"ended": ended, "stopped": stopped})


def killed_writing() -> None:
    """Killed while a sheet stands under its passing name, just before it gets its own."""
    from paku_studio.cli import main
    from paku_studio.storage import REAL_FILES

    type(REAL_FILES).replace = lambda *_: os.kill(os.getpid(), 9)
    main(["export", str(DOCUMENT), "-o", str(FOLDER / "ulos.pdf"), "--messages", "fi"])


def window() -> None:
    from paku_studio.cli import start_window

    program = start_window(DOCUMENT)

    from PySide6.QtCore import QTimer
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication, QFileDialog

    from paku_studio.export.sheets import SheetChoice, draw_sheet, sheets_of
    from paku_studio.widgets.printing import paint_sheets

    def spin(until: object = None, seconds: float = SPEAKS_LATER) -> None:
        end = time.monotonic() + (10 if until else seconds)
        while time.monotonic() < end and not (until and until()):
            QApplication.processEvents()
            time.sleep(0.005)

    spin(lambda: program.settled)
    QApplication.clipboard().setText("ennallaan")
    (window,) = program.windows
    desk = window.desk
    from paku_studio import edits

    edits.add_moment(desk.editor.document, "polku", "Sanottu ääneen juuri nyt")
    if MODE == "killed":
        spin(seconds=1.5)
        os.kill(os.getpid(), 9)
    for step in ("persona", "understanding", "value", "group", "sheets", "pathway"):
        desk.editor.go_to(step)
        spin(seconds=0.1)
    desk.run("view.projector")
    spin()
    records = desk.editor.document.snapshot()
    sheet = draw_sheet(records, sheets_of(records, "pathway")[0], SheetChoice())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(FOLDER / "tulostettu.pdf"))
    paint_sheets(printer, sheet.sheets, desk.editor.pictures)
    desk.run("file.clean_copy")
    spin(seconds=0.1)
    window.dialogs["CleanCopyDialog"].write(FOLDER / "kopio.paku")
    spin((FOLDER / "kopio.paku").exists)
    QTimer.singleShot(200, lambda: [one.reject() for one in QApplication.topLevelWidgets() if asks(one)])

    def asks(widget: object) -> bool:
        return isinstance(widget, QFileDialog)

    desk.run("file.save_copy")
    told = {"internet": internet(), "network": "PySide6.QtNetwork" in sys.modules}
    for each in list(program.windows):
        each.close()
    spin()
    told["clipboard"] = QApplication.clipboard().text()
    tell(told)


{"commands": commands, "failing": failing, "killed_writing": killed_writing}.get(MODE, window)()
