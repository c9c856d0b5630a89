"""The municipalities of Keski-Suomi: number, names, and the locative, which nobody builds. Knows no document."""

from typing import NamedTuple


class Known(NamedTuple):
    """One municipality; `locative_fi` is where one is when one is there: Laukaassa, Pihtiputaalla."""

    code: str
    name_fi: str
    name_sv: str
    locative_fi: str


KNOWN: tuple[Known, ...] = (
    Known("077", "Hankasalmi", "Hankasalmi", "Hankasalmella"),
    Known("172", "Joutsa", "Joutsa", "Joutsassa"),
    Known("179", "Jyväskylä", "Jyväskylä", "Jyväskylässä"),
    Known("182", "Jämsä", "Jämsä", "Jämsässä"),
    Known("216", "Kannonkoski", "Kannonkoski", "Kannonkoskella"),
    Known("226", "Karstula", "Karstula", "Karstulassa"),
    Known("249", "Keuruu", "Keuru", "Keuruulla"),
    Known("256", "Kinnula", "Kinnula", "Kinnulassa"),
    Known("265", "Kivijärvi", "Kivijärvi", "Kivijärvellä"),
    Known("275", "Konnevesi", "Konnevesi", "Konnevedellä"),
    Known("291", "Kuhmoinen", "Kuhmoinen", "Kuhmoisissa"),
    Known("312", "Kyyjärvi", "Kyyjärvi", "Kyyjärvellä"),
    Known("410", "Laukaa", "Laukas", "Laukaassa"),
    Known("435", "Luhanka", "Luhanka", "Luhangassa"),
    Known("495", "Multia", "Multia", "Multialla"),
    Known("500", "Muurame", "Muurame", "Muuramessa"),
    Known("592", "Petäjävesi", "Petäjävesi", "Petäjävedellä"),
    Known("601", "Pihtipudas", "Pihtipudas", "Pihtiputaalla"),
    Known("729", "Saarijärvi", "Saarijärvi", "Saarijärvellä"),
    Known("850", "Toivakka", "Toivakka", "Toivakassa"),
    Known("892", "Uurainen", "Uurainen", "Uuraisilla"),
    Known("931", "Viitasaari", "Viitasaari", "Viitasaarella"),
    Known("992", "Äänekoski", "Äänekoski", "Äänekoskella"),
)
"""The 22 of today, and Kuhmoinen, which belonged to them until the end of 2020."""
