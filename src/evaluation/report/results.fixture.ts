import type { Results } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { fixtureLines } from './fixture-lines.fixture.ts';

const words = (da: string, en: string) => ({ da, en });
const group = {
  column: 'group',
  treated: 'treated',
  control: 'control',
  treatedLabel: words('Indsats', 'Treated'),
  controlLabel: words('Kontrol', 'Control'),
};
const outcome = { column: 'paid', label: words('løn i året', 'paid hours in the year') };
const subgroups = [
  { column: 'sex', label: words('Køn', 'Sex') },
  { column: 'long_term', label: words('Langtidsledige', 'Long-term unemployed') },
];

/** A plan of every kind that the report draws, on invented persons. */
export const fixturePlan = {
  planVersion: 1,
  title: words('Prøverapport med alle afsnit', 'Sample report with every section'),
  invented: true,
  data: { panel: { description: words('Opfundne personer.', 'Invented persons.') } },
  analyses: [
    {
      name: 'shares',
      kind: 'compare-shares',
      data: 'panel',
      title: words('Løn i året', 'Paid hours'),
      group,
      outcome,
      period: { column: 'year', label: words('år', 'year') },
      start: { before: '2017', label: words('start, primo 2017', 'start, early 2017') },
      change: { unit: 'person', before: ['2015', '2016'], after: ['2017', '2018'] },
      subgroups,
    },
    {
      name: 'event',
      kind: 'event-study',
      data: 'panel',
      title: words('Hændelsesstudie', 'Event study'),
      group,
      outcome,
      unit: 'person',
      period: { column: 'year', label: words('år', 'year') },
      base: '2016',
      start: '2017',
      clusters: 'unit',
    },
  ],
  families: [{ name: 'main', method: 'holm', analyses: ['shares'] }],
} as const satisfies Plan;

/** Results with every kind of line: found and not, hidden, impossible, of few areas. */
export const fixtureResults: Results = {
  formatVersion: 1,
  programVersion: '0.0.0',
  title: fixturePlan.title,
  planSha256: 'a83e11'.padEnd(64, '0'),
  data: [{ name: 'panel', sha256: '4f1c88d0'.padEnd(64, '0'), rows: 31_006, columns: 9 }],
  disclosure: {
    smallestCell: 5,
    suppressed: 4,
    primary: 2,
    complementary: 2,
    cells: 412,
    hiddenCells: 6,
    smallestWidth: 7,
    gap: 0,
  },
  leftOut: [{ analysis: 'shares', outcomeMissing: 12, otherGroup: null, periodMissing: 0, covariateMissing: 0 }],
  flow: {
    steps: [
      {
        name: 'register',
        label: words('personer i registret', 'persons in the register'),
        kind: 'start',
        treated: 700,
        control: 9000,
        neither: 712,
      },
      {
        name: 'site',
        label: words(
          'en hel kommune: indsatsen blev omlagt undervejs',
          'a whole municipality: the effort was changed on the way',
        ),
        kind: 'left-out',
        treated: 0,
        control: 774,
        neither: 712,
      },
      {
        name: 'law',
        label: words('under integrationsloven', 'under the integration act'),
        kind: 'left-out',
        treated: 41,
        control: 100,
        neither: 0,
      },
      {
        name: 'few',
        label: words('uden bopæl på datoen', 'without an address on the date'),
        kind: 'left-out',
        treated: null,
        control: 44,
        neither: 0,
      },
      {
        name: 'study',
        label: words('personer i analysen', 'persons in the analysis'),
        kind: 'remaining',
        treated: 600,
        control: 5000,
        neither: 0,
      },
    ],
    unknownWeekCodes: [
      { code: '997', persons: 31 },
      { code: '998', persons: null },
    ],
  },
  estimates: fixtureLines,
};
