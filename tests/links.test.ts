import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillDemo } from '../demo/fill-demo.ts';
import { type Client, givenHouse, type House } from './given.ts';

/**
 * Walks, as one person of each role, every kind of link that her pages offer. A link that is shown must open; every page has its heading, the
 * words on invented persons, and a title without anybody's name.
 */
const today = Temporal.PlainDate.from('2026-11-25');
const MOST_OF_A_KIND = 2;
const MOST_PAGES = 80;
let house: House;
let staff: { municipalityId: number; staffId: string; roles: string[] }[];
let names: Set<string>;

beforeAll(async () => {
  house = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  await fillDemo({ database: house.database, owner: house.ownerConfig, offices: 1, days: 120, seed: 3, until: today });
  staff = (
    await house.owner.query(
      `select municipality_id as "municipalityId", staff_id as "staffId", array_agg(role order by role) as roles
       from staff_role group by 1, 2 order by 3, 2`,
    )
  ).rows;
  const rows = (
    await house.owner.query(
      'select first_name as first, last_name as last from citizen union all select first_name, last_name from staff',
    )
  ).rows;
  names = new Set(rows.flatMap(({ first, last }) => [first, last].filter((name) => name && name.length > 3)));
});
afterAll(() => house.close());

/** The address with what varies taken out: two citizens' files are links of one kind. */
const kindOf = (address: string) =>
  address
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\d{4}-\d{2}(-\d{2})?/g, ':day')
    .replace(/\d{4,}/g, ':number');

function linksOf(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map((match) => (match[1] as string).replaceAll('&amp;', '&'))
    .filter((address) => !address.startsWith('/assets') && !address.includes('events'));
}

function complaintsAbout(address: string, status: number, html: string): string[] {
  if (status >= 400) return [`${address} answers ${status}`];
  const title = /<title>([^<]*)/.exec(html)?.[1] ?? '';
  const named = title.split(/[^\p{L}]+/u).find((word) => names.has(word));
  return [
    ...(html.includes('Opfundne personer og tal') ? [] : [`${address} does not say that it is invented`]),
    ...(/<h1[ >]/.test(html) ? [] : [`${address} has no heading`]),
    ...(title ? [] : [`${address} has no title`]),
    ...(named ? [`${address} has "${named}" in its title`] : []),
  ];
}

async function walk(client: Client): Promise<{ pages: number; complaints: string[] }> {
  const queue = ['/'];
  const seen = new Set(queue);
  const kinds = new Map<string, number>();
  const complaints: string[] = [];
  let pages = 0;
  const meet = (address: string) => {
    const kind = kindOf(address);
    const met = kinds.get(kind) ?? 0;
    if (seen.has(address) || met >= MOST_OF_A_KIND) return;
    kinds.set(kind, met + 1);
    seen.add(address);
    queue.push(address);
  };
  for (let address = queue.shift(); address !== undefined && pages < MOST_PAGES; address = queue.shift()) {
    const answer = await client.get(address);
    pages++;
    const next = answer.headers.get('location');
    if (next?.startsWith('/')) meet(next);
    if (answer.status >= 300 && answer.status < 400) continue;
    if (answer.status < 400 && !answer.headers.get('content-type')?.includes('text/html')) continue;
    const html = await answer.text();
    complaints.push(...complaintsAbout(address, answer.status, html));
    for (const link of linksOf(html)) meet(link);
  }
  return { pages, complaints };
}

it('opens every kind of link that a page offers, for every role', async () => {
  const walked = new Map<string, number>();
  const complaints: string[] = [];
  for (const one of staff) {
    const role = one.roles.join(' and ');
    if (walked.has(role)) continue;
    const found = await walk(await house.signIn(one));
    walked.set(role, found.pages);
    complaints.push(...found.complaints.map((complaint) => `${role}: ${complaint}`));
  }
  expect(complaints).toEqual([]);
  expect(walked.size).toBeGreaterThanOrEqual(7);
  expect(Math.max(...walked.values())).toBeGreaterThan(40);
});
