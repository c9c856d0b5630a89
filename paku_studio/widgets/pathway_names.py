"""What a pathway or a phase without a name is called on the screen. Changes nothing."""

from paku_studio.locale import label
from paku_studio.models import Pathway, PathwayVariant
from paku_studio.widgets.desk import Desk


def pathway_name(desk: Desk, pathway: Pathway) -> str:
    """The pathway's title on one line, or what stands for one that has none yet."""
    return " ".join(pathway.title.split()) or desk.t("Unnamed pathway")


def kind_words(desk: Desk, pathway: Pathway) -> str:
    """What kind of pathway it is, where the document has more than one kind; else ""."""
    kinds = {one.variant for one in desk.editor.document.of_type(Pathway)}
    return label("PathwayVariant", pathway.variant.value, desk.language) if len(kinds) > 1 else ""


def variant_words(desk: Desk, pathway: Pathway) -> str:
    """Whether it is how things are or how they should be; "" for how they are."""
    if pathway.variant is PathwayVariant.CURRENT:
        return ""
    return label("PathwayVariant", pathway.variant.value, desk.language)
