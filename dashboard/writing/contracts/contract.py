"""The kinds of file Tilts takes in, column by column.

A column is found by its code or by its Latvian or English heading, in any
order, any case, with or without diacritics.
"""

from dashboard.ground.i18n import N_
from dashboard.writing.contracts.fields import (
    DATE,
    FIRST,
    MUNICIPALITY,
    RECORD,
    SUBMITTED,
    Contract,
    Field,
)
from dashboard.writing.contracts.readers import (
    FamilyCode,
    Institution,
    Minutes,
    OneOf,
    Persons,
    Post,
    Role,
    SeveralOf,
    Suggested,
)
from dashboard.writing.contracts.recommendations import RECOMMENDATIONS
from dashboard.writing.contracts.survey import survey

__all__ = ["LOG", "Contract", "Field", "contracts", "survey"]

LOG = Contract(
    name="log",
    sheet="Uzskaite",
    fields=(
        DATE,
        MUNICIPALITY,
        Field(
            name="post",
            lv="Amats",
            en="Post",
            read=Post(),
            meaning=N_(
                "The mediator's post, only where the municipality has several,"
                " for example 0001000-2."
            ),
            common=True,
            width=14,
        ),
        Field(
            name="kind",
            lv="Veids",
            en="Kind",
            read=OneOf(vocabulary="interaction_kinds"),
            meaning=N_(
                "The kind of work. May be left empty: it follows from whether a"
                " family and an institution are named."
            ),
            width=25,
            hint=True,
            examples=("mediated", "indirect"),
        ),
        Field(
            name="family",
            lv="Ģimene",
            en="Family",
            other=("Ģimenes kods", "Family code", "Семья", "Код семьи"),
            alone=(
                *("Ģim.", "Ģim. kods", "Ģim. Nr.", "Ģimenes Nr.", "Ģimenes numurs"),
                *("Ģimenes ID", "Ģimenes šifrs", "Ģimenes identifikators"),
                *("Ģimene (kods)", "Family ID", "Family no.", "Family number"),
                *("Household", "Household ID"),
                *("Household code", "Номер семьи", "Шифр семьи", "№ семьи"),
            ),
            read=FamilyCode(),
            meaning=N_(
                "The family's code in your own list, never its name. Only a"
                " pseudonym of it is kept."
            ),
            secret=True,
            width=14,
            prompt=N_("The family's code, never its name."),
            hint=True,
            examples=("A-07", None),
        ),
        Field(
            name="persons",
            lv="Personas",
            en="Persons",
            other=("Personu skaits", "Количество человек", "Люди"),
            alone=(
                *("Cilvēki", "Cilvēku skaits", "Cilv. skaits", "Cilv. sk.", "Cilv."),
                *("Pers.", "Pers. skaits", "Pers. sk.", "Personu sk.", "Cik personu"),
                *("Cik cilvēku", "People", "No. of persons", "Number of persons"),
                *("No. of people", "Number of people", "Кол-во человек", "Человек"),
                *("Кол-во людей", "Количество людей", "Число людей"),
            ),
            like=(
                *("Locekļu skaits", "Ģimenes lielums", "Ģimenes locekļu skaits"),
                *("Personu skaits ģimenē", "Cilvēku skaits ģimenē", "Members"),
            ),
            read=Persons(low=0, high=99),
            side=True,
            meaning=N_("How many people of the family it concerned; a whole number."),
            width=11,
            hint=N_("How many people of the family it concerned."),
            examples=(3, None),
        ),
        Field(
            name="domains",
            lv="Jomas",
            en="Domains",
            other=("Joma", "Domain", "Области", "Сферы"),
            alone=(
                *("Darba joma", "Darba jomas", "Jautājuma joma", "Area of work"),
                *("Область", "Сфера"),
            ),
            like=("Tēma", "Tēmas", "Temats", "Topic", "Topics", "Тема"),
            read=SeveralOf(vocabulary="domains"),
            side=True,
            meaning=N_("What it was about; several are separated by semicolons."),
            width=30,
            examples=(("education", "social"), None),
        ),
        Field(
            name="activity",
            lv="Darbība",
            en="Activity",
            other=("Действие", "Деятельность"),
            alone=(
                *("Darbības", "Darbības veids", "Aktivitāte", "Aktivitātes"),
                *("Aktivitātes veids", "Activities", "Действия", "Вид деятельности"),
            ),
            like=(
                *("Kas darīts", "Ko darīju", "Darba apraksts", "What was done"),
                "Что сделано",
            ),
            read=OneOf(vocabulary="activities", unknown="activity_unknown"),
            side=True,
            meaning=N_("What was done."),
            width=25,
            examples=("institution_meeting", "report"),
        ),
        Field(
            name="institution",
            lv="Iestāde",
            en="Institution",
            other=("Учреждение",),
            alone=(
                *("Iest.", "Iestādes", "Iestādes nosaukums", "Institūcija"),
                *("Institūcijas", "Institūcijas nosaukums", "Institutions"),
                *("Institution name", "Name of institution", "Учреждения"),
                "Название учреждения",
            ),
            like=("Organizācija", "Sadarbības partneris", "Kur", "Organisation"),
            read=Institution(),
            side=True,
            meaning=N_("The institution's name as it stands in the register."),
            width=36,
            hint=N_(
                "If the institution is not in the list, leave this empty and tell the"
                " coordinator."
            ),
            unlisted=N_(
                "This institution is not in the list. The row will wait until the"
                " coordinator has added the institution. Keep it?"
            ),
            examples=(FIRST, None),
        ),
        Field(
            name="role",
            lv="Kontaktpersonas amats",
            en="Role of the contact",
            other=("Role", "Amats iestādē", "Contact role"),
            alone=(
                *("Kontaktpersonas amats iestādē", "Darbinieka amats", "Должность"),
                *("Iestādes darbinieka amats", "Speciālista amats", "Contact's role"),
            ),
            like=("Ar ko runāju", "Kontaktpersona", "Контактное лицо"),
            read=Role(vocabulary="roles"),
            side=True,
            meaning=N_(
                "The post of the person you talked to, such as social pedagogue;"
                " never a name."
            ),
            width=26,
            prompt=N_("The person's post, never a name."),
            hint=N_(
                "The post of the person you talked to, never a name. If it is not in"
                " the list, leave this empty and tell the coordinator."
            ),
            examples=("official", None),
        ),
        Field(
            name="esf_measure",
            lv="ESF pasākums",
            en="ESF measure",
            read=Suggested(vocabulary="esf_measures"),
            side=True,
            meaning=N_("The ESF measure the family was brought into, if any."),
            width=26,
            hint=True,
            unlisted=N_("This measure is not in the list. Keep it?"),
        ),
        Field(
            name="outcome",
            lv="Rezultāts",
            en="Outcome",
            other=("Результат",),
            alone=(
                *("Rez.", "Rezultāti", "Darba rezultāts", "Iznākums", "Result"),
                *("Results", "Outcomes", "Результаты"),
            ),
            like=("Kas panākts",),
            read=OneOf(vocabulary="outcomes"),
            side=True,
            meaning=N_("What came of it."),
            width=19,
            examples=("in_progress", None),
        ),
        Field(
            name="minutes",
            lv="Minūtes",
            en="Minutes",
            other=("Минуты",),
            alone=(
                *("Min.", "Minūšu skaits", "Laiks (min)", "Laiks (minūtēs)"),
                *("Ilgums (min)", "Ilgums (minūtēs)", "Darba laiks (min)"),
                "Darba ilgums (min)",
                *("Patērētais laiks (min)", "Patērētais laiks (minūtēs)"),
                *("Patērētās minūtes", "Nostrādātās minūtes", "Minutes spent"),
                *("Time (min)", "Time in minutes", "Time spent (min)"),
                *("Duration (min)", "Duration in minutes", "Duration (minutes)"),
                *("Мин.", "Время (мин)", "Время в минутах", "Количество минут"),
            ),
            like=("Laiks", "Ilgums", "Patērētais laiks", "Time", "Duration", "Время"),
            read=Minutes(low=0, high=1440),
            side=True,
            meaning=N_("Minutes spent; a whole number up to 1440."),
            width=11,
            hint=N_("Minutes spent."),
            examples=(60, 90),
        ),
        RECORD,
        SUBMITTED,
    ),
    frame=frozenset({"date", "municipality", "post", "record", "submitted"}),
)


def contracts() -> tuple[Contract, ...]:
    """Return every kind of file that can be taken in."""
    return LOG, survey(), RECOMMENDATIONS
