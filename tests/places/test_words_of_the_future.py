"""The future pathway has one name in each language, wherever it is offered."""

import pytest

from paku_studio.editor.actions import ACTIONS
from paku_studio.locale import translator


@pytest.mark.parametrize(("language", "said"), [("fi", "tavoitepolku"), ("sv", "framtida stig"), ("en", "future")])
def test_the_command_is_found_by_the_word_on_the_button(language: str, said: str) -> None:
    t = translator(language)
    command = next(action for action in ACTIONS if action.id == "pathway.make_future")
    assert said in t(command.name).lower()
    assert said in t("Future pathway").lower()
    if language != "en":
        assert said in t("%(title)s – the future").lower()
