"""How often each thing happens in the sample; all of it made up."""

from random import Random

from dashboard.ground import reference
from dashboard.sample.places import Weights

KINDS: Weights = {"family": 45, "mediated": 22, "institution": 21, "indirect": 12}

OTHER_DOMAINS = 0.6
"""Weight of a domain that is not among a town's emphases."""

PARTNERS: dict[str, Weights] = {
    "education": {"school": 6, "education_board": 2, "preschool": 2, "esf_project": 2},
    "social": {"social_service": 7, "orphans_court": 3, "other": 1, "ngo": 1},
    "health": {"health_care": 6, "social_service": 1},
    "employment": {"employment_agency": 7, "esf_project": 1.5, "council": 0.5},
    "housing": {"housing_department": 5, "council": 1, "social_service": 1},
    "documents": {"other": 4, "social_service": 1, "bailiff": 1.5},
    "safety": {
        "municipal_police": 3,
        "state_police": 3,
        "probation": 2,
        "court": 1,
        "bailiff": 1,
    },
    "culture": {"culture": 5, "ngo": 2, "council": 1},
}
"""Kinds of institution a domain's work leads to."""

ROLES = {
    "school": ("social_pedagogue", "director", "class_teacher", "deputy_director"),
    "preschool": ("preschool_teacher", "head"),
    "education_board": ("official", "head_of_department", "psychologist"),
    "social_service": ("social_worker", "family_assistant", "head_of_department"),
    "orphans_court": ("orphans_court_member",),
    "employment_agency": ("employment_adviser", "career_adviser"),
    "state_police": ("inspector", "police_officer"),
    "municipal_police": ("police_officer", "inspector"),
    "probation": ("probation_officer",),
    "bailiff": ("bailiff",),
    "court": ("judge", "lawyer"),
    "housing_department": ("housing_specialist", "head_of_department"),
    "council": ("councillor", "official"),
    "health_care": ("doctor", "nurse"),
    "ngo": ("project_coordinator", "head"),
    "esf_project": ("project_coordinator",),
    "culture": ("cultural_worker", "head"),
    "other": ("official", "inspector", "lawyer"),
}

ACTIVITIES: dict[str, Weights] = {
    "family": {
        "home_visit": 6,
        "phone_or_message": 4,
        "help_with_documents": 3,
        "information": 3,
        "conflict_resolution": 1,
    },
    "mediated": {
        "institution_meeting": 5,
        "accompaniment": 4,
        "interpreting": 3,
        "home_visit": 1,
        "conflict_resolution": 1,
    },
    "institution": {"institution_meeting": 4, "phone_or_message": 5, "information": 1},
    "indirect": {"report": 5, "event_or_camp": 3, "training": 2, "supervision": 2},
}

MINUTES = {
    "home_visit": (45, 120),
    "institution_meeting": (30, 90),
    "phone_or_message": (10, 30),
    "accompaniment": (60, 180),
    "interpreting": (30, 90),
    "help_with_documents": (30, 75),
    "conflict_resolution": (45, 120),
    "information": (15, 45),
    "event_or_camp": (120, 300),
    "report": (60, 120),
    "training": (90, 240),
    "supervision": (60, 90),
}

OUTCOMES: dict[str, Weights] = {
    "family": {
        "solved": 22,
        "in_progress": 35,
        "referred": 21,
        "no_contact": 9,
        "refused": 5,
        "none": 8,
    },
    "mediated": {
        "solved": 31,
        "in_progress": 36,
        "referred": 20,
        "no_contact": 2,
        "refused": 7,
        "none": 4,
    },
    "institution": {
        "solved": 20,
        "in_progress": 46,
        "no_contact": 5,
        "refused": 9,
        "none": 20,
    },
    "indirect": {"none": 1},
}

ESF_MEASURES: dict[str, Weights] = {
    "education": {"pumpurs": 5, "career_support": 1, "individual_competences": 1},
    "employment": {
        "proti_un_dari": 4,
        "youth_guarantee": 2,
        "subsidised_jobs": 1,
        "long_term_unemployed": 1,
    },
    "social": {"diversity": 1},
}
"""ESF measures a family is brought into, by the domain it came with."""

SEASON = {1: 0.85, 5: 0.85, 6: 0.55, 7: 0.4, 8: 0.6, 12: 0.55}
"""Share of the paid hours worked in the quieter months."""


def draw(weights: Weights, rng: Random) -> str:
    """Draw one code by its weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def draw_domains(emphasis: Weights, rng: Random) -> tuple[str, ...]:
    """Draw one domain, sometimes two, the first being the main one."""
    others = dict.fromkeys(reference.vocabulary("domains"), OTHER_DOMAINS)
    weights = {**others, **emphasis}
    times = rng.choices((1, 2), (80, 20))[0]
    return tuple(dict.fromkeys(draw(weights, rng) for _ in range(times)))
