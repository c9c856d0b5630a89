"""Every hostile file we know of, built anew each time: name -> (its bytes, what must be said of it)."""

import hashlib
import io
import json
import os
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence

MIMETYPE = b"application/vnd.paku-studio+zip"
HEAD = b'{"format":"paku-studio","version":1,"records":'
SOUND = {
    "document": [{"id": "document"}],
    "pathway": [{"id": "p", "title": "Polku"}],
    "phase": [{"id": "f", "pathway": "p"}],
}
MEGABYTE = 1_000_000


def zipped(parts: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name given twice
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return stream.getvalue()


def document(records: object = SOUND, **other: object) -> bytes:
    return json.dumps({"format": "paku-studio", "version": 1, "records": records, **other}).encode()


def paku(json_bytes: bytes, *parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    return zipped([("mimetype", MIMETYPE), ("document.json", json_bytes), *parts], method)


def moments(*fields: dict[str, object]) -> bytes:
    records = [{"id": f"m{number}", "phase": "f", "text": "Soitto", **given} for number, given in enumerate(fields)]
    return paku(document({**SOUND, "moment": records}))


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture(data: bytes, name: str = "", ending: str = "png") -> bytes:
    name = name or hashlib.sha256(data).hexdigest()
    records = {"persona": [{"id": "a", "name": "Aino", "picture": f"{name}.{ending}"}]}
    return paku(document(records), (f"images/{name}.{ending}", data), method=zipfile.ZIP_STORED)


def image(number: int) -> tuple[str, bytes]:
    data = png(4 + number, 3) + bytes(25 * MEGABYTE)
    return f"images/{hashlib.sha256(data).hexdigest()}.png", data


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """The same zip, whose directory and header say another unpacked size of one part."""
    changed = bytearray(data)
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(name))
    struct.pack_into("<I", changed, entry + 24, size)
    struct.pack_into("<I", changed, data.find(name) - 8, size)
    return bytes(changed)


def flagged(data: bytes, name: bytes, offset: int, value: int) -> bytes:
    """The same zip with another flag or method (2 bytes at `offset` in the directory entry of one part)."""
    changed = bytearray(data)
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(name))
    struct.pack_into("<H", changed, entry + offset, value)
    struct.pack_into("<H", changed, data.find(name) - 30 + offset - 2, value)
    return bytes(changed)


def zip64(data: bytes) -> bytes:
    """The same zip with a 64-bit directory record that promises four million entries."""
    end = data[-22:]
    size, offset = struct.unpack("<LL", end[12:20])
    big = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 4_000_000, 4_000_000, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(data) - 22, 1)
    return data[:-22] + big + locator + end


def mimetype_bomb() -> bytes:
    return zipped([("mimetype", b"a" * 30 * MEGABYTE), ("document.json", document())])


def many_entries(number: int) -> bytes:
    return zipped([("mimetype", MIMETYPE), *((f"a{count}", b"") for count in range(number))], zipfile.ZIP_STORED)


def deep(levels: int) -> bytes:
    return paku(HEAD + b"[" * levels + b"]" * levels + b"}")


def heavy(sign: bytes, size: int) -> bytes:
    """A document of as many small values as fit in its size."""
    body = HEAD + b'{"moment":[' + sign * (size // len(sign)) + b"0]}}"
    return paku(body, method=zipfile.ZIP_STORED)


def damaged_picture() -> bytes:
    data = png(40, 30, os.urandom(400))
    whole = picture(data)
    at = whole.find(b"IDAT") + 100
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


def keys_twice() -> bytes:
    return paku(HEAD + b'{"pathway":[{"id":"p","title":"eka","title":"toka"}]}}')


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty file": (lambda: b"", "is empty"),
    "one byte": (lambda: b"P", "another program"),
    "text file": (lambda: b"= Polku\nSoitto\n", "another program"),
    "pdf": (lambda: b"%PDF-1.7\n" + bytes(1000), "another program"),
    "all zeros": (lambda: bytes(8192), "another program"),
    "a zip head alone": (lambda: b"PK\x03\x04", "damaged"),
    "truncated zip": (lambda: paku(document())[:-30], "damaged"),
    "half a zip": (lambda: (data := paku(document()))[: len(data) // 2], "damaged"),
    "an empty zip": (lambda: zipped([]), "another program"),
    "another program's zip": (lambda: zipped([("content.xml", b"<a/>")]), "another program"),
    "an OpenDocument file": (
        lambda: zipped([("mimetype", b"application/vnd.oasis.opendocument.text"), ("document.json", document())]),
        "another program",
    ),
    "a mimetype of other words, equally long": (
        lambda: zipped([("mimetype", MIMETYPE[:-1] + b"q"), ("document.json", document())]),
        "another program",
    ),
    "no document": (lambda: zipped([("mimetype", MIMETYPE)]), "damaged"),
    "zip bomb": (lambda: paku(b"0" * 20 * MEGABYTE), "unpack to far more"),
    "zip bomb larger than any document": (lambda: paku(b"0" * 60 * MEGABYTE), "more than a PAKU file can hold"),
    "zip bomb whose header lies": (lambda: lying(paku(b"0" * 60 * MEGABYTE), b"document.json", 1000), "damaged"),
    "zip bomb in the mimetype": (mimetype_bomb, "more than a PAKU file can hold"),
    "a part shorter than it says": (lambda: lying(paku(document()), b"document.json", 500), "damaged"),
    "duplicate entries": (lambda: paku(document(), ("document.json", b"{}")), "twice"),
    "60,000 entries": (lambda: many_entries(60_000), "more parts"),
    "1,100 entries": (lambda: many_entries(1_100), "more parts"),
    "a directory of 64 bits": (lambda: zip64(paku(document())), "damaged"),
    "a directory that hides entries": (
        lambda: (data := many_entries(1_100))[:-14] + struct.pack("<HH", 3, 3) + data[-10:],
        "more parts",
    ),
    "a directory somewhere else": (
        lambda: (data := paku(document()))[:-6] + struct.pack("<L", 7) + data[-2:],
        "damaged",
    ),
    "a directory before the file": (
        lambda: (data := paku(document()))[:-10] + struct.pack("<LL", 900_000, 0) + data[-2:],
        "damaged",
    ),
    "encrypted": (lambda: flagged(paku(document()), b"document.json", 8, 1), "password"),
    "a packing of the future": (lambda: flagged(paku(document()), b"document.json", 10, 99), "damaged"),
    "bzip2": (lambda: paku(document(), method=zipfile.ZIP_BZIP2), "damaged"),
    "not JSON": (lambda: paku(b"{'a': 1}"), "damaged"),
    "UTF-16": (lambda: paku(document().decode().encode("utf-16")), "damaged"),
    "Latin-1": (lambda: paku(b'{"format":"paku-studio","version":1,"records":{},"\xe4":1}'), "damaged"),
    "JSON 100,000 deep": (lambda: deep(100_000), "nested too deeply"),
    "JSON 100,000 deep in objects": (
        lambda: paku(HEAD + b'{"a":' * 100_000 + b"1" + b"}" * 100_001),
        "nested too deeply",
    ),
    "a list": (lambda: paku(b"[]"), "another program"),
    "nothing at all": (lambda: paku(b"{}"), "another program"),
    "another format": (lambda: paku(b'{"format":"excalidraw","version":1}'), "another program"),
    "no version": (lambda: paku(b'{"format":"paku-studio","records":{}}'), "damaged"),
    "version zero": (lambda: paku(document(version=0)), "damaged"),
    "version true": (lambda: paku(document(version=True)), "damaged"),
    "version 1.5": (lambda: paku(document(version=1.5)), "damaged"),
    "a newer version": (lambda: paku(document(version=99)), "newer version"),
    "a version from the far future": (lambda: paku(document(version=10**400)), "newer version"),
    "a number of 5,000 digits": (lambda: paku(HEAD[:-10] + b'"x":' + b"9" * 5000 + b',"records":{}}'), "damaged"),
    "records that are a list": (lambda: paku(document([])), "damaged"),
    "no records": (lambda: paku(b'{"format":"paku-studio","version":1}'), "damaged"),
    "empty lists without end": (lambda: heavy(b"[],", 6 * MEGABYTE), "more than a PAKU file can hold"),
    "empty objects without end": (lambda: heavy(b"{},", 6 * MEGABYTE), "more than a PAKU file can hold"),
    "objects of one key without end": (lambda: heavy(b'{"a":0},', 12 * MEGABYTE), "more than a PAKU file can hold"),
    "texts without end": (lambda: heavy(b'"ab",', 20 * MEGABYTE), "more than a PAKU file can hold"),
    "numbers without end": (lambda: heavy(b"300,", 26 * MEGABYTE), "more than a PAKU file can hold"),
    "as many lists as are allowed": (lambda: heavy(b"[],", 3_600_000), "faulty parts"),
    "as many texts as are allowed": (lambda: heavy(b'"ab",', 16 * MEGABYTE), "faulty parts"),
    "as many numbers as are allowed": (lambda: heavy(b"300,", 22 * MEGABYTE), "faulty parts"),
    "a record of 400,000 unknown fields": (
        lambda: paku(document({"moment": [{"id": "m", "phase": "f", **{f"x{n}": 0 for n in range(400_000)}}]})),
        "faulty parts",
    ),
    "more records than a document has": (
        lambda: paku(document({"tombstone": [{"id": f"t{n}", "removed": "x"} for n in range(200_001)]})),
        "more than a PAKU file can hold",
    ),
    "2,001 broken records": (
        lambda: paku(document({"moment": [{"id": f"m{n}", "phase": "f", "feeling": 7} for n in range(2_001)]})),
        "faulty parts",
    ),
}
"""Files that cannot be used, and words of the one sentence."""

OPENED: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "foreign names": (
        lambda: paku(
            document(),
            ("../../etc/passwd", b"x"),
            ("C:\\x", b"x"),
            ("images/kuva.png", b"x"),
            ("__MACOSX/._document.json", b"x"),
            ("\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe", b"x"),
        ),
        ["unknown_part"] * 5,
    ),
    "NaN in a count": (
        lambda: paku(HEAD + b'{"session":[{"id":"s","number":NaN}]}}'),
        ["bad_field"],
    ),
    "1e999 in a count": (lambda: paku(HEAD + b'{"session":[{"id":"s","number":1e999}]}}'), ["bad_field"]),
    "a number of 400 digits": (
        lambda: paku(HEAD + b'{"session":[{"id":"s","number":' + b"9" * 400 + b"}]}}"),
        ["bad_field"],
    ),
    "lone surrogates": (
        lambda: moments({"text": "a\ud800b"}, {"place": "\udfff"}, {"law_references": ["\ud83d"]}),
        ["bad_letters"] * 3,
    ),
    "lone surrogates where no text belongs": (
        lambda: moments({"stage": "\ud800"}, {"place": {"\ud800": 1}}, {"when": ["\ud800"], "place": {"a": "\ud800"}}),
        ["bad_letters", "bad_field", "bad_field", "bad_letters", "bad_field", "bad_field"],
    ),
    "lone surrogates in names": (
        lambda: paku(document({**SOUND, "mo\ud800": [], "moment": [{"id": "m", "phase": "f", "\udc00": 1}]})),
        ["unknown_type", "unknown_field"],
    ),
    "an id of lone surrogates": (lambda: moments({"id": "\ud800"}), ["bad_id"]),
    "duplicate ids": (lambda: moments({}, {"id": "m0"}, {"id": "p"}), ["repeated_id", "repeated_id"]),
    "an id with a NUL": (lambda: moments({"id": "a\0b"}), ["bad_id"]),
    "an id with a line's end": (lambda: moments({"id": "ab\n"}), ["bad_id"]),
    "an id that is a number, none, too long": (
        lambda: moments({"id": 7}, {"id": None}, {"id": "x" * 65}, {"id": ["m"]}),
        ["bad_id"] * 4,
    ),
    "a million-character title": (
        lambda: paku(document({"pathway": [{"id": "p", "title": "ä" * MEGABYTE}]})),
        ["long_text"],
    ),
    "a long list": (lambda: moments({"law_references": ["SHL"] * 100_000}), ["long_list"]),
    "a list of other things": (lambda: moments({"law_references": ["SHL", 7]}), ["bad_field"]),
    "a long list of wrong things": (lambda: moments({"law_references": [0] * 900_000}), ["long_list", "bad_field"]),
    "a value 500 deep": (
        lambda: paku(
            document({**SOUND, "moment": [{"id": "m", "phase": "f"}]}).replace(
                b'"f"}]}', b'"f","place":' + b"[" * 500 + b"]" * 500 + b"}]}"
            )
        ),
        ["bad_field"],
    ),
    "unknown words of a closed list": (
        lambda: moments({"feeling": "ecstatic"}, {"status": 3}, {"stage": "before"}),
        ["bad_field", "bad_field"],
    ),
    "values bent to fit elsewhere": (
        lambda: moments({"critical": "true"}, {"critical": 1}, {"text": 5}, {"order": ""}, {"law_references": "SHL"}),
        ["bad_field"] * 5,
    ),
    "a needed field is missing": (
        lambda: paku(document({**SOUND, "moment": [{"id": "m", "text": "Soitto"}], "note": [{"id": "n"}]})),
        ["bad_record", "bad_record"],
    ),
    "a link that order already says": (
        lambda: paku(
            document(
                {**SOUND, "link": [{"id": "l", "source": "m0", "kind": "next"}], "moment": [{"id": "m0", "phase": "f"}]}
            )
        ),
        ["bad_field"],
    ),
    "values that contradict each other": (
        lambda: paku(
            document(
                {
                    "project": [{"id": "h", "name": "Hanke", "start": "2027-01-02", "end": "2026-01-01"}],
                    "session": [{"id": "s"}],
                    "count": [{"id": "c", "session": "s", "role": "kela", "attending": 1, "new_persons": 2}],
                }
            )
        ),
        ["bad_field", "bad_field"],
    ),
    "unknown kinds and fields": (
        lambda: paku(
            document(
                {
                    **SOUND,
                    "spaceship": [{}, {}],
                    "robot": 7,
                    "moment": [{"id": m, "phase": "f", "x": 1.5} for m in "ab"],
                },
                theme="dark",
            )
        ),
        ["unknown_key", "unknown_type", "unknown_type", "unknown_field"],
    ),
    "tables that are none": (
        lambda: paku(document({**SOUND, "moment": {"a": 1}, "note": None, "actor": ["Kela", 7, None, []]})),
        ["not_a_table", "not_a_table", *["not_a_record"] * 4],
    ),
    "a key said twice": (keys_twice, ["repeated_key"]),
    "a byte order mark": (lambda: paku(b"\xef\xbb\xbf" + document()), []),
    "a picture of 50,000 by 50,000 points": (
        lambda: picture(png(50_000, 50_000, zlib.compress(bytes(50_001 * 200)))),
        ["large_picture", "missing_picture"],
    ),
    "a picture under another's name": (lambda: picture(png(4, 3), "0" * 64), ["bad_picture", "missing_picture"]),
    "a picture with another ending": (lambda: picture(png(4, 3), ending="jpg"), ["bad_picture", "missing_picture"]),
    "a picture that is none": (lambda: picture(b"<svg/>"), ["bad_picture", "missing_picture"]),
    "a picture without a size": (lambda: picture(png(0, 10)), ["bad_picture", "missing_picture"]),
    "the head of a picture alone": (
        lambda: picture(b"\x89PNG\r\n\x1a\n"),
        ["bad_picture", "missing_picture"],
    ),
    "a JPEG that never begins": (
        lambda: picture(b"\xff\xd8\xff" + b"\xff" * 8 * MEGABYTE, ending="jpg"),
        ["bad_picture", "missing_picture"],
    ),
    "a JPEG that breaks off": (
        lambda: picture(b"\xff\xd8\xff\xe0\0\x10JFIF", ending="jpg"),
        ["bad_picture", "missing_picture"],
    ),
    "a picture with a flipped bit": (damaged_picture, ["bad_picture", "missing_picture"]),
    "pictures above the limit together": (
        lambda: paku(document(), *map(image, range(4)), method=zipfile.ZIP_STORED),
        ["large_picture"],
    ),
    "a picture above the limit": (
        lambda: picture(png(4, 3) + bytes(33 * MEGABYTE)),
        ["large_picture", "missing_picture"],
    ),
    "a picture that is not there": (
        lambda: paku(document({"persona": [{"id": "a", "name": "Aino", "picture": "0" * 64 + ".png"}]})),
        ["missing_picture"],
    ),
    "a broken preview": (lambda: paku(document(), ("thumbnail.png", b"GIF89a")), ["bad_thumbnail"]),
    "a huge preview": (lambda: paku(document(), ("thumbnail.png", png(9_000, 9_000))), ["bad_thumbnail"]),
    "an encrypted preview": (
        lambda: flagged(paku(document(), ("thumbnail.png", png(4, 4))), b"thumbnail.png", 8, 1),
        ["bad_thumbnail"],
    ),
    "a bomb as a kept session": (
        lambda: paku(document(), ("snapshots/s.json", bytes(30 * MEGABYTE))),
        ["bad_snapshot"],
    ),
}
"""Files that open, and the codes of what was left out or mended."""

MENDED: dict[str, tuple[Callable[[], bytes], int]] = {
    "dangling links": (
        lambda: paku(
            document(
                {
                    **SOUND,
                    "moment": [{"id": "a", "phase": "gone"}, {"id": "b", "phase": "f", "parent": "gone"}],
                    "link": [
                        {"id": "l", "source": "gone", "target": "b"},
                        {"id": "k", "source": "b", "target": "gone"},
                    ],
                }
            )
        ),
        1,
    ),
    "parent cycles": (lambda: moments({"parent": "m1"}, {"parent": "m2"}, {"parent": "m0"}), 1),
    "its own parent": (lambda: moments({"parent": "m0"}), 1),
    "a link to itself": (
        lambda: paku(
            document(
                {**SOUND, "moment": [{"id": "m", "phase": "f"}], "link": [{"id": "l", "source": "m", "target": "m"}]}
            )
        ),
        1,
    ),
    "a reference to another kind": (
        lambda: paku(document({**SOUND, "touchpoint": [{"id": "t", "moment": "p"}]})),
        1,
    ),
    "no settings, or settings of another name": (
        lambda: paku(document({**SOUND, "document": [{"id": "other", "title": "Muu"}]})),
        0,
    ),
    "something else called document": (lambda: moments({"id": "document"}), 0),
}
"""Files whose records are each sound but do not fit together, and how many repairs there are at least."""
