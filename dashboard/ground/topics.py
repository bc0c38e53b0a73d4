"""What numbers can be about: topics, told by the facts that a query reads."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.ground.i18n import N_, _
from dashboard.ground.queries import Query


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic: its title, and the facts from which its numbers come."""

    title: str
    facts: frozenset[str]

    @property
    def label(self) -> str:
        """Its title in the language in use."""
        return _(self.title)


TOPICS: Mapping[str, Topic] = {
    "log": Topic(
        title=N_("everything counted from the log"),
        facts=frozenset({"facts.interactions"}),
    ),
    "reports": Topic(
        title=N_("posts and monthly reports"),
        facts=frozenset({"facts.posts", "facts.post_months", "facts.reports"}),
    ),
    "survey": Topic(
        title=N_("the survey"),
        facts=frozenset(
            {
                "facts.respondents",
                "facts.choices",
                "facts.questions",
                "facts.open_answers",
                "facts.invitations",
            }
        ),
    ),
    "recommendations": Topic(
        title=N_("recommendations"),
        facts=frozenset({"facts.recommendations", "facts.recommendation_status"}),
    ),
    "published": Topic(
        title=N_("figures that others published"),
        facts=frozenset({"facts.published_figures"}),
    ),
}
"""The topics there are, by code."""


def is_about(query: Query, about: str) -> bool:
    """Whether a query is what is named, or belongs to the topic of that code.

    Where nothing is named, every query that asks for days is meant.
    """
    if not about:
        return "since" in query.parameters
    if about in TOPICS:
        return bool(query.tables & TOPICS[about].facts)
    return query.name == about
