import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReadLog, hasCheckpoint } from '#db/check-read-log.ts';
import type { ActorKey } from '#db/database.ts';
import { deletionDay } from '#domain/retention/deletion-day.ts';
import { CASE_TYPES, type RetentionRule } from '#domain/retention/retention-rule.ts';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';
import { tableTexts } from './texts.ts';

let given: CaseHouse;
let lise: ActorKey;
let clients: { lene: Client; lise: Client; nina: Client; noah: Client; mette: Client };
/** Closed 12 March 2021 and 12 March 2024. */
let old: string;
let young: string;
beforeAll(async () => {
  given = await givenCase();
  const { house } = given;
  const organisationId = await valueOf(`select organisation_id as x from staff where staff_id = $1`, [
    given.leader.staffId,
  ]);
  const place = { municipalityId: 1, organisationId, officeId: given.officeId };
  const housing = { ...place, organisationId: given.housingOrganisationId };
  lise = await house.staff(place, 'leader', 'Lise');
  clients = {
    lene: await house.signIn(given.leader),
    lise: await house.signIn(lise),
    nina: await house.signIn(await house.staff(housing, 'leader', 'Nina')),
    noah: await house.signIn(await house.staff(housing, 'leader', 'Noah')),
    mette: await house.signIn(given.mette),
  };
  old = await closed('Olga', '2021-03-12');
  young = await closed('Yasmin', '2024-03-12');
});
afterAll(() => given.house.close());

const valueOf = async (statement: string, values: unknown[] = []) =>
  (await given.house.owner.query(statement, values)).rows[0]?.x as string;

/** Opens a file and ends it on the day. */
async function closed(firstName: string, on: string): Promise<string> {
  const citizenId = await given.open({ firstName, lastName: 'Oldenborre' });
  for (const table of ['enrolment', 'contact_person', 'citizen_team'])
    await given.house.owner.query(
      `update ${table} set valid_from = '2019-01-01', valid_to = $2 where citizen_id = $1`,
      [citizenId, on],
    );
  await given.house.owner.query(`update citizen set registered_at = '2019-01-01' where citizen_id = $1`, [citizenId]);
  return citizenId;
}

const mainOf = async (answer: Promise<Response>) => (await (await answer).text()).split('<main')[1] as string;
const list = (client: Client, query = '') => mainOf(client.get(paths.deletion + query));
const proposalOf = (citizenId: string) =>
  valueOf('select deletion_proposal_id as x from deletion_proposal where citizen_id = $1', [citizenId]);
const isThere = async (citizenId: string) =>
  (await given.house.owner.query('select from citizen where citizen_id = $1', [citizenId])).rowCount === 1;

describe('the list', () => {
  it('shows what is due, with its closure, its day and its rows; and writes down who looked', async () => {
    const html = await list(clients.lene);
    for (const words of [
      'Olga Oldenborre',
      'Lukket 12. marts 2021, frist 12. marts 2026',
      'rækker i',
      'Foreslå sletning',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('Yasmin');
    const row = await given.house.owner.query(`select citizen_ids from read_log where act = 'deletion.read'`);
    expect(row.rows).toEqual([{ citizen_ids: [old] }]);
  });

  it('shows the housing organisation nothing of the municipality’s', async () => {
    expect(await list(clients.nina)).not.toContain('Oldenborre');
  });

  it('is in English too', async () => {
    const answer = await given.house.app.request(`http://localhost${paths.deletion}`, {
      headers: { cookie: `hb_session=${await given.house.sessionOf(given.leader)}; hb_language=en` },
    });
    expect(await answer.text()).toContain('Closed 12 March 2021, due 12 March 2026');
  });

  it('has words for every table that a deletion reaches', async () => {
    const tables = await given.house.owner.query('select table_name from app.rows_about_citizens()');
    const words = Object.keys(tableTexts('da'));
    expect(tables.rows.map((row) => row.table_name as string).filter((name) => !words.includes(name))).toEqual([]);
  });
});

it('counts the days in SQL as in words', async () => {
  const codes = await given.house.owner.query(
    `select code, valid_from::text as "from", valid_to::text as "to", attributes ->> 'period' as period from code where list = 'retention-rule'`,
  );
  const rules: RetentionRule[] = codes.rows.map((row) => ({
    caseType: row.code,
    from: Temporal.PlainDate.from(row.from),
    to: row.to ? Temporal.PlainDate.from(row.to) : null,
    period: Temporal.Duration.from(row.period),
    isOwn: false,
  }));
  for (const caseType of CASE_TYPES)
    for (const day of [
      '1999-12-31',
      '2000-01-01',
      '2018-05-24',
      '2018-05-25',
      '2020-02-29',
      '2025-11-30',
      '2026-08-31',
    ])
      expect(
        await valueOf(`select app.deletion_day(1, $1, $2)::text as x`, [caseType, day]),
        `${caseType} ${day}`,
      ).toBe(deletionDay(caseType, Temporal.PlainDate.from(day), rules)?.toString() ?? null);
});

describe('holding back', () => {
  it('asks why, beside the field, and loses nothing', async () => {
    expect(await list(clients.lene, `?open=${old}`)).toContain('Hvorfor skal sagen ikke slettes nu?');
    const answer = await clients.lene.post(paths.deletion, { step: 'hold', citizen: old, reason: 'x'.repeat(501) });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('x'.repeat(501));
    expect(html).toContain('Fejl: Sletning');
    expect(await (await clients.lene.post(paths.deletion, { step: 'hold', citizen: old })).text()).toContain(
      'Skriv, hvorfor sagen skal holdes tilbage',
    );
  });

  it('takes the case off the list, with its proposal, until a leader lifts it', async () => {
    await clients.lene.post(paths.deletion, { step: 'propose', citizen: old });
    const proposal = await proposalOf(old);
    await clients.lise.post(paths.deletion, { step: 'hold', citizen: old, reason: 'Klage til Ankestyrelsen' });
    const html = await list(clients.lene);
    expect(html).toContain('Klage til Ankestyrelsen Holdt tilbage af Lise Mose');
    expect(html).not.toContain('Foreslå sletning');
    expect((await clients.lise.post(paths.deletionProposal(proposal))).status).toBe(404);
    expect((await clients.lene.post(paths.deletion, { step: 'propose', citizen: old })).status).toBe(404);
    await clients.lene.post(paths.deletion, { step: 'lift', citizen: old });
    expect(await list(clients.lene)).toContain('Foreslå sletning');
  });
});

describe('the housing organisation’s own records', () => {
  it('go by its own rule, before the file, and take nothing of the municipality’s', async () => {
    const { owner } = given.house;
    const note = (controller: string, staffId: string) =>
      owner.query(
        `insert into contact (municipality_id, citizen_id, office_id, kind, place, happened_at, visibility, note, written_by, controller_id)
         values (1, $1, $2, 'talk', 'office', '2021-01-01', 'team', 'x', $3, $4) returning contact_id`,
        [old, given.officeId, staffId, controller],
      );
    const theirs = (await note(given.housingOrganisationId, given.nabo.staffId)).rows[0].contact_id;
    // A promise of the municipality's, made in that talk.
    await owner.query(
      `insert into promise (municipality_id, citizen_id, contact_id, what, owner_staff_id, due_on, made_by, made_at, controller_id)
       values (1, $1, $2, 'x', $3, '2021-02-01', $3, '2021-01-01', (select controller_id from citizen where citizen_id = $1))`,
      [old, theirs, given.mette.staffId],
    );
    expect(await list(clients.lene)).toContain('Navnet slettes sidst');
    expect((await clients.lene.post(paths.deletion, { step: 'propose', citizen: old })).status).toBe(404);
    expect(await list(clients.nina)).toContain('Boligsocial sag. Lukket 12. marts 2021, frist 12. marts 2024');
    await clients.nina.post(paths.deletion, { step: 'propose', citizen: old });
    expect((await clients.lise.post(paths.deletionProposal(await proposalOf(old)))).status).toBe(404);
    await clients.noah.post(paths.deletionProposal(await proposalOf(old)));
    const left = await owner.query(
      `select (select count(*)::int from contact where citizen_id = $1) as contacts, (select count(*)::int from promise where citizen_id = $1 and contact_id is null) as promises`,
      [old],
    );
    expect(left.rows).toEqual([{ contacts: 0, promises: 1 }]);
    expect(await list(clients.lene)).toContain('Foreslå sletning');
  });
});

describe('four eyes', () => {
  it('lets another leader approve, who sees each table first, and never the one who proposed', async () => {
    await clients.lene.post(paths.deletion, { step: 'propose', citizen: old });
    const proposal = await proposalOf(old);
    expect(await mainOf(clients.lene.get(paths.deletionProposal(proposal)))).toContain('Du har selv foreslået');
    await clients.lene.post(paths.deletionProposal(proposal));
    expect(await isThere(old)).toBe(true);
    const html = await mainOf(clients.lise.get(paths.deletionProposal(proposal)));
    for (const words of ['Olga Oldenborre', 'Navn, sprog og telefon', 'Løfter', 'Det kan ikke fortrydes'])
      expect(html).toContain(words);
    expect(html).not.toContain('Noter');
  });

  it('can be called off', async () => {
    await clients.lise.post(paths.deletion, { step: 'call-off', proposal: await proposalOf(old) });
    expect(await proposalOf(old)).toBeUndefined();
    await clients.lene.post(paths.deletion, { step: 'propose', citizen: old });
  });

  it('deletes for good, and leaves a line without a name', async () => {
    await clients.lise.post(paths.deletionProposal(await proposalOf(old)));
    expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
    const html = await list(clients.lene);
    expect(html).not.toContain('Olga');
    for (const words of ['Lise Mose', 'Lene Mose', old.slice(0, 8)]) expect(html).toContain(words);
    const csv = await (await clients.lene.get(paths.deletionList)).text();
    expect(csv).toContain(old);
    expect(csv).not.toContain('Mose');
  });
});

describe('without a case', () => {
  it('forgets names said at the door after three months, and keeps the visit as a number', async () => {
    const visit = (number: number, day: string) =>
      given.house.owner.query(
        `insert into visit (municipality_id, office_id, day, number, said_name, registered_by) values (1, $1, $2, $3, 'Kurt', $4)`,
        [given.officeId, day, number, given.mette.staffId],
      );
    await visit(801, '2026-08-25');
    await visit(802, '2026-08-26');
    expect(await list(clients.lene)).toContain('1, den ældste fra 25. august 2026');
    expect(await list(clients.nina)).not.toContain('den ældste fra');
    await clients.lene.post(paths.deletion, { step: 'propose', bulk: 'door_visit_without_case' });
    const proposal = await valueOf('select deletion_proposal_id as x from deletion_proposal where citizen_id is null');
    await clients.lise.post(paths.deletionProposal(proposal));
    const names = await given.house.owner.query('select number, said_name from visit where number > 800 order by 1');
    expect(names.rows).toEqual([
      { number: 801, said_name: null },
      { number: 802, said_name: 'Kurt' },
    ]);
  });

  it('cuts the log where it is due, by a link that says so; a cut without one is found', async () => {
    const { owner, database } = given.house;
    const state = async () => (await checkReadLog(database.pool)).find((log) => log.municipalityId === 1);
    await clients.mette.get(paths.citizens);
    const before = (await state())?.checkpoint as string;
    // Five years later all of it is due but what is read now.
    given.house.now = Temporal.Instant.from('2031-11-26T10:00:00Z');
    await clients.lene.post(paths.deletion, { step: 'propose', bulk: 'read_log' });
    const proposal = await valueOf(
      `select deletion_proposal_id as x from deletion_proposal where case_type = 'read_log'`,
    );
    await clients.lise.post(paths.deletionProposal(proposal));
    given.house.now = Temporal.Instant.from('2026-11-25T09:42:00Z');
    const after = await state();
    expect(after?.brokenAt).toBeNull();
    expect(after?.links).toBeLessThan(10);
    expect(await hasCheckpoint(database.pool, before)).toBe(true);
    for (const tampering of [
      `delete from read_log where sequence = (select min(sequence) from read_log where municipality_id = 1) and municipality_id = 1`,
      `with gone as (delete from read_log where municipality_id = 1 and sequence = (select min(sequence) from read_log where municipality_id = 1) returning *)
       update read_log_head h set cut_sequence = g.sequence, cut_hash = g.hash from gone g where h.municipality_id = 1`,
    ]) {
      await owner.query(`begin; ${tampering}`);
      const answer = await owner.query('select broken_at from app.check_read_log() where municipality_id = 1');
      expect(answer.rows[0].broken_at, tampering).not.toBeNull();
      await owner.query('rollback');
    }
  });

  it('finds words of a search that were taken out or put in without a link', async () => {
    const { owner } = given.house;
    await clients.mette.post(paths.search, { search: 'Yasmin' });
    const at = await valueOf(`select max(sequence) as x from read_log where search_text = 'Yasmin'`);
    for (const change of [
      'search_text = null, search_salt = null',
      `search_text = 'Olga'`,
      'search_text = null, search_salt = null, search_erased_in = (select max(sequence) from read_log where municipality_id = 1)',
      'search_text = null, search_salt = null, search_digest = null',
    ]) {
      await owner.query(`begin; update read_log set ${change} where municipality_id = 1 and sequence = ${at}`);
      const answer = await owner.query('select broken_at from app.check_read_log() where municipality_id = 1');
      expect(Number(answer.rows[0].broken_at), change).toBe(Number(at));
      await owner.query('rollback');
    }
  });
});
