-- Whether the reader may see a municipality's rows; nobody's until a scope is set.
-- Who sees their total sees all of them, so that no row is held against each one.
create or replace macro in_scope(municipality) as
coalesce(
    list_contains(getvariable('scope'), 'total')
    or list_contains(getvariable('scope'), municipality),
    false
);

-- The municipality a row stands under: that of its date, or today's.
create or replace macro place(municipality, municipality_today, map) as
case when map = 'today' then municipality_today else municipality end;

-- Whether a row lies in the municipalities asked for, named by either code.
create or replace macro in_places(municipality, municipality_today, places) as
places::varchar[] is null
or list_contains(places::varchar[], municipality)
or list_contains(places::varchar[], municipality_today);

-- Whether a row is about the domain asked for.
create or replace macro in_domain(domains, domain) as
domain::varchar is null or list_contains(domains, domain::varchar);

-- Whether a family was served: met alone, or together with an institution.
create or replace macro is_served(kind) as
kind in ('family', 'mediated');

-- The last day on which a month's report is on time: ten days after its end.
create or replace macro report_due(month) as
(month + interval 1 month + interval 9 day)::date;

-- How many months a period of a grain has; none of a phase, which has its own days.
create or replace macro period_months(grain) as
case grain
    when 'month' then 1
    when 'quarter' then 3
    when 'half' then 6
    when 'year' then 12
end;

-- First day of the calendar period that a month lies in.
create or replace macro period_start(month, length) as
make_date(year(month), month(month) - (month(month) - 1) % length, 1);

-- A calendar period as it is asked for: 2019-03, 2019-Q1, 2019-H1 or 2019.
create or replace macro period_code(month, grain) as
strftime(month, '%Y') || case grain
    when 'month' then strftime(month, '-%m')
    when 'quarter' then '-Q' || quarter(month)
    when 'half' then '-H' || if(month(month) > 6, 2, 1)
    else ''
end;

-- Whether a contact is the family's first since a day, by the day of the one before.
create or replace macro is_first(previous, since) as
previous is null or previous < since;

-- What a contact with a family is one of: of those met, of those with its outcome, and
-- of those brought into any measure of the ESF and into this one.
create or replace macro aspects_of(outcome, esf_measure) as
list_filter(
    [
        struct_pack(measure := 'families', aspect := 'total'),
        struct_pack(
            measure := 'outcomes', aspect := coalesce(outcome, 'not_noted')
        ),
        struct_pack(
            measure := 'esf', aspect := if(esf_measure is not null, 'total', null)
        ),
        struct_pack(measure := 'esf', aspect := esf_measure)
    ],
    lambda a: a.aspect is not null
);

-- What a contact with a family counts for: each aspect, in all and in each domain, the
-- institution, and its persons; of these each number up to theirs has a contact before
-- of its own.
create or replace macro levels_of(
    domains, persons, outcome, esf_measure, institution
) as
list_concat(
    list_transform(
        list_filter([institution::varchar], lambda i: i is not null),
        lambda i: struct_pack(
            measure := 'institutions', domain := 'total', aspect := i, number := 0
        )
    ),
    flatten(
        list_transform(
            list_concat(['total'], domains),
            lambda d: list_transform(
                aspects_of(outcome, esf_measure),
                lambda a: struct_pack(
                    measure := a.measure, domain := d, aspect := a.aspect, number := 0
                )
            )
        )
    ),
    list_transform(
        range(0, coalesce(persons, -1) + 1),
        lambda k: struct_pack(
            measure := if(k = 0, 'noted', 'persons'),
            domain := 'total',
            aspect := 'total',
            number := k::integer
        )
    )
);
