import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { searchKey } from '#domain/search/search-key.ts';

/** All that a new file needs. `cpr` is ten digits; the periods begin on `from`. */
export interface NewCitizen {
  firstName: string;
  lastName: string;
  cpr: string | null;
  language: string | null;
  needsInterpreter: boolean;
  phone: string | null;
  address: string | null;
  officeId: string;
  targetGroup: string;
  from: Temporal.PlainDate;
  contactPersonId: string | null;
  /** Name and address protection up to (and without) this day; absent or null: none. */
  protectedUntil?: Temporal.PlainDate | null;
}

/** Another file in the municipality, seen by the actor or not, has the CPR number. The transaction must be rolled back to before the call. */
export class CprInUse extends Error {}

/**
 * Opens a citizen's file (Da: opret borger): person, CPR number, address, protection, enrolment at the office and contact person, all or
 * nothing. Afterwards the citizen is visible in the same transaction. Throws {@link CprInUse}.
 */
export async function openCitizenFile(tx: ActorTx, actor: Actor, input: NewCitizen): Promise<string> {
  const { municipalityId: m, staffId: me } = actor;
  const from = input.from.toString();
  const made = await sql<{ id: string }>`
    with new as (
      -- The key is drawn first: a row that is not visible yet could not be returned.
      select app.new_id() as id
    ), c as (
      insert into citizen (municipality_id, citizen_id, first_name, last_name, search_key, language, needs_interpreter, phone, registered_by)
      select ${m}::integer, id, ${input.firstName}, ${input.lastName}, ${searchKey(displayName(input))}, ${input.language},
        ${input.needsInterpreter}::boolean, ${input.phone}, ${me}::uuid from new
    ), e as (
      insert into enrolment (municipality_id, citizen_id, office_id, target_group, valid_from, registered_by)
      select ${m}::integer, id, ${input.officeId}::uuid, ${input.targetGroup}, ${from}::date, ${me}::uuid from new
    ) select id from new`.execute(tx);
  const citizenId = made.rows[0]?.id as string;
  await sql`select app.refresh_visible_citizens()`.execute(tx);
  const stored = await sql<{ isCprStored: boolean }>`
    with cpr as (
      insert into citizen_identity (municipality_id, citizen_id, cpr)
      select ${m}::integer, ${citizenId}::uuid, ${input.cpr}::text where ${input.cpr}::text is not null
      on conflict do nothing returning citizen_id
    ), address as (
      insert into citizen_address (municipality_id, citizen_id, address, valid_from)
      select ${m}::integer, ${citizenId}::uuid, ${input.address}::text, ${from}::date where ${input.address}::text is not null
    ), protection as (
      insert into citizen_protection (municipality_id, citizen_id, valid_from, valid_to)
      select ${m}::integer, ${citizenId}::uuid, ${from}::date, p.until from (select ${input.protectedUntil?.toString() ?? null}::date as until) p
      where p.until is not null
    ), person as (
      insert into contact_person (municipality_id, citizen_id, staff_id, valid_from, start_reason, registered_by)
      select ${m}::integer, ${citizenId}::uuid, s.id, ${from}::date, 'start', ${me}::uuid from (select ${input.contactPersonId}::uuid as id) s
      where s.id is not null
    ) select exists (select from cpr) as "isCprStored"`.execute(tx);
  if (input.cpr !== null && !stored.rows[0]?.isCprStored) throw new CprInUse();
  return citizenId;
}
