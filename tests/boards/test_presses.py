"""How many keys a persona and a customer value cost beside their characters, typed into the real dock.

One press is one key stroke that types a character, or Enter, or Tab. The material is our own, of the same size and kind
as what groups have written.
"""

from PySide6.QtCore import Qt

VALUE = {
    "goal": ["Arki sujuu, oma paikka löytyy ja huominen kiinnostaa taas"],
    "functional": [
        "Saada laskut hoidetuksi ajallaan",
        "Päästä kurssille tai työkokeiluun",
        "Harrastaa jotain muiden kanssa",
    ],
    "social": ["Tutustua naapureihin", "Uskaltaa soittaa siskolle", "Saada joku mukaan virastoon", "Kuulua porukkaan"],
    "feelings_motivation_values": ["Luottaa siihen, että apua saa", "Tuntea itsensä tarpeelliseksi", "Nukkua yönsä"],
    "how": [
        "Sovitaan yksi asia kerrallaan",
        "Kysytään, ei oleteta",
        "Pysytään rinnalla myös jonossa",
        "Kirjataan yhdessä",
    ],
}
PERSONA = {
    "situation": ["muutti pienelle paikkakunnalle viime keväänä", "lapset joka toinen viikko"],
    "motivation": ["tahtoo töihin, mutta ei tiedä mistä aloittaa"],
    "health": ["selkä oireilee, unta neljä tuntia"],
    "network": ["entiset työkaverit eivät enää soita", "? naapuri auttaa joskus"],
    "services": ["Kela", "TE-palvelut (aika perutaan usein)"],
    "strengths": ["käsistään taitava", '" selviän minä tästäkin'],
}
AT_MOST = 1.06


def typed_in(room, said) -> int:
    """Type everything as one would, and give the presses."""
    presses = 0
    for place, lines in enumerate(said.values()):
        if place:
            room.press(Qt.Key.Key_Tab)
            presses += 1
        for line in lines:
            room.type(line).press(Qt.Key.Key_Return)
            presses += len(line) + 1
    return presses


def characters(said) -> int:
    return sum(len(line) for lines in said.values() for line in lines)


def test_a_customer_value_costs_enter_for_a_line_and_tab_for_a_field(open_room) -> None:
    room = open_room("value")
    presses = typed_in(room, VALUE)
    assert room.writer.told() == VALUE
    assert presses == characters(VALUE) + sum(map(len, VALUE.values())) + len(VALUE) - 1
    assert presses / characters(VALUE) < AT_MOST


def test_a_persona_costs_as_little(open_room) -> None:
    room = open_room("persona")
    presses = typed_in(room, PERSONA)
    told = room.writer.told()
    assert list(told) == list(PERSONA)
    assert told["network"][1] == "naapuri auttaa joskus"
    assert told["services"] == PERSONA["services"]
    assert presses / characters(PERSONA) < AT_MOST
