import pg from 'pg';
import type { Database } from '#db/database.ts';
import { inventCompanies } from './companies.ts';
import { type FoundedOffice, foundOffice } from './found-offices.ts';
import { demoOffices } from './offices.ts';
import { inventPeople } from './people.ts';
import { openRandom } from './random.ts';
import { simulateOffice } from './simulate-office.ts';
import { at, type World } from './world.ts';

/** What to fill, and how. */
export interface DemoOptions {
  /** The program's own door: everything a person does goes through it as that person. */
  database: Database;
  /** For the rows of the administration, which has no screen yet. */
  owner: pg.ClientConfig;
  /** 1–5. */
  offices: number;
  /** How many days the story is long. */
  days: number;
  seed: number;
  /** The last day. */
  until: Temporal.PlainDate;
  /** The moment of the last day when the story ends; the clock's time when the last day is today, else 10.42. */
  now?: Temporal.Instant;
  /** How many offices live at the same time. */
  connections?: number;
  log?: (line: string) => void;
}

/** What came of it. */
export interface FilledDemo {
  citizens: number;
  visits: number;
  contacts: number;
  placements: number;
  transactions: number;
}

const QUIET_MOMENT = '10:42';

/**
 * Fills an empty database with offices and obviously invented people, day by day, through the product's own functions as the person
 * whose act it is. The same arguments give the same rows and keys (with `until` today: for the same `now`).
 */
export async function fillDemo(options: DemoOptions): Promise<FilledDemo> {
  const firstDay = options.until.subtract({ days: options.days - 1 });
  const wanted = demoOffices.slice(0, options.offices);
  const owner = new pg.Client(options.owner);
  await owner.connect();
  const worlds: World[] = [];
  try {
    await owner.query('begin');
    // Told times and seeded keys are accepted by a demo installation alone.
    await owner.query('update app.installation set is_demo = true');
    for (const [number, office] of wanted.entries()) {
      const founded = await foundOffice(owner, office, String(options.seed), firstDay);
      worlds.push(openWorld(options, founded, number, firstDay));
    }
    await owner.query('commit');
    await inParallel(worlds, options.connections ?? 5, async (world) => {
      await simulateOffice(world);
      options.log?.(`${world.office.office}: ${world.counted.citizens} citizens, ${world.counted.visits} visits`);
    });
    await owner.query('analyze');
  } finally {
    await owner.end();
  }
  return total(worlds);
}

function openWorld(options: DemoOptions, founded: FoundedOffice, number: number, firstDay: Temporal.PlainDate): World {
  const random = openRandom(`${options.seed}:${founded.office.key}`);
  return {
    ...founded,
    database: options.database,
    random,
    companies: inventCompanies(number).map((company) => ({ ...company, companyId: '' })),
    citizens: [],
    invent: inventPeople(random, options.until.year),
    promises: [],
    appointments: [],
    placements: [],
    noted: new Set(),
    firstDay,
    until: options.until,
    now: options.now ?? endOfStory(options.until),
    seed: String(options.seed),
    acts: 0,
    counted: { citizens: 0, visits: 0, contacts: 0, placements: 0 },
  };
}

function endOfStory(until: Temporal.PlainDate): Temporal.Instant {
  const clock = Temporal.Now.instant();
  return clock.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().equals(until) ? clock : at(until, QUIET_MOMENT);
}

async function inParallel<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function total(worlds: readonly World[]): FilledDemo {
  const sum = (of: (world: World) => number) => worlds.reduce((all, world) => all + of(world), 0);
  return {
    citizens: sum((world) => world.counted.citizens),
    visits: sum((world) => world.counted.visits),
    contacts: sum((world) => world.counted.contacts),
    placements: sum((world) => world.counted.placements),
    transactions: sum((world) => world.acts),
  };
}
