import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '#evaluation/evaluate.ts';
import { studyYaml } from '#evaluation/plan/study/study.fixture.ts';
import { inventPersons, writeRegister } from '#evaluation/study/invented-register.fixture.ts';
import { givenFolder } from '../../tests/given.ts';
import { evaluateCommand } from './evaluate.ts';

const root = path.resolve(import.meta.dirname, '../..');
let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const plan = (change: object = {}) => ({
  planVersion: 1,
  title: words('Prøve'),
  data: { panel: { description: words('x') } },
  analyses: [
    {
      name: 'work',
      kind: 'compare-shares',
      data: 'panel',
      title: words('I arbejde'),
      outcome: { column: 'y', label: words('y') },
      group: {
        column: 'g',
        treated: '1',
        control: '0',
        treatedLabel: words('Indsats'),
        controlLabel: words('Kontrol'),
      },
      subgroups: [{ column: 'sex', label: words('Køn') }],
    },
  ],
  ...change,
});

/** Rows as CSV: [group, outcome, subgroup, how many]. */
const csv = (rows: [number, string, string, number][], mark = ',') =>
  [['g', 'y', 'sex'], ...rows.flatMap(([g, y, sex, n]) => Array.from({ length: n }, () => [g, y, sex]))]
    .map((row) => row.join(mark))
    .join('\n');
const plenty = csv([
  [1, '1', 'k', 30],
  [1, '0', 'k', 20],
  [1, '1', 'm', 25],
  [1, '0', 'm', 25],
  [0, '1', 'k', 20],
  [0, '0', 'k', 40],
  [0, '1', 'm', 30],
  [0, '0', 'm', 30],
]);

let count = 0;
async function run(files: { plan?: unknown; planText?: string; table?: string | Buffer; argv?: string[] }) {
  const folder = path.join(place.folder, String(count++));
  mkdirSync(folder);
  const planFile = path.join(folder, 'plan.json');
  const table = path.join(folder, 'panel.csv');
  const out = path.join(folder, 'out');
  writeFileSync(planFile, files.planText ?? JSON.stringify(files.plan ?? plan()));
  writeFileSync(table, files.table ?? plenty);
  const lines: string[] = [];
  const code = await evaluateCommand(files.argv ?? [planFile, '--out', out, '--data', `panel=${table}`], root, {
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
  });
  const results = existsSync(path.join(out, 'results.json'))
    ? (JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results)
    : null;
  return { code, text: lines.join('\n'), lines, results, out, planFile, table, folder };
}

describe('a plan on a table', () => {
  it('gives difference, interval and test, by subgroup too', async () => {
    const { code, results } = await run({});
    expect(code).toBe(0);
    const [all, women] = results?.estimates ?? [];
    expect(all).toMatchObject({
      analysis: 'work',
      subgroup: 'all',
      period: 'all',
      nTreated: 100,
      nControl: 120,
      suppressed: false,
    });
    expect(all?.estimate).toBeCloseTo(55 / 100 - 50 / 120, 12);
    expect(women).toMatchObject({ subgroup: 'sex=k', nTreated: 50, nControl: 60 });
  });

  it('reads a byte order mark before a quoted name', async () => {
    const { code, results } = await run({ table: `\uFEFF"g","y","sex"\n${plenty.split('\n').slice(1).join('\n')}` });
    expect([code, results?.estimates[0]?.nTreated]).toEqual([0, 100]);
  });

  it('prints names of the plan and the data with control characters and half letters', async () => {
    const odd = { da: 'a\u0001b\ud800\nc', en: 'a\u0001b\ud800\nc' };
    const own = plan({});
    const [analysis] = own.analyses;
    const table = plenty.replaceAll(',k', ',k\u0002<script>');
    const named = { ...own, analyses: [{ ...analysis, outcome: { column: 'y', label: odd } }] };
    const { code, out } = await run({ plan: named, table });
    expect(code).toBe(0);
    const page = readFileSync(path.join(out, 'report.html'), 'utf8');
    expect(page).toMatch(/k (&lt;|&#60;|&#x3c;)script/i);
    expect(page).not.toMatch(/k.<script>/);
    expect([page.includes('\u0001'), page.includes('\u0002')]).toEqual([false, false]);
  });

  it('gives the same bytes again', async () => {
    const first = await run({});
    const second = await run({});
    for (const file of readdirSync(first.out))
      expect(readFileSync(path.join(second.out, file)), file).toEqual(readFileSync(path.join(first.out, file)));
  });

  it.each([
    [
      'semicolons',
      csv(
        [
          [1, '1', 'k', 30],
          [1, '0', 'k', 30],
          [0, '1', 'k', 30],
          [0, '0', 'k', 30],
        ],
        ';',
      ),
    ],
    ['a byte-order mark', `\uFEFF${plenty}`],
    ['Windows-1252', Buffer.from(plenty.replaceAll(',k', ',kvinde\u00e6'), 'latin1')],
  ])('reads a table with %s', async (_what, table) => {
    expect((await run({ table })).code).toBe(0);
  });

  it('hides counts of one to four, and what would give them away', async () => {
    const { results, out } = await run({
      table: csv([
        [1, '1', 'k', 30],
        [1, '0', 'k', 20],
        [1, '1', 'm', 3],
        [1, '0', 'm', 25],
        [0, '1', 'k', 20],
        [0, '0', 'k', 40],
        [0, '1', 'm', 30],
        [0, '0', 'm', 30],
      ]),
    });
    expect(results?.estimates.map((one) => [one.estimator, one.subgroup, one.suppressed])).toEqual([
      ['difference-in-shares', 'all', false],
      ['difference-in-shares', 'sex=k', true],
      ['difference-in-shares', 'sex=m', true],
      ['difference-between-subgroups', 'sex=k', true],
    ]);
    for (const one of results?.estimates.slice(1) ?? [])
      expect([
        one.estimate,
        one.ciLow,
        one.pValue,
        one.nTreated,
        one.nControl,
        one.shareTreated,
        one.statistic,
      ]).toEqual(Array(7).fill(null));
    expect(readFileSync(path.join(out, 'work.csv'), 'utf8')).toContain(
      'sex=m,all,g=1,difference-in-shares,newcombe-hybrid-score,chi-square-without-continuity-correction,,,,,,,,,true',
    );
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('skjult');
  });

  it('prints the schema of a plan', async () => {
    const { code, text } = await run({ argv: ['--schema'] });
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ required: ['planVersion', 'title'] });
  });
});

describe('what is wrong is said in one sentence, with exit code 2 and nothing written', () => {
  const cases: [string, Parameters<typeof run>[0], RegExp][] = [
    ['an unknown key', { plan: plan({ colour: 'red' }) }, /plan\.json: the plan has the unknown key "colour"\.$/],
    ['a missing key', { plan: { planVersion: 1 } }, /lacks "title"/],
    ['no JSON', { planText: '{\n  "planVersion": 1,,\n}' }, /plan\.json: line 2, column \d+ is not JSON\.$/],
    ['another version', { plan: plan({ planVersion: 2 }) }, /"planVersion" must be at most 1/],
    ['a missing column', { table: 'g,sex\n1,k\n0,k' }, /panel\.csv: there is no column "y"/],
    [
      'an outcome that is neither 0 nor 1',
      { table: 'g,y,sex\n1,1,k\n0,mange,k' },
      /panel\.csv: column "y", row 3: "mange" is neither 0 nor 1\.$/,
    ],
    ['an empty group', { table: 'g,y,sex\n1,1,k\n1,0,k' }, /the control group of analysis "work" is empty/],
    ['an empty file', { table: '' }, /panel\.csv: /],
    [
      'a column twice',
      { table: plenty.replace('g,y,sex', 'g,y,sex,g').replaceAll(/(?<=[km])$/gm, ',1') },
      /panel\.csv: the column "g" stands twice/,
    ],
    ['UTF-16', { table: Buffer.from(`\uFEFF${plenty}`, 'utf16le') }, /panel\.csv: it is written in UTF-16/],
    ['a packed table', { table: gzipSync(plenty) }, /panel\.csv: it is packed/],
    [
      'a number for smallestCell that is too small',
      { plan: plan({ disclosure: { smallestCell: 1 } }) },
      /must be at least 3/,
    ],
  ];
  it.each(cases)('%s', async (_what, files, message) => {
    const { code, lines, text, out, folder } = await run(files);
    expect(code).toBe(2);
    expect(lines).toHaveLength(1);
    expect(text).toMatch(message);
    expect(text).not.toMatch(/\n|at .*\.ts/);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['panel.csv', 'plan.json']);
  });

  it.each<[string, (paths: { planFile: string; table: string; out: string; folder: string }) => string[], RegExp]>([
    [
      'a plan that is not there',
      ({ out }) => ['/nowhere/plan.json', '--out', out],
      /\/nowhere\/plan\.json: there is no such file/,
    ],
    ['a plan that is a folder', ({ folder, out }) => [folder, '--out', out], /it is a folder, not a plan/],
    [
      'a table that is not there',
      ({ planFile, out }) => [planFile, '--out', out, '--data', 'panel=/nowhere.csv'],
      /\/nowhere\.csv: there is no such file/,
    ],
    [
      'a table without an end',
      ({ planFile, out }) => [planFile, '--out', out, '--data', 'panel=/dev/zero'],
      /\/dev\/zero: it is no plain file/,
    ],
    [
      'a table that cannot be opened',
      ({ planFile, out, table }) => {
        rmSync(table);
        symlinkSync(table, table);
        return [planFile, '--out', out, '--data', `panel=${table}`];
      },
      /panel\.csv: it cannot be read \(ELOOP\)/,
    ],
    ['no table at all', ({ planFile, out }) => [planFile, '--out', out], /add --data panel=FILE/],
    [
      'a table that the plan does not know',
      ({ planFile, out, table }) => [planFile, '--out', out, '--data', `other=${table}`],
      /no data called "other"/,
    ],
    [
      'a table given twice',
      ({ planFile, out, table }) => [planFile, '--out', out, '--data', `panel=${table}`, '--data', `panel=${table}`],
      /given twice/,
    ],
    [
      'a folder that is not empty',
      ({ planFile, folder, table }) => [planFile, '--out', folder, '--data', `panel=${table}`],
      /not empty/,
    ],
    ['an unknown option', ({ planFile, out }) => [planFile, '--out', out, '--fast'], /--fast/],
    [
      'another language',
      ({ planFile, out, table }) => [planFile, '--out', out, '--data', `panel=${table}`, '--language', 'sv'],
      /must be da or en/,
    ],
  ])('%s', async (_what, argv, message) => {
    const given = await run({ argv: ['--schema'] });
    const answer = await run({ argv: argv(given) });
    expect(answer.code).toBe(2);
    expect(answer.lines).toHaveLength(1);
    expect(answer.text).toMatch(message);
    expect(existsSync(given.out)).toBe(false);
  });
});

const reference = path.join(root, '../shared/cases/nsw_exp.csv');
it(
  existsSync(reference)
    ? 'meets the reference of the randomised job-training trial'
    : 'has no reference case beside the checkout: ../shared/cases/nsw_exp.csv is absent',
  async () => {
    if (!existsSync(reference)) {
      expect(existsSync(reference)).toBe(false);
      return;
    }
    const out = path.join(place.folder, 'nsw');
    expect(
      await evaluateCommand(
        [path.join(root, 'examples/nsw-exp.plan.json'), '--out', out, '--data', `panel=${reference}`],
        root,
        { out: () => {}, err: () => {} },
      ),
    ).toBe(0);
    const [all] = (JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results).estimates;
    expect(all?.estimate).toBeCloseTo(140 / 185 - 168 / 260, 12);
    expect(all?.standardError).toBeCloseTo(0.043294182, 8);
    expect(all?.statistic).toBeCloseTo(6.2053591, 6);
    expect(all?.pValue).toBeCloseTo(0.01273641, 7);
  },
);

describe('figures that are published already', () => {
  const published = (percent: number) => ({
    planVersion: 1,
    title: words('x'),
    published: [
      { group: 'all', within: null, n: 158, percent: 14 },
      { group: 'women', within: 'all', n: 103, percent },
    ],
  });

  it('are refused with exit code 3 when they give away the rest, and nothing is written', async () => {
    const { out } = await run({ plan: published(12) });
    const example = path.join(root, 'examples/published-differencing.plan.json');
    const refused = await run({ argv: [example, '--out', out] });
    expect(refused.code).toBe(3);
    expect(refused.text).toMatch(/10 of 55 persons/);
    expect((await run({ argv: ['--check', example] })).code).toBe(3);
    expect(existsSync(out)).toBe(false);
  });

  it('say what is wrong with them', async () => {
    expect((await run({ plan: { ...published(12), published: [] } })).text).toMatch(/"published" is empty/);
    expect((await run({ plan: { planVersion: 1, title: words('x') } })).text).toMatch(/neither "analyses" nor/);
  });
});

describe('a family of tests', () => {
  const family = (analyses: string[]) => plan({ families: [{ name: 'f', method: 'holm', analyses }] });

  it('gives every test its corrected p beside the plain one', async () => {
    const { results, out } = await run({ plan: family(['work']) });
    for (const one of results?.estimates ?? []) {
      expect(one.adjustedPValue).toBeGreaterThanOrEqual(one.pValue as number);
      expect(one.adjustedPValue).toBeLessThanOrEqual(1);
    }
    const smallest = results?.estimates.toSorted((a, b) => (a.pValue as number) - (b.pValue as number))[0];
    expect(smallest?.adjustedPValue).toBeCloseTo(4 * (smallest?.pValue as number), 12);
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('p, rettet');
  });

  it('names analyses that are there, each in one family', async () => {
    expect((await run({ plan: family(['other']) })).text).toMatch(/family "f" names the analysis "other"/);
    expect((await run({ plan: family(['work', 'work']) })).text).toMatch(/"work" is in two families/);
  });
});

describe('the report of groups over time', () => {
  const years = (rows: [string, number, number, number][]) =>
    ['g,y,sex,year', ...rows.flatMap(([year, g, y, n]) => Array.from({ length: n }, () => `${g},${y},k,${year}`))].join(
      '\n',
    );
  const table = years([
    ['2016', 1, 0, 60],
    ['2016', 0, 0, 80],
    ['2017', 1, 1, 40],
    ['2017', 1, 0, 20],
    ['2017', 0, 1, 20],
    ['2017', 0, 0, 60],
    ['2018', 1, 1, 30],
    ['2018', 1, 0, 30],
    ['2018', 0, 1, 2],
    ['2018', 0, 0, 78],
  ]);
  const overTime = plan();
  Object.assign(overTime, { invented: true });
  Object.assign(overTime.analyses[0] as object, {
    period: { column: 'year', label: words('år') },
    start: { before: '2017', label: words('start') },
    subgroups: [],
  });

  it('draws one figure a group, names the years that differ, and says what is hidden or impossible', async () => {
    const { out, code } = await run({ plan: overTime, table });
    expect(code).toBe(0);
    const html = readFileSync(path.join(out, 'report.html'), 'utf8');
    expect(html).toContain('Alle: signifikant i 2017');
    expect(html.match(/class="start"/g)).toHaveLength(1);
    expect(html).toContain('0 % i begge grupper');
    expect(html).toContain('>skjult<');
    expect(html.match(/Opfundne personer og tal/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).not.toMatch(/NaN|undefined|(src|href)="http/);
  });

  it('is the same in English, with English numbers', async () => {
    const { planFile, table: file, folder } = await run({ plan: overTime, table });
    const out = path.join(folder, 'english');
    const { code } = await run({ argv: [planFile, '--out', out, '--language', 'en', '--data', `panel=${file}`] });
    expect(code).toBe(0);
    const html = readFileSync(path.join(out, 'report.html'), 'utf8');
    expect(html).toContain('significant in 2017');
    expect(html).toContain('>66.7<');
    expect(html).not.toMatch(/signifikant|skjult|Forskel/);
  });
});

describe('the change of a difference', () => {
  /** [group, before, after, persons]; two periods. */
  const panel = (rows: [number, number, number, number][]) => {
    let person = 0;
    const lines = rows.flatMap(([g, b, a, n]) =>
      Array.from({ length: n }, () => {
        person++;
        return [`${person},0,${g},${b},k`, `${person},1,${g},${a},k`];
      }).flat(),
    );
    return ['person,year,g,y,sex', ...lines].join('\n');
  };
  const changing = (change: object = {}) => {
    const made = plan();
    Object.assign(made.analyses[0] as object, {
      period: { column: 'year', label: words('år') },
      change: { unit: 'person', before: ['0'], after: ['1'], ...change },
      subgroups: [],
    });
    return made;
  };
  const moved = panel([
    [1, 0, 0, 40],
    [1, 0, 1, 20],
    [1, 1, 1, 10],
    [1, 1, 0, 10],
    [0, 0, 0, 60],
    [0, 0, 1, 12],
    [0, 1, 1, 20],
    [0, 1, 0, 8],
  ]);

  it('counts each person once: the mean of her own changes, by hand', async () => {
    const { results } = await run({ plan: changing(), table: moved });
    const change = results?.estimates.find((one) => one.period === 'change');
    // Treated: 20 up, 10 down of 80. Control: 12 up, 8 down of 100.
    const variance = (up: number, down: number, n: number) =>
      ((up + down) / n - ((up - down) / n) ** 2) * (n / (n - 1));
    expect(change?.estimate).toBeCloseTo(10 / 80 - 4 / 100, 12);
    expect(change?.standardError).toBeCloseTo(Math.sqrt(variance(20, 10, 80) / 80 + variance(12, 8, 100) / 100), 12);
    expect(change).toMatchObject({ estimator: 'difference-in-differences', nTreated: 80, nControl: 100 });
    expect(change?.pValue).toBeGreaterThan(0.1);
  });

  it('says that there is no change to test when the group was chosen to have nobody before', async () => {
    const { results, out } = await run({
      plan: changing(),
      table: panel([
        [1, 0, 1, 20],
        [1, 0, 0, 60],
        [0, 0, 1, 10],
        [0, 0, 0, 90],
      ]),
    });
    expect(results?.estimates.at(-1)).toMatchObject({ estimate: null, notes: ['impossible-by-construction'] });
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('sådan er gruppen udvalgt');
  });

  it('leaves out persons who lack a period, and refuses a person twice in one', async () => {
    const { results } = await run({ plan: changing(), table: moved.replace(/\n1,1,[^\n]*/, '') });
    expect(results?.estimates.find((one) => one.period === 'change')?.nTreated).toBe(79);
    const twice = await run({ plan: changing(), table: `${moved}\n1,0,1,0,k` });
    expect([twice.code, twice.text]).toEqual([2, expect.stringMatching(/rows 2 and \d+: the same unit stands twice/)]);
  });

  it('refuses a plan that cannot mean anything', async () => {
    expect((await run({ plan: changing({ after: ['0'] }), table: moved })).text).toMatch(/"0" both before and after/);
    expect((await run({ plan: changing({ unit: 'cpr' }), table: moved })).text).toMatch(/no column "cpr"/);
  });
});

describe('a study in YAML', () => {
  const studyFiles = () => {
    const folder = path.join(place.folder, `study-${count++}`);
    mkdirSync(folder);
    const file = path.join(folder, 'plan.yaml');
    writeFileSync(file, studyYaml());
    const data = Object.entries(writeRegister(folder, inventPersons(400)));
    return {
      folder,
      file,
      data: data.flatMap(([name, at]) => ['--data', `${name}=${at}`]),
      out: path.join(folder, 'out'),
    };
  };
  const command = async (argv: string[], watch = {}) => {
    const lines: string[] = [];
    const add = (line: string) => lines.push(line);
    const code = await evaluateCommand(argv, root, { out: add, err: add }, watch);
    return { code, lines };
  };

  it('is evaluated, with its flow, its files and its report', async () => {
    const { file, data, out } = studyFiles();
    const steps: string[] = [];
    const { code } = await command([file, '--out', out, ...data, '--memory', '500MB'], {
      progress: (step: string, done: number, total: number) => done <= total && steps.push(step),
    });
    expect(code).toBe(0);
    const results = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results;
    expect(results.flow?.steps.at(-1)).toMatchObject({ kind: 'remaining' });
    expect(results.data.map(({ name }) => name)).toEqual(['dream', 'people', 'homes']);
    expect([...new Set(steps)]).toEqual(['reading the register', 'analyses']);
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('integrationsprogram');
  });

  it('keeps the counted register, and gives the same results from it without reading the register again', async () => {
    const { folder, file, data, out } = studyFiles();
    const kept = path.join(folder, 'study.profiles.personal');
    const run = async (to: string, ...more: string[]) => {
      const steps: string[] = [];
      const answer = await command([file, '--out', to, ...data, ...more], {
        progress: (step: string) => steps.push(step),
      });
      return { ...answer, wasRead: steps.includes('reading the register') };
    };
    const results = (at: string) => readFileSync(path.join(at, 'results.json'), 'utf8');
    expect(await run(out)).toMatchObject({ code: 0, wasRead: true });
    expect(await run(`${out}2`, '--profiles', kept)).toMatchObject({ code: 0, wasRead: true });
    expect(await run(`${out}3`, '--profiles', kept)).toMatchObject({ code: 0, wasRead: false });
    expect([results(`${out}2`), results(`${out}3`)]).toEqual([results(out), results(out)]);
    expect(readFileSync(kept, 'latin1')).toMatch(/^PERSONAL DATA - must not leave/);
    expect(statSync(kept).mode & 0o077).toBe(0);

    writeFileSync(file, readFileSync(file, 'utf8').replace('from: 2014', 'from: 2015'));
    expect((await run(`${out}4`, '--profiles', kept)).lines.join()).toMatch(/another study block/);
    const people = data.find((one) => one.startsWith('people='))?.slice('people='.length) as string;
    writeFileSync(file, studyYaml());
    writeFileSync(people, `${readFileSync(people, 'utf8')}\n`);
    expect((await run(`${out}5`, '--profiles', kept)).lines.join()).toMatch(/other files beside the register/);
  });

  it.each([
    ['an ordinary name', (folder: string) => [path.join(folder, 'kept.bin')], 'must end in .profiles.personal'],
    [
      'the folder of results',
      (folder: string) => [path.join(folder, 'out', 'a.profiles.personal')],
      'folder of results',
    ],
    [
      'a look beforehand',
      (folder: string) => [path.join(folder, 'a.profiles.personal'), '--check'],
      '--profiles goes with',
    ],
  ])('refuses profiles under %s', async (_what, argumentsIn, message) => {
    const { folder, file, data, out } = studyFiles();
    const [kept = '', isCheck] = argumentsIn(folder);
    const how = isCheck ? ['--check'] : ['--out', out];
    const { code, lines } = await command([file, ...how, ...data, '--profiles', kept]);
    expect([code, lines.join().includes(message)], lines.join()).toEqual([2, true]);
    expect(existsSync(kept)).toBe(false);
  });

  it('cuts a word without end in what it says', async () => {
    const { file, out, data } = studyFiles();
    writeFileSync(file, studyYaml().replace('lobenr', `lobenr${'x'.repeat(3000)}`));
    const { code, lines } = await command([file, '--out', out, ...data]);
    expect([code, lines.length, (lines[0] as string).length < 1500]).toEqual([2, 1, true]);
  });

  it('is evaluated as the example has it, and explained in both languages', async () => {
    const { folder, data, out } = studyFiles();
    const example = path.join(root, 'examples/outreach-study.plan.yaml');
    const areas = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', ...Array.from({ length: 14 }, (_, at) => `B${at}`)];
    writeRegister(folder, inventPersons(3000, 1, areas));
    expect((await command([example, '--out', out, ...data])).lines.join()).toMatch(/\d+ comparisons/);
    for (const language of ['da', 'en']) {
      const { code, lines } = await command(['--check', example, '--language', language, ...data]);
      expect([code, lines.filter((line) => /undefined|NaN/.test(line))]).toEqual([0, []]);
    }
  });

  it('is explained with --check, with and without data, and nothing is written', async () => {
    const { folder, file, data } = studyFiles();
    const before = readdirSync(folder);
    for (const argv of [[], data]) {
      const { code, lines } = await command(['--check', file, ...argv]);
      expect(code).toBe(0);
      expect(lines).toContain('Advarsler');
    }
    expect(readdirSync(folder)).toEqual(before);
    expect((await command(['--check', file, '--out', 'x'])).lines.join()).toMatch(/or --check/);
  });

  it('stops with exit code 130 and one line, and nothing is written', async () => {
    const { folder, file, data, out } = studyFiles();
    const before = readdirSync(folder);
    const stop = new AbortController();
    const { code, lines } = await command([file, '--out', out, ...data], {
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    expect([code, lines]).toEqual([130, ['Stopped. Nothing was written.']]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('hears Ctrl-C after the last analysis, when nothing is read any more', async () => {
    const { folder, file, data, out } = studyFiles();
    const before = readdirSync(folder);
    const stop = new AbortController();
    const { code } = await command([file, '--out', out, ...data], {
      signal: stop.signal,
      progress: (what: string, done: number, total: number) => {
        if (what === 'analyses' && done === total) setImmediate(() => stop.abort());
      },
    });
    expect(code).toBe(130);
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each(['lots', '10MB', '-1GB', '500', '1e9GB'])('refuses %s as memory', async (memory) => {
    const { file, out } = studyFiles();
    const { code, lines } = await command([file, '--out', out, `--memory=${memory}`]);
    expect(code).toBe(2);
    expect(lines).toEqual([`--memory is "${memory}": write it as 500MB or 2GB, 64MB at least.`]);
  });
});
