import { type Column, DataTable } from '#web/components/data-table.tsx';
import { HoursBar } from '#web/components/hours-bar.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { StatusLine } from '#web/components/status-line.tsx';
import { Tabs } from '#web/components/tabs.tsx';
import { Tag } from '#web/components/tag.tsx';
import type { Look } from './in-frame.tsx';

interface Hours {
  name: string;
  place: string;
  months: readonly (number | null)[];
  october: string;
  november: string;
}

const rows: readonly Hours[] = [
  { name: 'Amina Morgenfrue', place: 'Kantinen Kvisten', months: [null, null, 9, 16], october: '22', november: '24' },
  { name: 'Birthe Brombær', place: 'Bageriet Bolle', months: [12, 18, 30, 31], october: '30', november: '32' },
  { name: 'Ibrahim Isfugl', place: 'Kantinen Kvisten', months: [null, null, null, 12], october: '20', november: '27' },
  { name: 'Layla Lærkespore', place: 'Rengøring Regnbuen', months: [20, 20, 22, 24], october: '26', november: '' },
  { name: 'Tove Tusindfryd', place: 'Bageriet Bolle', months: [8, 0, 10, 14], october: '16', november: '18' },
];

function Toward({ row }: { row: Hours }) {
  if (row.november === '') {
    return (
      <HoursBar hours={null}>
        <Tag tone="lamp" icon="circle-question-mark">
          1 job mangler
        </Tag>
      </HoursBar>
    );
  }
  const hours = Number(row.november);
  if (hours >= 30) return <HoursBar hours={hours}>{hours} t</HoursBar>;
  return (
    <HoursBar hours={hours}>
      {30 - hours <= 6 ? <Tag tone="lamp">mangler {30 - hours} timer</Tag> : `mangler ${30 - hours} timer`}
    </HoursBar>
  );
}

const closed = ['juni', 'juli', 'aug.', 'sept.'].map(
  (month, index): Column<Hours> => ({
    key: month,
    head: month,
    isNumber: true,
    cell: (row) => row.months[index] ?? <span class="cell-none">·</span>,
  }),
);

const open = (key: 'october' | 'november', head: string): Column<Hours> => ({
  key,
  head,
  isNumber: true,
  isNow: key === 'november',
  cell: (row) => (
    <input
      class={row[key] === '' ? 'cell-field cell-field-unknown' : 'cell-field'}
      aria-label={`${row.name}, ${head}`}
      name={`${key}-${row.name.length}`}
      value={row[key]}
      placeholder="ukendt"
      inputMode="decimal"
      autoComplete="off"
    />
  ),
});

/** Da: Timer, after the picture of the design. */
export const hoursLook: Look = {
  title: 'Timer',
  place: 'Timer',
  doorLine: { state: 'open', count: 'Ingen venter', seats: [] },
  page: (
    <>
      <PageHead
        title="Timer"
        aside="din sagsstamme, november 2026"
        lead={
          <>
            5 borgere får ordinær løn. 1 har nået 30 timer, 3 mangler timer, og 1 mangler oplysning.{' '}
            <a href="#how">Sådan tæller vi</a>
          </>
        }
        acts={
          <>
            <LinkButton icon="clipboard-paste" href="#paste">
              Indsæt fra ark
            </LinkButton>
            <LinkButton icon="download" href="/x.xlsx" isDownload>
              Hent Excel
            </LinkButton>
          </>
        }
      />
      <Tabs
        label="Vis"
        tabs={[
          { href: '#all', label: 'Alle i gang', count: 5, isCurrent: true },
          { href: '#missing', label: 'Mangler timer', count: 3 },
          { href: '#unknown', label: 'Mangler oplysning', count: 1 },
        ]}
        aside={
          <>
            <span>Oktober og november kan rettes</span>
            <StatusLine icon="check">Gemt 10.42</StatusLine>
          </>
        }
      />
      <DataTable
        label="Timer pr. borger og måned"
        columns={[
          { key: 'name', head: 'Borger', cell: (row) => <NameLink href="#b">{row.name}</NameLink> },
          { key: 'place', head: 'Arbejdsplads', cell: (row) => row.place },
          ...closed,
          open('october', 'okt.'),
          open('november', 'nov.'),
          { key: 'toward', head: 'Mod 30 timer i november', cell: (row) => <Toward row={row} /> },
        ]}
        groups={[
          {
            title: 'Ordinære, lønnede timer',
            rows,
            total: {
              name: 'I alt, ordinære timer',
              juni: 40,
              juli: 38,
              'aug.': 71,
              'sept.': 97,
              october: 114,
              november: 101,
            },
          },
          {
            title: 'Praktik og løntilskud',
            note: 'tæller ikke med i lønnede timer',
            rows: [
              { name: 'Nadia Nattergal', place: 'Praktik, Vaskeriet Hvidt', months: [], october: '74', november: '68' },
            ],
          },
        ]}
        keyOf={(row) => row.name}
      />
      <p class="keys">
        <span>
          <kbd>Enter</kbd>næste borger
        </span>
        <span>
          <kbd>Tab</kbd>næste felt
        </span>
        <span>
          <kbd>?</kbd>ukendt
        </span>
      </p>
    </>
  ),
};
