-- The office's one figure: citizens with ordinary paid hours. Counted over everybody who belonged to the office in the period, also those
-- who have left and whose files nobody at the office opens any more; so counting runs as the owner, and only counts come out.
-- The definition in words: src/domain/figures/share-with-ordinary-hours.ts.
create function app.ordinary_hours_of_everyone(m integer, office uuid, starts date, ends date)
returns table (citizen_id uuid, target_group text, outcome text, excluded_because text, hours numeric)
language sql stable security definer set search_path = '' as $$
  with belonging as (
    select e.citizen_id, (array_agg(e.target_group order by e.valid_from desc))[1] as target_group,
      max(e.end_reason) filter (where e.end_reason = 'opened_by_mistake'
        or e.end_reason = 'deceased' and e.valid_to between starts and ends + 1) as excluded_because
    from app.enrolment e
    where e.municipality_id = m and e.office_id = office and e.valid_from <= ends and (e.valid_to is null or e.valid_to > starts)
    group by e.citizen_id
  ), job_month as (
    select b.citizen_id, p.placement_id, month::date as month
    from belonging b
    join app.placement p on p.municipality_id = m and p.citizen_id = b.citizen_id and p.kind = 'ordinary_hours'
      and p.starts_on <= ends and (p.ends_on is null or p.ends_on >= starts)
    cross join lateral generate_series(date_trunc('month', greatest(p.starts_on, starts)), least(coalesce(p.ends_on, ends), ends), interval '1 month') month
    where exists (select from app.enrolment e where e.municipality_id = m and e.citizen_id = b.citizen_id and e.office_id = office
      and e.valid_from < (month + interval '1 month') and (e.valid_to is null or e.valid_to > month))
  ), paid as (
    select j.citizen_id, coalesce(bool_or(h.hours > 0), false) as is_paid, bool_or(h.hours is null) as is_unknown, sum(h.hours) as hours
    from job_month j
    left join lateral (select w.hours from app.work_hours w where w.municipality_id = m and w.placement_id = j.placement_id and w.month = j.month
      order by w.version desc limit 1) h on true
    group by j.citizen_id
  )
  select b.citizen_id, b.target_group,
    case when p.is_paid then 'yes' when p.is_unknown then 'unknown' else 'no' end, b.excluded_because, coalesce(p.hours, 0)
  from belonging b left join paid p using (citizen_id)
$$;

-- Counts for several periods at once, for somebody with a case role at that office.
create function app.count_ordinary_hours(office uuid, starts date[], ends date[])
returns table (period integer, target_group text, outcome text, excluded_because text, citizens integer)
language sql stable security definer set search_path = '' as $$
  select p.n::integer, o.target_group, o.outcome, o.excluded_because, count(*)::integer
  from unnest(starts, ends) with ordinality as p (starts, ends, n)
  cross join lateral app.ordinary_hours_of_everyone(app.municipality(), office, p.starts, p.ends) o
  where office = any (app.offices()) and app.has_case_role()
  group by 1, 2, 3, 4
  order by 1, 2, 3, 4
$$;

-- The persons behind the figure, as far as the actor may see them.
create function app.persons_with_ordinary_hours(office uuid, starts date, ends date)
returns table (citizen_id uuid, target_group text, hours numeric)
language sql stable security definer set search_path = '' as $$
  select o.citizen_id, o.target_group, o.hours
  from app.ordinary_hours_of_everyone(app.municipality(), office, starts, ends) o
  where office = any (app.offices()) and app.has_case_role() and o.outcome = 'yes' and o.excluded_because is null
    and o.citizen_id = any (app.visible_citizens())
$$;
