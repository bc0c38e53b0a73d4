"""What the dashboard says of itself: method, privacy, sources, accessibility."""

from dashboard.ground.i18n import N_
from dashboard.reading.usual import RULE

PROGRAMME = (
    N_(
        "A Roma mediator works for a municipality, between Roma families on one side"
        " and schools, social services, clinics, the employment agency and the police"
        " on the other. The mediator helps families get what they are entitled to,"
        " helps staff understand the families, and tells the municipality what is"
        " needed. One mediator's job in one municipality is called a post; it is often"
        " some 12 hours a week."
    ),
    N_(
        "The programme is paid for as a project of the Ministry of Culture, one funding"
        " period after another. Such a period is called a phase and has a Roman"
        " number. Between phases there can be months in which no mediator is paid:"
        " they are gaps, not zeros."
    ),
    N_(
        "Mediators write down what they do, one entry for each contact or piece of"
        " work, and hand in their log every month. An entry in which an institution"
        " took part counts as one cooperation contact with it. Once a phase, municipal"
        " staff are asked in a survey what they think of the work."
    ),
)

METHOD = (
    N_(
        "A family is a household as the mediator codes it. The code becomes a one-way"
        " pseudonym when a log is taken in. A code belongs to its municipality;"
        " one with the national prefix is the same family everywhere."
    ),
    N_(
        "A family is counted once in each row of a table, however often it was met."
        " It can stand in several months, domains, institutions or municipalities, so"
        " such counts do not add up: each total is counted at its own level."
    ),
    N_(
        "Families and persons are separate measures. Persons are an estimate: the"
        " largest number noted for each family in the window, added up."
    ),
    N_(
        "Every number has a window, first and last day included. A phase's window is"
        " that of its contracts; a figure others have published keeps its own, and is"
        " never mixed with computed ones."
    ),
    N_(
        "A row stands under the municipality of its day. On today's map it stands"
        " under the municipality that its territory belongs to now."
    ),
    N_(
        "A month is provisional until it has ended and every mediator's post has an"
        " entry in it. Months without a contract are shown as gaps, not as zero."
    ),
    N_(
        "Survey answers are counted as people, with the number of all respondents"
        " beside them. Where several answers could be ticked, the base is the"
        " respondents, so shares add up to more than 100 %."
    ),
    RULE,
)

PRIVACY = (
    N_(
        "Being in the log says that a family is Roma, which is a special category of"
        " personal data. Names and codes of families are never kept: only a pseudonym"
        " made with a secret key that lies apart from the data. Pseudonyms are still"
        " personal data."
    ),
    N_(
        "No free text about people is kept from the logs. Columns that are not in the"
        " agreed list are left out, and the import names them. Open answers of the"
        " survey are shown only once they have been approved, without the"
        " municipality."
    ),
    N_(
        "The coordinator and the leadership see every number exactly, a municipality"
        " its own. Everybody else sees an outside edition: counts of families and of"
        " persons from 1 to 4 are hidden, [c], and others with them, so that no hidden"
        " number follows from rows, totals, other periods or other charts. Zero is"
        " shown, and so are counts of institutions."
    ),
    N_(
        "The numbers come from frozen editions only, never from the rows as they were"
        " handed in, and a query without a reader's scope returns nothing. Only the"
        " coordinator can hand files in and publish. Who looked at, saved or changed"
        " what is written down in an audit log."
    ),
)

ACCESSIBILITY = (
    N_(
        "The aim is level AA of the Web Content Accessibility Guidelines, WCAG 2.2."
        " Every chart has a sentence and a table with the same numbers; colour is never"
        " the only sign; every control is reached by the keyboard."
    ),
    N_(
        "Checked: with the automatic tests of axe-core in both languages, light and"
        " dark, and by using the pages with the keyboard alone, down to a width of"
        " 360 pixels."
    ),
    N_(
        "A chart is named by its sentence. With the keyboard in it, the arrows walk its"
        " marks and each is said. Not checked yet: the pages have not been tried with"
        " people who use assistive technology."
    ),
)

SOURCES = (
    (
        N_("Mediators' logs and survey answers"),
        N_("Municipalities and the project; not open data"),
    ),
    (
        N_("Published figures, phases, posts"),
        N_("Ministry of Culture and partners; public pages, quoted with their source"),
    ),
    (
        N_("Survey questions, published answers, recommendations"),
        N_(
            "Closing seminar of “Latvijas romu platforma 3”, 30.05.2019; facts and"
            " quotes"
        ),
    ),
    (
        N_("Municipalities, their codes and changes"),
        N_("Classification of administrative territories (ATVK); official information"),
    ),
    (
        N_("Coordinates of municipalities"),
        N_("GeoNames, CC BY 4.0"),
    ),
    (
        N_("Program"),
        N_("EUPL 1.2; the typeface Source Sans 3, SIL OFL 1.1; Bootstrap, Plotly, MIT"),
    ),
)

CONTACT = (
    N_(
        "Found a mistake, or a page you cannot use? Write to the coordinator of the"
        " programme who gave you this address; name the page and the edition."
    ),
)
