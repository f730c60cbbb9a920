import type pg from 'pg';
import { tableOf } from './ask-cells.ts';
import { mayRead } from './oracle.ts';

/** One weakened right: what was done, which tables show it, and how to do and undo it. */
export interface Mutant {
  what: string;
  tables: readonly string[];
  break: string;
  mend: string;
}

interface Policy {
  table: string;
  name: string;
  cmd: string;
  qual: string | null;
  check: string | null;
  columns: string[];
}

/** Every policy dropped, opened wide, and without each of its guards; every grant taken away. */
export async function mutantsOf(owner: pg.Client): Promise<Mutant[]> {
  const policies = await owner.query<Policy>(
    `select p.tablename as table, p.policyname as name, p.cmd, p.qual, p.with_check as check,
       (select array_agg(column_name::text) from information_schema.columns where table_schema = 'app' and table_name = p.tablename) as columns
     from pg_policies p where p.schemaname = 'app' and p.roles = '{hb_app}' order by 1, 2`,
  );
  const grants = await owner.query<{ table: string; verb: string }>(
    `select table_name as table, privilege_type as verb from information_schema.role_table_grants
     where table_schema = 'app' and grantee = 'hb_app' and table_name in (select tablename from pg_tables where schemaname = 'app') order by 1, 2`,
  );
  return [
    ...policies.rows.flatMap(mutantsOfPolicy),
    ...grants.rows.map(({ table, verb }) => ({
      what: `${verb} on ${table} is revoked`,
      tables: rowsOf(table),
      break: `revoke ${verb} on app.${table} from hb_app`,
      mend: `grant ${verb} on app.${table} to hb_app`,
    })),
  ];
}

const rowsOf = (table: string) => Object.keys(mayRead).filter((row) => tableOf(row) === table);

function mutantsOfPolicy(policy: Policy): Mutant[] {
  const { table, name } = policy;
  const tables = rowsOf(table);
  const create = `create policy ${name} on app.${table} for ${policy.cmd} to hb_app${partsOf(policy.qual, policy.check)}`;
  const alter = (qual: string | null, check: string | null) =>
    `alter policy ${name} on app.${table}${partsOf(qual, check)}`;
  const mend = alter(policy.qual, policy.check);
  const wider = (part: string, qual: string | null, check: string | null): Mutant => ({
    what: `${name} on ${table} ${part}`,
    tables,
    break: alter(qual, check),
    mend,
  });
  const { qual, check } = policy;
  const mutants: Mutant[] = [
    { what: `${name} on ${table} is dropped`, tables, break: `drop policy ${name} on app.${table}`, mend: create },
  ];
  if (qual) {
    mutants.push(wider('is open to all', 'true', check === null ? null : 'true'));
    for (const [guard, rest] of withoutEach(qual))
      mutants.push(wider(`forgets ${guard}`, rest, check && without(check, guard)));
  }
  if (check && (!qual || check !== qual)) mutants.push(wider('takes any new row', qual, 'true'));
  if (check) {
    for (const [guard, rest] of withoutEach(check)) {
      if (qual && !asksOfTheNewRow(guard, policy)) continue;
      mutants.push(wider(`takes a new row without ${guard}`, qual, rest));
    }
  }
  return mutants;
}

/**
 * Of a changed row a guard says something new only when it names a column that may change. A guard on the actor alone has been asked of
 * the old row already; a controller and a consent are kept by triggers.
 */
function asksOfTheNewRow(guard: string, { table, columns }: Policy): boolean {
  if (table === 'consent' || guard.includes('controller_id')) return false;
  return columns.some((column) => new RegExp(`\\b${column}\\b`).test(guard.replaceAll(/app\.\w+\(\)( AS \w+)?/g, '')));
}

const partsOf = (qual: string | null, check: string | null) =>
  `${qual === null ? '' : ` using (${qual})`}${check === null ? '' : ` with check (${check})`}`;

/** The guards of an expression that all must hold. */
function guardsOf(expression: string): string[] {
  const inner = bare(expression);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === '(') depth++;
    if (inner[at] === ')') depth--;
    if (depth === 0 && inner.startsWith(' AND ', at)) {
      parts.push(inner.slice(start, at));
      start = at + ' AND '.length;
    }
  }
  return [...parts, inner.slice(start)];
}

/** Without the parentheses round the whole. */
function bare(expression: string): string {
  if (!expression.startsWith('(')) return expression;
  let depth = 0;
  for (let at = 0; at < expression.length; at++) {
    if (expression[at] === '(') depth++;
    if (expression[at] === ')' && --depth === 0)
      return at === expression.length - 1 ? expression.slice(1, -1) : expression;
  }
  return expression;
}

function withoutEach(expression: string): [guard: string, rest: string][] {
  const guards = guardsOf(expression);
  if (guards.length < 2) return [];
  return guards.map((guard, index) => [guard, guards.toSpliced(index, 1).join(' AND ')]);
}

const without = (expression: string, guard: string): string =>
  guardsOf(expression)
    .filter((one) => one !== guard)
    .join(' AND ') || 'true';

/** Rules inside the functions that say which citizens and what of them, each weakened by one word. */
const weakenedRules: [name: string, of: string, rule: string, instead: string][] = [
  ['a no counts as a yes', 'is_in_force', 'k.is_given and', 'true and'],
  ['a withdrawal does not bite', 'is_in_force', 'k.withdrawn_at is null', 'true'],
  ['an expired consent goes on', 'is_in_force', '(k.valid_to is null or k.valid_to > (select app.today()))', 'true'],
  ['no consent is asked for', 'compute_visible_citizens', 'where me.is_municipal', 'where true'],
  ['a consent by anybody opens the file', 'compute_visible_citizens', 'and k.discloser_id = c.controller_id', ''],
  ['a consent to anybody opens the file', 'compute_visible_citizens', 'and k.organisation_id = me.organisation_id', ''],
  ['every role is a case role', 'compute_visible_citizens', 'and r.role = any (app.case_role_names())', ''],
  [
    'the office is any office',
    'compute_visible_citizens',
    "and e.office_id in (select office_id from roles where role <> 'authority_case_worker')",
    '',
  ],
  ['the own record is not enough', 'compute_visible_citizens', 'o.controller_id = me.organisation_id', 'false'],
  ['cover covers nobody', 'compute_visible_citizens', 'c.stand_in_staff_id = s', 'false'],
  [
    'the team is forgotten',
    'compute_visible_citizens',
    'join acting_for a using (staff_id)\n    where t.municipality_id = m',
    'join acting_for a using (staff_id)\n    where false and t.municipality_id = m',
  ],
  ['everybody answers for every file', 'set_visibility', 'and c.controller_id = organisation', ''],
  [
    'any consent opens the plan',
    'set_visibility',
    "k.discloser_id = c.controller_id and k.information_kind in ('plan', 'case_file')",
    'k.discloser_id = c.controller_id',
  ],
  [
    'any consent opens work',
    'set_visibility',
    "k.discloser_id = c.controller_id and k.information_kind in ('work', 'case_file')",
    'k.discloser_id = c.controller_id',
  ],
  [
    'a consent back opens the file',
    'set_visibility',
    'filter (where k.discloser_id = c.controller_id) as following',
    'as following',
  ],
  [
    'any consent tells promises',
    'set_visibility',
    "filter (where k.information_kind in ('plan', 'case_file')) as disclosed_plan",
    'as disclosed_plan',
  ],
  [
    'any consent tells notes',
    'set_visibility',
    "filter (where k.information_kind in ('notes', 'case_file')) as disclosed_notes",
    'as disclosed_notes',
  ],
  [
    'every role breaks glass',
    'may_break_glass',
    "app.roles() && array['case_worker', 'authority_case_worker']",
    'true',
  ],
  ['the landlord’s staff break glass', 'may_break_glass', 'app.is_municipal()', 'true'],
  ['nobody asks who may', 'look_through_broken_glass', 'and app.may_break_glass()', ''],
  ['all look through one glass', 'look_through_broken_glass', 'and b.staff_id = app.staff()', ''],
  ['one glass opens every file', 'look_through_broken_glass', 'and b.citizen_id = whose', ''],
  ['the hour never ends', 'look_through_broken_glass', 'and b.ends_at > app.now()', ''],
  [
    'a protected citizen needs no leader',
    'look_through_broken_glass',
    'and (b.approved_by is not null or not app.is_protected(b.municipality_id, b.citizen_id))',
    '',
  ],
  ['broken glass lets write', 'look_through_broken_glass', "'app.readable_citizens'", "'app.visible_citizens'"],
  ['broken glass lets write the plan', 'look_through_broken_glass', "'app.readable_plan'", "'app.plan_citizens'"],
  ['broken glass lets write hours', 'look_through_broken_glass', "'app.readable_work'", "'app.work_citizens'"],
  [
    'broken glass lets change who follows',
    'look_through_broken_glass',
    "'app.readable_following'",
    "'app.following_citizens'",
  ],
  ['a consent to one is a consent to all', 'set_visibility', 'and k.organisation_id = organisation', ''],
];

/** One table of each kind of information. */
const TELLING_TABLES = ['citizen', 'contact_person', 'plan', 'placement', 'contact', 'promise', 'appointment'];

/** The functions' mutants. Throws when a rule is not found, so that a changed function brings its mutants along. */
export async function mutantsOfFunctions(owner: pg.Client): Promise<Mutant[]> {
  const mutants: Mutant[] = [];
  for (const [what, name, rule, instead] of weakenedRules) {
    const answer = await owner.query<{ text: string }>(
      `select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'app' and p.proname = $1`,
      [name],
    );
    const text = answer.rows[0]?.text ?? '';
    if (!text.includes(rule)) throw new Error(`${name} has no rule "${rule}" any more: mend its mutant`);
    mutants.push({
      what: `${name}: ${what}`,
      tables: TELLING_TABLES,
      break: text.replaceAll(rule, instead),
      mend: text,
    });
  }
  return mutants;
}
