"""What identifies a person is found in the forms that people write it in, and what only looks like it is left alone."""

from collections.abc import Callable

import pytest

from paku_studio.privacy.finder import find

FoundIn = Callable[..., list[tuple[str, str]]]
CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def code(sign: str, day: str = "131052", number: str = "308") -> str:
    """A personal identity code with the right last character, by the rule of the Population Data Services Agency."""
    return f"{day}{sign}{number}{CHECKS[int(day + number) % 31]}"


def test_the_codes_of_the_rule_are_the_published_one() -> None:
    assert code("-") == "131052-308T"


@pytest.mark.parametrize("sign", "+-YXWVUABCDEF")
def test_a_code_is_found_with_every_sign_in_force(sign: str, found_in: FoundIn) -> None:
    written = code(sign, "010100", "900")
    for text in (written, written.lower(), f"Hetu on {written}.", f"({written})", f"lausunto_{written}.pdf"):
        assert [(kind, words.upper()) for kind, words in found_in(text)] == [("hetu", written)]


@pytest.mark.parametrize("dash", "‐‑‒–—―−-")
def test_a_code_is_found_with_every_dash(dash: str, found_in: FoundIn) -> None:
    assert found_in(f"x {code(dash)} y") == [("hetu", code(dash))]


def test_a_code_with_a_wrong_last_character_is_still_found() -> None:
    (found,) = find("131052-308A")
    assert (found.sure, found.doubt) == (True, "check")


def test_a_code_torn_by_spaces_is_found_where_its_last_character_fits(found_in: FoundIn) -> None:
    for torn in ("131052 - 308T", "131052A 308T", "13 10 52-308T", "131052- 308T", "13.10.52-308T"):
        assert found_in(torn) == [("hetu", torn)]
    assert found_in("13 10 52-308A") == []


def test_a_leap_day_is_one_only_in_the_century_that_has_it() -> None:
    assert [(one.sure, one.doubt) for one in find(code("A", "290200", "914"))] == [(True, "")]
    assert [(one.sure, one.doubt) for one in find(code("-", "290200", "914"))] == [(False, "date")]


@pytest.mark.parametrize("text", ["1131052-308T", "131052-308TX", "x131052-308T", "998877-123A", "123456-7890"])
def test_what_goes_on_as_a_word_or_is_no_date_is_no_code(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "number",
    [
        "040 123 4567", "0401234567", "040-1234567", "040-123-4567", "040.123.4567", "050/123 4567", "09 123 456",
        "0295 333 200", "(014) 266 1234", "+358 40 123 4567", "+358401234567", "+358 (0)40 123 4567",
        "00358 40 123 4567", "0457 123 4567", "020 202", "0800 123 45", "+46 70 123 45 67", "0400 12 34 56",
        "040\u00a0123\u00a04567", "040\u2011123\u20114567", "(0)40 123 4567", "0 4 0 1 2 3 4 5 6 7", "358401234567",
    ],
)  # fmt: skip
def test_a_phone_number_is_found_as_finns_write_it(number: str, found_in: FoundIn) -> None:
    assert found_in(number) == [("phone", number)]
    assert found_in(f"Soita {number}, klo 8.30–15.30.") == [("phone", number)]
    assert found_in(f"puh.{number}") == [("phone", number)]


def test_two_numbers_side_by_side_are_two(found_in: FoundIn) -> None:
    both = [("phone", "040 123 4567"), ("phone", "050 765 4321")]
    for between in (", ", "/", " / ", " tai ", " "):
        assert found_in(f"040 123 4567{between}050 765 4321") == both


@pytest.mark.parametrize(
    "text",
    [
        "laki 306/2019", "1301/2014 36 §", "klo 08.30–15.30", "klo 09:00", "01.02.2020", "5.6.–8.6.2020", "2026-01-05",
        "Y-tunnus 0123456-7", "viitenumero 01234 56789", "viite 0401 2345 67", "vuosina 2018–2020", "0,050 1234",
        "4920 0567 8901 2345", "08–16 arkisin", "03/2021", "112 ja 116 117", "00100–00200", "0–17-vuotiaat",
        "2–3 krt/kk", "THL/0123/4.01.00/2020", "ISBN 0471 123 456",
        "0830–1530", "0.456789", "040 041 042", "0400–0499", "0451 2345 6789", "0 50 100 150",
        "0 10 20 30 40 50", "02 03 04 05", "10 000 000 euroa", "A-0401234567",
    ],
)  # fmt: skip
def test_laws_times_dates_and_references_are_no_phone_numbers(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []
    assert found_in(f"Sovittiin: {text}, jatketaan.") == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Kirjoita maija.mäki@esimerkki.fi:lle", "maija.mäki@esimerkki.fi"),
        ("(M_M+x@a.b-c.co.uk).", "M_M+x@a.b-c.co.uk"),
        ("matti(at)kunta.fi", "matti(at)kunta.fi"),
        ("matti [at] kunta [piste] fi", "matti [at] kunta [piste] fi"),
        ("a @ kunta.fi", "a @ kunta.fi"),
    ],
)
def test_an_e_mail_address_is_found(text: str, address: str, found_in: FoundIn) -> None:
    assert found_in(text) == [("email", address)]


@pytest.mark.parametrize(
    "text", ["@ Kela: 1 krt/kk", "@jyvaskyla", "a@b", "klo @ 5", "www.kunta.fi/x?y=1", "https://a.fi/@b.fi"]
)
def test_an_at_sign_alone_is_no_address(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []


def test_an_account_is_found_only_with_its_check_digits(found_in: FoundIn) -> None:
    right, wrong = "FI21 1234 5600 0007 85", "FI21 0456 5600 0007 85"
    assert found_in(f"Tili {right} Osuuspankki") == [("iban", right)]
    assert found_in(right.replace(" ", "").lower()) == [("iban", right.replace(" ", "").lower())]
    assert found_in(f"Tili {wrong}") == []
    assert found_in("DE89 3704 0044 0532 0130 00") == [("iban", "DE89 3704 0044 0532 0130 00")]


@pytest.mark.parametrize(
    "address",
    [
        "Kauppakatu 5 B 12", "kauppakatu 5 b 12", "Koivutie 3", "Kauppakadulla 12", "Yrjö Koskelan katu 3", "PL 35",
        "Koivupolku 7", "Storgatan 5", "Skolvägen 4 bst 2", "Kauppakatu 5, 40100 Jyväskylä", "43800 Kivijärvi",
        "Mäntytie 1123", "Rantakaari 4 A 2", "PB 12, 22101 Mariehamn",
    ],
)  # fmt: skip
def test_an_address_is_found(address: str, found_in: FoundIn) -> None:
    assert found_in(address) == [("address", address)]
    assert found_in(f"Käynti: {address}.") == [("address", address)]


def test_an_odd_street_is_found_where_somebody_lives_in_it(found_in: FoundIn) -> None:
    assert found_in("Asuu Luontopolku 3") == [("address", "Luontopolku 3")]
    assert found_in("Luontopolku 3") == []


@pytest.mark.parametrize(
    "text",
    [
        "Palvelupolku 3", "Palvelupolku 3 A", "Polku 2", "Liisan polku 2", "Kuntoutuspolku 1", "Valtatie 4",
        "riksväg 4",
        "Servicestigen 3", "PL 19 §", "Vaihe 3", "Elämänkaari 3", "Kotikadulla 2 vuotta", "Kauppakatu 12.3.2021",
        "10000 Suomalaista", "Tori 2", "Umpikuja 2", "Oma tie 2", "PL 18 ja 19 §", "Hela vägen 3", "12345 Asiakas",
        "Bussilinja 12 A", "Toipumistie 2", "Återvändsgränd 3", "Vårdvägen 2",
    ],
)  # fmt: skip
def test_pathways_roads_and_sections_are_no_addresses(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("s. 12.3.1984", "12.3.1984"),
        ("synt. 1.2.85", "1.2.85"),
        ("Hän on syntynyt Jyväskylässä 5. maaliskuuta 1984", "5. maaliskuuta 1984"),
        ("syntymäaika: 12.03.1984", "12.03.1984"),
        ("född den 5 mars 1984", "den 5 mars 1984"),
        ("f. 1984-03-05", "1984-03-05"),
        ("born March 5, 1984", "March 5, 1984"),
        ("12.3.1984 syntynyt mies", "12.3.1984"),
    ],
)
def test_a_date_of_birth_is_a_date_that_is_called_one(text: str, date: str, found_in: FoundIn) -> None:
    assert found_in(text) == [("birth_date", date)]
    assert found_in(date) == []


@pytest.mark.parametrize(
    "text", ["Hanke syntyi 1.1.2018", "Idea syntyi työpajassa 5.5.2019", "syntynyt 31.2.1984", "s. 12–13"]
)
def test_a_project_may_be_born_and_a_page_has_a_number(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []


def test_a_plate_is_found_and_codes_of_its_shape_are_not(found_in: FoundIn) -> None:
    assert found_in("Autossa XYZ-789") == [("plate", "XYZ-789")]
    assert found_in("rekisterinumero AB 12") == [("plate", "AB 12")]
    for text in (
        "COVID-19",
        "ICD-10",
        "ISO-900",
        "BDI-21",
        "lomake KUU-101",
        "SHL-36",
        "XL-302",
        "EN-301 549",
        "SHA-256",
    ):
        assert found_in(text) == []


@pytest.mark.parametrize(
    "name",
    ["Matti Virtanen", "Virtasen Matti", "Toivo Virtanen", "Anna-Liisa Koskela", "Liisa Mäkelälle", "Lars Lindqvist",
     "Matti J. Korhonen", "Fatima Hassan", "matti virtanen", "MATTI VIRTANEN"],
)  # fmt: skip
def test_a_first_and_a_last_name_are_a_hint(name: str) -> None:
    text = f"Tapasin: {name}, eilen"
    (found,) = find(text)
    assert (str(found.kind), text[found.start : found.end], found.sure) == ("name", name, False)


@pytest.mark.parametrize(
    "text",
    ["Toivo herää", "Rauha Sana Toivo", "Ilo on Yhteinen", "Satu Koulussa", "anna toinen mahdollisuus", "Liisa soitti",
     "Lääkäri Keskussairaalasta", "Suomen Punainen Risti", "Palvelupolku Kuntoon"],
)  # fmt: skip
def test_words_that_are_also_names_stay_quiet(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []


def test_a_fictional_persona_and_its_parts_stay_quiet_in_any_case(found_in: FoundIn) -> None:
    persona = "Jusa-Petteri Mutkamäki"
    for text in (persona, "Jusa-Petteri Mutkamäen polku", "Petteri Mutkamäelle", "PETTERI MUTKAMÄKI"):
        assert found_in(text, persona) == []
        assert [kind for kind, _ in found_in(text)] == ["name"]
    assert found_in("Petteri Virtanen", persona) == [("name", "Petteri Virtanen")]
    assert found_in("040 123 4567", "040 123 4567") == [("phone", "040 123 4567")]


def test_invisible_signs_and_loose_accents_hide_nothing(found_in: FoundIn) -> None:
    hidden = "040\u00ad123\u200b4567"
    assert found_in(f"a {hidden} b") == [("phone", hidden)]
    assert found_in("Pa\u0308ivi Ma\u0308kinen") == [("name", "Pa\u0308ivi Ma\u0308kinen")]
    assert found_in("０４０ １２３ ４５６７") == [("phone", "０４０ １２３ ４５６７")]


def test_invisible_signs_raised_digits_and_keys_hide_no_number(found_in: FoundIn) -> None:
    keys = "".join(digit + "\ufe0f\u20e3" for digit in "0401234567")
    for number in ("040\u200b1234567", "٠٤٠ ١٢٣ ٤٥٦٧", "⁰⁴⁰ ¹²³ ⁴⁵⁶⁷", keys):
        assert found_in(f"a {number} b") == [("phone", number)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\v", "\u2028", "-\n", " \n"])
def test_a_mobile_number_is_found_over_the_end_of_a_line(end: str, found_in: FoundIn) -> None:
    assert found_in(f"puh. 040 123{end}4567\nauki 9–15") == [("phone", f"040 123{end}4567")]
    assert found_in(f"+358 40 12{end}34567") == [("phone", f"+358 40 12{end}34567")]
    assert found_in(f"040{end}041{end}042") == []
    assert found_in(f"0401{end}1200{end}2500") == []


@pytest.mark.parametrize("behind", [" asiakas", " asiakkaalle", " kpl", " as", "€", " kertaa", "Pekka", "_uusi"])
def test_no_piece_of_a_mobile_number_is_left_for_what_stands_behind_it(behind: str, found_in: FoundIn) -> None:
    assert found_in(f"0401234567{behind}") == [("phone", "0401234567")]


@pytest.mark.parametrize("before", ["Astrid", "David", "Sean", "Ingrid", "perä", "customer", "numero", "puh"])
def test_a_name_that_ends_like_a_word_for_references_hides_no_number(before: str, found_in: FoundIn) -> None:
    assert found_in(f"{before} 040 123 4567") == [("phone", "040 123 4567")]
    assert found_in(f"{before}: 0401234567") == [("phone", "0401234567")]


@pytest.mark.parametrize("number", ["+358 9 1234 5678", "+358 (40) 123 4567", "+358 2 123 4567", "+46 8 123 456 78"])
def test_an_area_of_one_digit_or_in_brackets_is_read_behind_a_country(number: str, found_in: FoundIn) -> None:
    assert found_in(f"tel. {number}, arkisin") == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    ["010124–311224", "postinumerot 04400–04480", "kustannuspaikka 0401200", "SN 044-123-4567", "väri 050 60 40"],
)
def test_days_codes_and_places_of_cost_are_no_phone_numbers(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "written",
    ["13.10.1952-308T", "13101952-308t", "131052--308T", "131052 308T", "131052_308T", "hetu131052-308T", "131052308T",
     "131052-\r\n308T"],
)  # fmt: skip
def test_a_code_written_oddly_is_found_where_its_last_character_fits(written: str, found_in: FoundIn) -> None:
    assert found_in(f"({written})") == [("hetu", written.removeprefix("hetu"))]


def test_an_odd_code_with_a_wrong_last_character_or_a_digit_there_is_none(found_in: FoundIn) -> None:
    for text in ("13.10.1952-308A", "131052/308A", "erä 131052.3085", "131052 3085"):
        assert ("hetu", text) not in found_in(text)


@pytest.mark.parametrize("address", ["maija(a)kunta.fi", "maija@\nkunta.fi", "maija@kunta.fi"])
def test_an_e_mail_address_is_found_as_a_word_goes_on_or_a_line_breaks(address: str, found_in: FoundIn) -> None:
    assert found_in(f"{address}-osoite") == [("email", address)]


@pytest.mark.parametrize("between", [" ", "-", ".", "\n", "   ", "/"])
def test_an_account_is_found_whatever_stands_between_its_groups(between: str, found_in: FoundIn) -> None:
    written = between.join(("FI21", "1234", "5600", "0007", "85"))
    assert found_in(f"tili {written}.") == [("iban", written)]
    assert found_in(f"FI 21 1234 5600 0007 85, IBAN{written}")[1:] == [("iban", written)]


def test_a_number_behind_the_beginning_of_an_account_is_found(found_in: FoundIn) -> None:
    assert found_in("FI21 1234 5600\n040 123 4567") == [("phone", "040 123 4567")]


@pytest.mark.parametrize("before", ["syntymäaika;", "Syntymäaika (pp.kk.vvvv): ", "synt.pvm ", "syntymäpvm: "])
def test_a_date_of_birth_is_found_behind_the_heading_of_a_form(before: str, found_in: FoundIn) -> None:
    assert found_in(f"{before}12.3.1985") == [("birth_date", "12.3.1985")]


@pytest.mark.parametrize("text", ["talo tehtiin 12.3.1985, syntyi riita", "syntymäpäivän vietto 12.3.2026"])
def test_a_date_beside_a_word_that_is_like_birth_is_none(text: str, found_in: FoundIn) -> None:
    assert found_in(text) == []


def test_streets_are_found_with_a_word_for_the_number_and_not_without_a_name(found_in: FoundIn) -> None:
    for address in ("Kirkkokatu nro 3", "Ullan kuja 4", "Kirkkokatu 3a5", "Pohjoinen Rautatiekatu 17 C"):
        assert found_in(address) == [("address", address)]
    for text in ("Kadulla 12 nuorta", "Kujalla 4 autoa", "tiellä 7"):
        assert found_in(text) == []
