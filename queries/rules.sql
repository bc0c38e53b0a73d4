-- Whether the reader may see a municipality's rows; nobody's until a scope is set.
create or replace macro in_scope(municipality) as
coalesce(list_contains(getvariable('scope'), municipality), false);

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
