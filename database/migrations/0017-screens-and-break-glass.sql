-- PROTECTION: the two kinds may run beside each other (somebody threatened may have both, CPR Act sections 6(6) and 28), one of each kind
-- at a time.
do $$ declare was text; begin
  select conname into strict was from pg_constraint where conrelid = 'app.citizen_protection'::regclass and contype = 'x';
  execute format('alter table app.citizen_protection drop constraint %I', was);
end $$;
alter table app.citizen_protection
  add exclude using gist (municipality_id with =, citizen_id with =, kind with =, daterange(valid_from, valid_to) with &&),
  add constraint a_protection_does_not_end_before_it_begins check (valid_to is null or valid_to >= valid_from);

-- A duty written down by mistake is taken back by ending it on the day it begins.
alter table app.landlord_duty
  drop constraint landlord_duty_check,
  add constraint a_duty_does_not_end_before_it_begins check (valid_to is null or valid_to >= valid_from);
