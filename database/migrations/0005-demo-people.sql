-- The people one may choose to be in the demo; nobody at all outside it.
create function app.demo_people() returns table (
  municipality_id integer, municipality_name text, staff_id uuid, first_name text, last_name text, title_da text, title_en text,
  organisation_name text, office_name text, roles text[]
) language sql stable security definer set search_path = '' as $$
  select st.municipality_id, m.name, st.staff_id, st.first_name, st.last_name, st.title_da, st.title_en, o.name,
    (select min(f.name) from app.office f join app.staff_role r using (municipality_id, office_id)
     where r.municipality_id = st.municipality_id and r.staff_id = st.staff_id),
    array(select r.role from app.staff_role r where r.municipality_id = st.municipality_id and r.staff_id = st.staff_id order by r.role)
  from app.staff st join app.municipality m using (municipality_id) join app.organisation o using (municipality_id, organisation_id)
  where (select is_demo from app.installation)
    and st.employed_from <= app.today() and (st.employed_to is null or st.employed_to > app.today())
  order by m.name, st.first_name, st.last_name
$$;
