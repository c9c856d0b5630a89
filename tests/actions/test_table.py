"""The table of actions as a whole: nothing twice, nothing without words, nothing out of reach."""

import re

import pytest

from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.actions.details import NAMES
from paku_studio.editor.actions.table import MENUS
from paku_studio.editor.inspecting import FORMS, fields_in
from paku_studio.locale import translator
from paku_studio.models import AskedQuestion, Pathway, Phase
from paku_studio.resources.icons import ICONS
from paku_studio.widgets import menus

BY_ID = {action.id: action for action in ACTIONS}


def test_no_two_actions_have_one_name_or_one_key() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for place in ("canvas", "outline", "board"):
        keys = [key for action in ACTIONS if action.on & {place, "window"} for key in action.keys]
        assert sorted(keys) == sorted(set(keys)), place
    for language in ("fi", "sv", "en"):
        said = [(translator(language)(action.name), action.menu) for action in ACTIONS]
        assert sorted(said) == sorted(set(said))


def test_no_letter_alone_is_a_command_and_no_sign_of_a_finnish_keyboard_is_taken() -> None:
    """AltGr is Ctrl+Alt: with a digit or letter it types @ £ $ € { [ ] } and must type them everywhere."""
    for action in ACTIONS:
        for key in action.keys:
            assert not re.fullmatch(r"(Shift\+)?[^F]", key), action.id
            assert not re.fullmatch(r"Ctrl\+Alt\+(Shift\+)?[0-9A-Z+<]", key), action.id


TEXT_KEYS = {
    "Ctrl+Z": "edit.undo", "Ctrl+Y": "edit.redo", "Ctrl+Shift+Z": "edit.redo", "Ctrl+X": "edit.cut",
    "Ctrl+C": "edit.copy", "Ctrl+V": "edit.paste", "Ctrl+A": "edit.select_all", "Del": "edit.delete",
}  # fmt: skip


def test_keys_of_text_fields_mean_the_same_outside_them() -> None:
    for action in ACTIONS:
        for key in action.keys:
            if key in TEXT_KEYS:
                assert TEXT_KEYS[key] == action.id
            alone = {"Backspace", "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Return", "Tab"}
            if key in alone or (key.startswith(("Ctrl+Left", "Ctrl+Right", "Shift+")) and key[6:] in alone):
                assert "window" not in action.on, f"{action.id} would take {key} from text fields"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_each_has_a_place_a_sign_that_exists_and_a_question_in_words(action) -> None:
    assert action.on
    assert action.on <= {"canvas", "outline", "window", "board"}
    assert action.menu in MENUS or not action.menu
    assert not action.icon or action.icon in ICONS
    if action.asks is not None:
        assert action.name.endswith("…")
        assert (action.asks.kind == "choice") == (action.asks.options is not None)


def ids_in(listed):
    for one in listed:
        if isinstance(one, tuple):
            yield from ids_in(one[1])
        elif one:
            yield one


def test_each_stands_in_the_main_menu_once() -> None:
    listed = [one for menu in menus.MENUS.values() for one in ids_in(menu)]
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == set(BY_ID) - menus.LEFT_OUT


def test_context_menus_name_only_actions_that_exist() -> None:
    for listed in (*menus.CONTEXT.values(), menus.SEVERAL, menus.NOTHING, menus.LAST):
        assert set(ids_in(listed)) <= set(BY_ID)


SAID_ELSEWHERE = {
    "critical", "meaningful", "critical_reason", "meaningful_reason", "feeling", "client_choice",
    *(f"asked_{question}" for question in AskedQuestion),
}  # fmt: skip
"""Fields of forms that actions of other families write."""


def test_each_field_that_a_form_has_is_written_by_an_action_too() -> None:
    renamed = {(Phase, "label"): "phase.rename", (Pathway, "title"): "pathway.rename"}
    for kind, form in FORMS.items():
        for field in fields_in(form):
            if field.kind == "fact" or field.name in SAID_ELSEWHERE:
                continue
            if (kind, field.name) in renamed:
                assert renamed[kind, field.name] in BY_ID
            else:
                assert (kind, field.name) in NAMES, f"{kind.TYPE}.{field.name}"
                assert f"{kind.TYPE}.{field.name}" in BY_ID
