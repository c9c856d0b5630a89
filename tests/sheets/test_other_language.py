"""A language or colour that was chosen for one sheet holds for the next ones: it is said where it shows."""

from collections.abc import Callable

import pytest

from paku_studio.widgets.sheets import SheetsPage, saving


@pytest.fixture
def choose() -> Callable[..., None]:
    def choose_in(box: object, value: str) -> None:
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    return choose_in


def waiting(page: SheetsPage) -> dict[str, str]:
    return {check.key: check.sentence for check in page.checks.checks if not check.good}


def test_the_checks_say_when_the_sheets_words_are_in_another_language(show, choose, wait_for) -> None:
    page = show()
    assert "language" not in waiting(page)
    choose(page.choices.language, "en")
    page.open_sheet("report")
    wait_for(lambda: page.drawings)
    assert waiting(page)["language"] == "Arkin omien sanojen kieli on englanti, asiakirjan suomi."
    choose(page.choices.language, "fi")
    wait_for(lambda: page.drawings)
    assert "language" not in waiting(page)


def test_all_at_once_names_language_colours_and_parts_before_the_file_is_chosen(
    show, choose, tmp_path, monkeypatch
) -> None:
    titles = []
    monkeypatch.setattr(saving, "ask_save", lambda _over, _t, title, *_: titles.append(title))
    page = show()
    choose(page.choices.language, "sv")
    choose(page.choices.colours, "black-and-white")
    assert page.list.how.text() == "Svenska · Mustavalkoinen"
    page.list.all_button.click()
    assert titles == ["Tallenna tulosteet (Svenska · Mustavalkoinen)"]
    choose(page.choices.tile, "A4")
    assert page.list.how.text() == "Svenska · Mustavalkoinen · osa osina"
