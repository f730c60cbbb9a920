import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { DoorLine, type DoorLineProps } from '#web/components/door-line.tsx';
import { Frame } from '#web/components/frame.tsx';

/** What a look varies: its place in the top bar, the door line and the page. All people are invented. */
export interface Look {
  title: string;
  place?: string;
  doorLine?: Partial<DoorLineProps>;
  receipt?: ComponentChildren;
  page: ComponentChildren;
}

const PLACES = ['I dag', 'Åben dør', 'Mine borgere', 'Timer', 'Hold', 'Virksomheder', 'Team', 'Tal'];

const waiting: DoorLineProps = {
  state: 'waiting',
  shape: 'compact',
  label: 'Døren',
  words: { strong: 'Døren er åben', rest: 'til 16.00' },
  count: '3 venter',
  takeIn: 'Tag ind',
  seats: [
    {
      id: '1',
      minutes: '18',
      unit: 'min.',
      name: 'Samira Solsort',
      href: '#1',
      why: 'Konflikt på arbejdet, din borger',
      takeIn: { action: '/take/1', fields: { form_key: '1' } },
    },
    {
      id: '2',
      minutes: '9',
      unit: 'min.',
      name: 'Omar Okkergul',
      href: '#2',
      why: 'Brev fra kommunen, Jonas’ borger',
      takeIn: { action: '/take/2' },
    },
    {
      id: '3',
      minutes: '2',
      unit: 'min.',
      name: 'Uden navn',
      href: '#3',
      why: 'CV, ny',
      takeIn: { action: '/take/3' },
    },
  ],
  inside: (
    <span>
      Inde: <strong>Mette, Jonas</strong> og gældsrådgiveren
    </span>
  ),
  register: { href: '#register', label: 'Registrér besøg' },
  phone: { href: '#door', words: '3 venter, længst 18 min.' },
};

/** The whole document of a look, in its frame. */
export function inFrame(look: Look, theme: 'light' | 'dark', lang = 'da', dir: 'ltr' | 'rtl' = 'ltr'): string {
  return `<!doctype html>${renderToString(
    <Frame
      lang={lang}
      dir={dir}
      theme={theme}
      title={`${look.title} · Hjemmebane`}
      home="/"
      office="Kastanjeparken"
      demoText="Opfundne personer og tal"
      places={PLACES.map((label) => ({ href: `#${label}`, label, isCurrent: label === look.place }))}
      search={{
        action: '/search',
        href: '/search',
        label: 'Søg',
        placeholder: 'Find borger eller virksomhed',
        shortcut: 'Ctrl K',
      }}
      user={{
        initials: 'MM',
        name: 'Mette Mirabel',
        roleLine: 'Beskæftigelsesmedarbejder, Kastanjeparken',
        entries: [
          { label: 'Aftenlys', action: '/settings', fields: { theme: 'dark' }, icon: 'moon' },
          { label: 'English', action: '/settings', fields: { language: 'en' }, icon: 'languages' },
          { label: 'Log ud', action: '/sign-out', icon: 'log-out' },
        ],
      }}
      texts={{ skip: 'Hop til indholdet', places: 'Steder', you: 'MM, din menu' }}
      scripts={[]}
      doorLine={<DoorLine {...waiting} {...look.doorLine} />}
      receipt={look.receipt}
      bottomPlaces={[
        { href: '#t', label: 'I dag', icon: 'house', isCurrent: look.place === 'I dag' },
        {
          href: '#d',
          label: 'Åben dør',
          icon: 'door-open',
          isCurrent: look.place === 'Åben dør',
          count: { number: 3, words: '3 venter' },
        },
        { href: '#n', label: 'Ny note', icon: 'pencil' },
        { href: '#h', label: 'Hold', icon: 'users' },
        { href: '#s', label: 'Søg', icon: 'search' },
      ]}
      printFoot="A.M., sag 1043"
    >
      {look.page}
    </Frame>,
  )}`;
}
