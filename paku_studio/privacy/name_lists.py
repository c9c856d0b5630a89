"""Common Finnish, Finland-Swedish and a few other first names, and what surnames look like. Searches nothing."""

import re

from paku_studio.privacy.listed import listed

FIRST = listed("first_names")
"""First names that are hardly ever another word."""

FROM_AFAR = listed("first_names_from_afar")
"""First names from elsewhere: any word with a capital letter after them may be the surname."""

BOTH = listed("first_names_and_words")
"""First names that are also everyday words: only a surname that can be nothing else makes them a name."""

COMMON = listed("surnames")
"""The commonest surnames."""


COMPOUND = re.compile(
    r"(?:[^\W\d_]{2,20}(?:mä(?:ki|en|elle)|nie(?:mi|men|melle)|jär(?:vi|ven|velle)|kos(?:ki|ken|kelle)|aho|harju|salo|lah(?:ti|den)|"
    r"saa(?:ri|ren)|vaara|oja|jo(?:ki|en)|ranta|kangas|kankaan|korpi|laakso|lampi|kallio|lehto|maa|puro|virta|luoma|rinne|pelto|"
    r"talo|son|ström|berg|qvist|kvist|lund|gren|blom|lind|man|mann|stedt|holm|dahl|backa|nder|nius|lius|rius|feldt|gård|"
    r"nov|enko|ova|ski)n?|[^\W\d_]{2,20}[aeiouyäö]l[aä](?:n|lle)?)$",
    re.IGNORECASE,
)
"""Surnames made of the words of nature, in -la, and Swedish ones."""

NOT_SURNAMES = listed("not_surnames")
"""Words that look like surnames and are none, and the names that stand for anybody."""

TITLES = listed("titles")
"""What comes before a surname alone."""
