"""The command line: a window, or one of the commands. Starts any room; knows no part of the window."""

import argparse
import contextlib
import gettext
import importlib.resources
import locale
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from paku_studio import __version__
from paku_studio.locale import LANGUAGES, N_, Translate, translator
from paku_studio.pause import all_stays

if TYPE_CHECKING:
    from paku_studio.commands.outcome import Outcome
    from paku_studio.widgets.app import Program

WINDOWS_NAMES = {"Finnish": "fi", "Swedish": "sv", "English": "en"}
COMMANDS = {
    "new": N_("make a document from a template"),
    "import": N_("make a document from typed text, or update one from a table"),
    "export": N_("make sheets and tables: .pdf .svg .png .html .docx .pptx .txt .csv .xlsx .json"),
    "clean": N_("make a copy for publication, without roles, meetings and counts"),
    "merge": N_("bring other copies, or other groups' documents, into a copy of a document"),
    "check": N_("look for faults and remarks"),
    "info": N_("tell what is in a document"),
    "changes": N_("tell what has changed since the end of a meeting"),
}


NO_SCREEN = N_("There is no screen here to open the window on; the commands work without one (--help).")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run one command.

    0 done, 1 `check` found a fault, 2 the input is not usable, 3 could not write.
    """
    if arguments is None:
        from paku_studio.commands.faults import guard_words

        guard_words()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = spoken_language(given, os.environ)
    if wants_window(given):
        return _open_window(given, language)
    _speak(language)
    parsed = build_parser(translator(language)).parse_args(given)
    outcome = _run(parsed, language)
    return _tell(outcome, language)


def wants_window(given: Sequence[str]) -> bool:
    """Whether the window is meant: nothing is said, or only a file (whose name is no command)."""
    if not given:
        return True
    return len(given) == 1 and given[0] not in COMMANDS and not given[0].startswith("-") and _is_path(given[0])


def _is_path(said: str) -> bool:
    """A word that could be a file, rather than a command misspelt."""
    return bool(Path(said).suffix) or os.sep in said or Path(said).exists()


def _open_window(given: Sequence[str], language: str) -> int:
    from paku_studio.commands.outcome import UNUSABLE, Outcome

    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not shown:
        return _tell(Outcome(UNUSABLE, trouble=translator(language)(NO_SCREEN)), language)
    return start_window(Path(given[0]) if given else None).work()


def start_window(path: Path | None) -> "Program":
    """The program with its first window. What knows no Qt is loaded before Qt: see `editor.loading`."""
    from paku_studio.editor.loading import DOCUMENT, START_PAGE, load

    with all_stays():
        load(START_PAGE if path is None else (*START_PAGE, *DOCUMENT))
        from paku_studio.widgets.app import begin

        return begin(path)


def spoken_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of messages: `--messages`, else the environment's, else Finnish."""
    for place, word in enumerate(arguments):
        if word == "--messages" and place + 1 < len(arguments) and arguments[place + 1] in LANGUAGES:
            return arguments[place + 1]
        if word.startswith("--messages=") and word.partition("=")[2] in LANGUAGES:
            return word.partition("=")[2]
    told = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if not any(told) and sys.platform == "win32":
        told = [WINDOWS_NAMES.get((locale.getlocale()[0] or "").partition("_")[0], "")]
    named = next((value for value in told if value), "")[:2].lower()
    return named if named in LANGUAGES else "fi"


def build_parser(t: Translate) -> argparse.ArgumentParser:
    """The whole grammar of the command line, described in one language."""
    parser = _Parser(
        prog="paku-studio",
        description=t("From typed words to printed service pathways."),
        epilog=t("Without a command the window opens; with a file alone it opens that file."),
    )
    shown = f"PAKU Studio {__version__}"
    parser.add_argument("--version", action="version", version=shown, help=t("show the version and exit"))
    _add_messages(parser, t)
    commands = parser.add_subparsers(dest="command", required=True, metavar=t("COMMAND"))
    parts = {name: commands.add_parser(name, help=t(text), description=t(text)) for name, text in COMMANDS.items()}
    for part in parts.values():
        _add_messages(part, t)
    _describe_making(parts, t)
    _describe_export(parts["export"], t)
    parts["clean"].add_argument("file", type=Path, metavar=t("FILE"), help=t("a .paku document"))
    parts["clean"].add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT.paku", help=t("the copy to make")
    )
    groups = t("leave out the names of groups and who arranges them too")
    parts["clean"].add_argument("--without-groups", action="store_true", help=groups)
    _describe_merge(parts["merge"], t)
    parts["check"].add_argument("file", type=Path, metavar=t("FILE"), help=t("a .paku document"))
    parts["check"].add_argument("--json", action="store_true", help=t("for programs"))
    parts["check"].add_argument("--strict", action="store_true", help=t("a remark counts as a fault"))
    parts["info"].add_argument("file", type=Path, metavar=t("FILE"), help=t("a .paku document"))
    parts["info"].add_argument("--json", action="store_true", help=t("for programs"))
    _describe_changes(parts["changes"], t)
    return parser


def _describe_making(parts: Mapping[str, argparse.ArgumentParser], t: Translate) -> None:
    from paku_studio.shipped import template_names

    language = t("language of the document: fi, sv or en")
    parts["new"].add_argument("file", type=Path, metavar="OUT.paku", help=t("the document to make"))
    parts["new"].add_argument("--template", choices=template_names(), default="empty", help=t("what to begin with"))
    parts["new"].add_argument("--language", choices=LANGUAGES, help=language)
    parts["import"].add_argument("source", type=Path, metavar=t("FILE"), help=t("a .txt, .csv, .xlsx or .json file"))
    parts["import"].add_argument("-o", "--output", type=Path, required=True, metavar="OUT.paku", help=t("the document"))
    parts["import"].add_argument("--language", choices=LANGUAGES, help=language)
    parts["import"].add_argument("--replace", action="store_true", help=t("replace a document that stands there"))
    parts["import"].add_argument(
        "--keep-bullets", action="store_true", help=t("bullets at the beginning of lines are marks, not decoration")
    )


def _describe_merge(part: argparse.ArgumentParser, t: Translate) -> None:
    part.add_argument("file", type=Path, metavar=t("FILE"), help=t("a .paku document: its title and language stay"))
    part.add_argument("others", type=Path, nargs="+", metavar=t("OTHER"), help=t("a .paku document to bring in"))
    part.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.paku", help=t("the document to make"))
    replace = t("replace a document that stands there; what it was is kept beside it as .bak")
    part.add_argument("--replace", action="store_true", help=replace)
    part.add_argument("--json", action="store_true", help=t("for programs"))


def _describe_export(part: argparse.ArgumentParser, t: Translate) -> None:
    from paku_studio.commands.export_options import WHAT

    part.add_argument("file", type=Path, metavar=t("FILE"), help=t("a .paku document"))
    output = t("a file, or a folder with --what all")
    part.add_argument("-o", "--output", type=Path, required=True, metavar=t("FILE"), help=output)
    part.add_argument("--what", choices=WHAT, help=t("which sheets"))
    part.add_argument("--only", default="", metavar=t("NAME|NUMBER"), help=t("one sheet, by its name or number"))
    part.add_argument("--size", type=str.upper, choices=("A4", "A3", "A2", "A1", "A0"), help=t("paper"))
    part.add_argument("--orientation", choices=("portrait", "landscape"), help=t("how the paper lies"))
    tile = t("on sheets of this size, to be put together on the wall")
    part.add_argument("--tile", type=str.upper, choices=("A4", "A3"), help=tile)
    part.add_argument("--colours", choices=("colour", "black-and-white"), default="colour", help=t("colours"))
    part.add_argument("--language", choices=LANGUAGES, help=t("language of the sheet's own words"))
    part.add_argument("--easy", action="store_true", help=t("the sheet's easy-language twin"))
    fill = t("JSON of what is filled in on a checklist or a conversation sheet; it is stored nowhere")
    part.add_argument("--fill", type=Path, metavar=t("FILE.json"), help=fill)
    part.add_argument("--sheets", metavar=t("NUMBER"), help=t("how many sheets of blank cards, numbered on"))
    counts = t("counts of participants too, for the organiser's own use: .csv, .xlsx and .json")
    part.add_argument("--with-counts", action="store_true", help=counts)
    refuse = t("write nothing while numbers or addresses that lead to a person are left in the document")
    part.add_argument("--refuse-personal-data", action="store_true", help=refuse)
    part.add_argument("--dpi", metavar=t("NUMBER"), help=t("dots an inch of a .png, 36 to 600; 150 if not said"))
    since = t("a meeting by its number, or by its group and number; the last one if not said")
    part.add_argument("--since", default="", metavar=t("NUMBER"), help=since)


def _describe_changes(part: argparse.ArgumentParser, t: Translate) -> None:
    part.add_argument("file", type=Path, metavar=t("FILE"), help=t("a .paku document"))
    since = t("a meeting by its number, or by its group and number; the last one if not said")
    part.add_argument("--since", default="", metavar=t("NUMBER"), help=since)
    until = t("a later meeting; now if not said; without --since what that meeting changed")
    part.add_argument("--until", default="", metavar=t("NUMBER"), help=until)
    part.add_argument("--json", action="store_true", help=t("for programs"))


def _add_messages(part: argparse.ArgumentParser, t: Translate) -> None:
    part.add_argument("--messages", choices=LANGUAGES, help=t("language of messages"))


def _run(parsed: argparse.Namespace, language: str) -> "Outcome":
    if parsed.command in {"new", "import"}:
        from paku_studio.commands import making

        if parsed.command == "new":
            return making.new(parsed.file, parsed.template, parsed.language or language, language)
        return making.bring_in(parsed, language)
    if parsed.command == "export":
        from paku_studio.commands import exporting

        return exporting.export(parsed, language)
    if parsed.command == "clean":
        from paku_studio.commands import publishing

        return publishing.clean(parsed, language)
    if parsed.command == "merge":
        from paku_studio.commands import merging

        return merging.merge(parsed, language)
    if parsed.command == "changes":
        from paku_studio.commands.changes import changes

        return changes(parsed.file, parsed.since, parsed.until, parsed.json, language)
    from paku_studio.commands import asking

    if parsed.command == "check":
        return asking.check(parsed.file, parsed.json, parsed.strict, language)
    return asking.info(parsed.file, parsed.json, language)


def _tell(outcome: "Outcome", language: str) -> int:
    """Say how it ended. A reader that went away (`| head`) is no fault; a disk too full for the lines is."""
    _utf8(sys.stdout)
    _utf8(sys.stderr)
    status, trouble = outcome.status, outcome.trouble
    try:
        _say(sys.stdout, outcome.lines)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            status, trouble = _untold(error, language)
    if trouble:
        with contextlib.suppress(OSError):
            _say(sys.stderr, (f"paku-studio: {trouble}",))
    return status


def _say(stream: TextIO | None, lines: Iterable[str]) -> None:
    if stream is None:  # started with the stream closed
        return
    from paku_studio.commands.outcome import one_line

    stream.writelines(one_line(line) + "\n" for line in lines)
    stream.flush()


def _untold(error: OSError, language: str) -> tuple[int, str]:
    from paku_studio.commands.outcome import UNWRITTEN
    from paku_studio.storage.failures import cannot_write_because

    return UNWRITTEN, cannot_write_because(error).about("stdout").sentence(language)


def _speak(language: str) -> None:
    """Let argparse's own sentences come from our catalogue too (it asks the default gettext domain)."""
    folder = importlib.resources.files("paku_studio.locale") / "argparse"
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", str(folder))


def _utf8(stream: object) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")
