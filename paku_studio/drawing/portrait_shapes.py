"""The drawn busts as data: flat shapes on a disc of radius 100 round the origin. Knows no theme, size or pen.

A layer is (fill, line, path): a fill is the name of an ink of `portraits` or "" for none, a line is its width (0 for
none) and the path is written with absolute M, L, C and Z. `mirrored` gives a layer its twin on the other side.
"""

import re

Layer = tuple[str, float, str]

LINE = 2.6
THIN = 2.0
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def mirrored(layer: Layer) -> tuple[Layer, Layer]:
    """The layer and its reflection in the vertical axis."""
    fill, line, path = layer
    place = 0

    def reflect(found: re.Match[str]) -> str:
        nonlocal place
        place += 1
        return str(-float(found.group())) if place % 2 else found.group()

    return layer, (fill, line, _NUMBER.sub(reflect, path))


def body(fill: str) -> tuple[Layer, ...]:
    """Shoulders that end on the disc's own edge, and the neck; what lies outside the disc is not drawn at all."""
    shoulders = (
        "M-76.6 64.28 C-68 52 -42 50 -22 43 C-14 52 14 52 22 43 C42 50 68 52 76.6 64.28 "
        "C57.6 86.92 29.56 100 0 100 C-29.56 100 -57.6 86.92 -76.6 64.28 Z"
    )
    neck = "M-14 28 C-14 38 -16 42 -22 44 C-16 58 16 58 22 44 C16 42 14 38 14 28 Z"
    return (fill, LINE, shoulders), ("skin", LINE, neck)


FACE: Layer = (
    "skin",
    LINE,
    "M-33 -10 C-34 16 -22 41 0 42 C22 41 34 16 33 -10 C32 -34 18 -47 0 -47 C-18 -47 -32 -34 -33 -10 Z",
)
LONG_FACE: Layer = (
    "skin",
    LINE,
    "M-31 -12 C-33 16 -24 44 0 46 C24 44 33 16 31 -12 C30 -36 18 -50 0 -50 C-18 -50 -30 -36 -31 -12 Z",
)
EARS = mirrored(("skin", LINE, "M-32 -9 C-42 -14 -42 9 -31 8 Z"))
EYES = mirrored(("ink", 0, "M-15.6 -4 C-15.6 -7.4 -10.4 -7.4 -10.4 -4 C-10.4 -0.6 -15.6 -0.6 -15.6 -4 Z"))
LOWERED_EYES = mirrored(("", LINE, "M-20 -4 C-17 1 -10 1 -7 -4"))
SMILING_EYES = mirrored(("", LINE, "M-19 -2 C-17 -7 -10 -7 -8 -2"))
BROWS = mirrored(("", LINE, "M-20 -14 C-17 -18 -11 -18 -7 -15"))
RAISED_BROWS = mirrored(("", LINE, "M-20 -13 C-18 -19 -11 -20 -7 -16"))
NOSE: Layer = ("", THIN, "M1 -4 C0 3 -5 8 -3 11 C-1 13.5 2 13 4 11")
SMILE: Layer = ("", LINE, "M-9 22 C-5 27.5 5 27.5 9 22")
CALM: Layer = ("", LINE, "M-7 24 C-3 25.6 3 25.6 7 24")
SAD: Layer = ("", LINE, "M-8 27 C-4 22.5 4 22.5 8 27")
GLASSES = (
    *mirrored(("", LINE, "M-24 -5 C-24 -15 -5 -15 -5 -5 C-5 6 -24 6 -24 -5 Z")),
    ("", LINE, "M-5 -6 C-2 -8.5 2 -8.5 5 -6"),
    *mirrored(("", THIN, "M-24 -7 L-32 -9")),
)
COLLAR = mirrored(("cloth", LINE, "M0 55 L-9 68 L-26 47 L-21 42 C-17 50 -8 54 0 55 Z"))
CREW_NECK: Layer = ("", THIN, "M-27 45 C-20 63 20 63 27 45")
SLEEVES = mirrored(("", THIN, "M-49 68 C-46 74 -46 80 -47 87"))

_STUBBLE_BEARD: Layer = (
    "mid",
    LINE,
    "M-32.5 2 C-32 28 -22 45 0 46 C22 45 32 28 32.5 2 C29 13 24 18 17 18 C9 13 -9 13 -17 18 C-24 18 -29 13 -32.5 2 Z",
)
_SHORT_CROP: Layer = (
    "dark",
    LINE,
    "M-34 -8 C-42 -38 -28 -62 2 -62 C32 -61 42 -38 34 -8"
    " C32 -18 29 -25 23 -30 C12 -23 -14 -23 -23 -30 C-29 -25 -32 -18 -34 -8 Z",
)
_LONG_BACK: Layer = (
    "brown",
    LINE,
    "M-38 -10 C-44 -44 -24 -64 0 -64 C24 -64 44 -44 38 -10"
    " C37 10 42 28 45 45 C30 55 -30 55 -45 45 C-42 28 -37 10 -38 -10 Z",
)
_PARTED_FRINGE: Layer = (
    "brown",
    LINE,
    "M-38 -10 C-44 -44 -24 -64 0 -64 C24 -64 44 -44 38 -10 C38 0 36 8 34 12"
    " C33 -8 27 -26 12 -38 C0 -26 -20 -18 -29 -16 C-32 -8 -34 2 -34 12 C-36 8 -38 0 -38 -10 Z",
)
_SCARF = (
    ("warm", LINE, "M-28 40 C-14 52 14 52 28 40 C35 48 34 57 26 61 C12 69 -12 69 -26 61 C-34 57 -35 48 -28 40 Z"),
    ("warm", LINE, "M10 62 L17 90 C23 91 29 89 34 86 L24 57 C20 60 15 62 10 62 Z"),
    ("", THIN, "M-20 53 C-8 59 8 59 20 52"),
)
_BUN = (
    ("pale", LINE, "M-17 -60 C-20 -84 20 -84 17 -60 C12 -52 -12 -52 -17 -60 Z"),
    ("", THIN, "M-7 -71 C-2 -75 6 -74 9 -68"),
)
_COMBED_BACK = (
    (
        "pale",
        LINE,
        "M-34 -2 C-43 -36 -26 -62 0 -62 C26 -62 43 -36 34 -2 C33 -18 24 -36 0 -40 C-24 -36 -33 -18 -34 -2 Z",
    ),
    ("", THIN, "M-17 -38 C-15 -46 -11 -52 -6 -56"),
    ("", THIN, "M17 -38 C15 -46 11 -52 6 -56"),
)
_SIDE_HAIR = mirrored(("pale", LINE, "M-31 -22 C-40 -22 -42 -8 -38 2 C-35 3 -32 0 -31 -6 Z"))
_MOUSTACHE: Layer = (
    "pale",
    LINE,
    "M0 17 C-6 13 -15 16 -19 25 C-13 27 -5 25 0 21 C5 25 13 27 19 25 C15 16 6 13 0 17 Z",
)
_HEADSCARF = (
    (
        "dark",
        LINE,
        "M-40 2 C-46 -44 -26 -68 0 -68 C26 -68 46 -44 40 2"
        " C40 24 45 40 58 53 C40 66 -40 66 -58 53 C-45 40 -40 24 -40 2 Z",
    ),
    ("skin", LINE, "M-28 -4 C-28 18 -20 38 0 39 C20 38 28 18 28 -4 C28 -26 18 -42 0 -42 C-18 -42 -28 -26 -28 -4 Z"),
)
_SCARF_FOLDS = (
    ("", THIN, "M-31 26 C-20 48 8 58 34 55"),
    ("", THIN, "M32 24 C28 36 20 44 10 49"),
    ("", THIN, "M-22 -50 C-12 -58 10 -58 21 -50"),
)
_CURLS: Layer = (
    "brown",
    LINE,
    "M-34 6 C-48 10 -56 -8 -46 -18 C-58 -30 -46 -50 -34 -48 C-34 -66 -12 -74 -2 -64 C10 -76 32 -68 32 -50 "
    "C46 -52 58 -32 47 -20 C57 -8 48 10 34 6 C35 -8 31 -22 22 -30"
    " C12 -24 0 -28 -4 -34 C-12 -26 -22 -26 -26 -28 C-32 -20 -34 -8 -34 6 Z",
)
_CURL_LINES = (
    ("", THIN, "M-38 -32 C-34 -38 -28 -37 -26 -33"),
    ("", THIN, "M-12 -52 C-8 -58 0 -57 2 -51"),
    ("", THIN, "M24 -44 C30 -47 36 -42 35 -36"),
)
_BEANIE = (
    ("warm", LINE, "M-36 -26 C-40 -56 -22 -72 0 -72 C22 -72 40 -56 36 -26 Z"),
    (
        "warm",
        LINE,
        "M-38 -38 C-20 -46 20 -46 38 -38 C40 -32 40 -26 38 -21 C20 -29 -20 -29 -38 -21 C-40 -26 -40 -32 -38 -38 Z",
    ),
    *mirrored(("", THIN, "M-22 -42 L-22 -27")),
    ("", THIN, "M0 -44 L0 -28"),
)
_TUFTS = mirrored(("brown", LINE, "M-33 -22 C-38 -14 -37 -4 -33 4 C-31 -4 -29 -14 -26 -24 Z"))
_HOOD: Layer = (
    "dark",
    LINE,
    "M-22 40 C-34 42 -46 46 -52 52 C-40 66 -18 74 0 74 C18 74 40 66 52 52"
    " C46 46 34 42 22 40 C24 54 12 60 0 60 C-12 60 -24 54 -22 40 Z",
)
_CORDS = mirrored(("", LINE, "M-10 73 L-11 88"))
_SWEPT: Layer = (
    "mid",
    LINE,
    "M-34 -4 C-42 -36 -30 -62 -2 -62 C20 -66 42 -50 34 -4"
    " C33 -16 30 -24 26 -30 C8 -24 -10 -30 -18 -38 C-26 -30 -32 -18 -34 -4 Z",
)
_PONYTAIL: Layer = (
    "dark",
    LINE,
    "M20 -52 C44 -58 58 -36 51 -6 C48 10 50 20 54 30 C42 30 34 18 35 2 C36 -14 34 -32 20 -52 Z",
)
_PULLED_BACK = (
    (
        "dark",
        LINE,
        "M-34 0 C-43 -38 -26 -62 0 -62 C26 -62 43 -38 34 0 C33 -16 30 -24 25 -30"
        " C14 -40 2 -42 -8 -44 C-14 -34 -24 -26 -30 -22 C-32 -14 -33 -8 -34 0 Z",
    ),
)
_SIDE_CROP = mirrored(("mid", LINE, "M-31 -26 C-39 -24 -41 -10 -37 0 C-35 1 -32 -3 -32 -9 Z"))
_BALD_SHINE: Layer = ("", THIN, "M-14 -40 C-8 -44 0 -44 4 -42")
_LAUGH_LINES = mirrored(("", THIN, "M-15 16 C-17 19 -17 23 -15 26"))
_PLAITS = mirrored(
    (
        "warm",
        LINE,
        "M-30 -4 C-44 2 -48 14 -43 22 C-50 28 -50 38 -44 43 C-48 50 -45 60 -38 64 "
        "C-31 61 -28 52 -32 44 C-26 38 -26 29 -32 23 C-25 15 -25 4 -30 -4 Z",
    )
)
_PLAIT_TIES = mirrored(("", THIN, "M-43 22 C-39 25 -35 25 -32 23"))
_PLAIT_ENDS = mirrored(("", THIN, "M-44 43 C-40 46 -36 46 -32 44"))
_MIDDLE_PARTING = (
    (
        "warm",
        LINE,
        "M-34 2 C-44 -36 -26 -62 0 -62 C26 -62 44 -36 34 2 C33 -14 26 -30 0 -48 C-26 -30 -33 -14 -34 2 Z",
    ),
    ("", THIN, "M0 -62 C1 -57 1 -53 0 -48"),
)
_FRECKLES = mirrored(("ink", 0, "M-19 6 C-19 4.6 -16.8 4.6 -16.8 6 C-16.8 7.4 -19 7.4 -19 6 Z"))
_BOB_BACK: Layer = (
    "pale",
    LINE,
    "M-36 -8 C-44 -42 -26 -64 0 -64 C26 -64 44 -42 36 -8 C36 12 40 26 44 34 C34 42 20 40 14 36 L-14 36"
    " C-20 40 -34 42 -44 34 C-40 26 -36 12 -36 -8 Z",
)
_BOB_FRINGE: Layer = (
    "pale",
    LINE,
    "M-36 -8 C-44 -42 -26 -64 0 -64 C26 -64 44 -42 36 -8 C37 8 35 18 33 24 C34 8 32 -10 30 -24"
    " C14 -20 -14 -20 -30 -24 C-32 -10 -34 8 -33 24 C-35 18 -37 8 -36 -8 Z",
)
_WORRIED_BROWS = mirrored(("", LINE, "M-21 -11 C-17 -15 -12 -17 -7 -18"))
_HEAD_ALONE: Layer = (
    "mid",
    0,
    "M-28 -16 C-28 6 -16 22 0 22 C16 22 28 6 28 -16 C28 -36 16 -48 0 -48 C-16 -48 -28 -36 -28 -16 Z",
)
_PLAIN_SHOULDERS: Layer = (
    "mid",
    0,
    "M-76.6 64.28 C-70 44 -40 34 0 34 C40 34 70 44 76.6 64.28 "
    "C57.6 86.92 29.56 100 0 100 C-29.56 100 -57.6 86.92 -76.6 64.28 Z",
)

BUSTS: dict[str, tuple[Layer, ...]] = {
    "": (_PLAIN_SHOULDERS, _HEAD_ALONE),
    "beard": (
        *body("cloth"),
        CREW_NECK,
        *SLEEVES,
        *EARS,
        FACE,
        _STUBBLE_BEARD,
        SAD,
        *LOWERED_EYES,
        *BROWS,
        NOSE,
        _SHORT_CROP,
    ),
    "long_hair": (_LONG_BACK, *body("dark"), FACE, *EYES, *BROWS, NOSE, CALM, _PARTED_FRINGE, *_SCARF),
    "bun_glasses": (*_BUN, *body("mid"), *COLLAR, *EARS, FACE, *SMILING_EYES, NOSE, SMILE, *_COMBED_BACK, *GLASSES),
    "moustache": (
        *body("cloth"),
        *COLLAR,
        *SLEEVES,
        *EARS,
        *_SIDE_HAIR,
        LONG_FACE,
        *EYES,
        *RAISED_BROWS,
        NOSE,
        _MOUSTACHE,
    ),
    "headscarf": (*body("mid"), *_HEADSCARF, *EYES, *BROWS, NOSE, SMILE, *_SCARF_FOLDS),
    "curls": (*body("warm"), CREW_NECK, *SLEEVES, *EARS, FACE, *EYES, *BROWS, NOSE, SMILE, _CURLS, *_CURL_LINES),
    "beanie": (*body("dark"), _HOOD, *_CORDS, *EARS, FACE, *_TUFTS, *LOWERED_EYES, *BROWS, NOSE, CALM, *_BEANIE),
    "short_hair_glasses": (*body("dark"), *COLLAR, *EARS, LONG_FACE, *EYES, NOSE, CALM, _SWEPT, *GLASSES),
    "ponytail": (
        _PONYTAIL,
        *body("cloth"),
        CREW_NECK,
        *SLEEVES,
        *EARS,
        FACE,
        *EYES,
        *RAISED_BROWS,
        NOSE,
        SMILE,
        *_PULLED_BACK,
    ),
    "bald": (
        *body("mid"),
        *COLLAR,
        *EARS,
        *_SIDE_CROP,
        LONG_FACE,
        _BALD_SHINE,
        *SMILING_EYES,
        *BROWS,
        NOSE,
        SMILE,
        *_LAUGH_LINES,
    ),
    "plaits": (
        *body("dark"),
        CREW_NECK,
        *SLEEVES,
        *EARS,
        FACE,
        *EYES,
        *BROWS,
        *_FRECKLES,
        NOSE,
        SMILE,
        *_PLAITS,
        *_PLAIT_TIES,
        *_PLAIT_ENDS,
        *_MIDDLE_PARTING,
    ),
    "bob": (_BOB_BACK, *body("warm"), CREW_NECK, *SLEEVES, FACE, *EYES, *_WORRIED_BROWS, NOSE, SAD, _BOB_FRINGE),
}
"""Name of a bust -> its layers from back to front; "" is the plain one."""
