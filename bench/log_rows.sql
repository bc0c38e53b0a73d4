-- Rows of a made-up log, each drawn from the seed and its own line.
insert into raw.log_rows by name
with drawn as (
    select
        range::integer as line,
        floor(40 * pow(draw($seed, range, 'place'), 1.8))::integer as place,
        draw($seed, range, 'day') as at_day,
        draw($seed, range, 'kind') as at_kind,
        draw($seed, range, 'family') as at_family,
        draw($seed, range, 'body') as at_body,
        draw($seed, range, 'domain') as at_domain,
        draw($seed, range, 'rest') as at_rest,
        sha256(concat_ws(':', $seed, range)) as content
    from range(1, $rows + 1)
),

placed as (
    select
        d.*,
        p.families,
        floor(p.days * d.at_day)::integer as nth_day,
        floor(p.bodies * d.at_body * d.at_body)::integer as nth_body,
        case
            when d.at_kind < 0.45 then 'family'
            when d.at_kind < 0.75 then 'mediated'
            when d.at_kind < 0.90 then 'institution'
            else 'indirect'
        end as kind,
        d.at_kind < 0.75 as with_family,
        d.at_kind between 0.46 and 0.90 as with_body
    from drawn as d
    inner join places as p on d.place = p.place
),

-- A quarter of a place's families is new in each phase; one in fifty is known
-- everywhere by the same code.
named as (
    select
        r.*,
        days.day,
        days.municipality,
        days.post,
        floor(r.families * (days.phase / 4 + pow(r.at_family, 2)))::integer as number
    from placed as r
    inner join days on r.place = days.place and r.nth_day = days.nth
)

select
    $batch as batch,
    r.line,
    r.content || '#1' as identity,
    r.content,
    r.day as date,
    r.municipality,
    r.post,
    r.kind,
    case
        when r.with_family
            then sha256(
                case when r.number % 50 = 0 then '' else r.place || ':' end
                || r.number
            )
    end as family,
    case when r.with_family then 1 + (r.at_rest * 1000)::integer % 8 end as persons,
    list_filter(
        [
            $domains[1 + floor(len($domains) * pow(r.at_domain, 1.5))::integer],
            case when r.at_rest < 0.25 then $domains[len($domains)] end
        ],
        lambda domain: domain is not null
    ) as domains,
    $activities[
        1 + floor(len($activities) * draw($seed, r.line, 'activity'))::integer
    ] as activity,
    case when r.with_body then bodies.name end as institution,
    case when r.with_body then bodies.folded end as institution_folded,
    case
        when r.with_body and r.at_rest < 0.8
            then $roles[1 + floor(len($roles) * r.at_day)::integer]
    end as role,
    case when r.with_family and r.at_rest > 0.97 then 'pumpurs' end as esf_measure,
    $outcomes[1 + floor(len($outcomes) * r.at_family)::integer] as outcome,
    15 * (1 + floor(12 * r.at_body))::integer as minutes,
    r.day + (r.at_rest * 40)::integer as submitted
from named as r
inner join bodies on r.place = bodies.place and r.nth_body = bodies.nth
