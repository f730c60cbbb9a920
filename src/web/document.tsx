import type { Context } from 'hono';
import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Actor } from '#access/actor.ts';
import { type Act, mayDo } from '#access/who-may-do-what.ts';
import { displayName, initials } from '#domain/identity/person-name.ts';
import type { BottomPlace } from './components/bottom-bar.tsx';
import { Frame, type FrameProps } from './components/frame.tsx';
import { LinkButton } from './components/link-button.tsx';
import { PageHead } from './components/page-head.tsx';
import { Receipt } from './components/receipt.tsx';
import type { DoorLineState } from './door-line-state.ts';
import type { Answer, Place } from './feature.ts';
import { frameTexts } from './frame-texts.ts';
import { OfficeDoorLine } from './office-door-line.tsx';
import { paths } from './paths.ts';
import { nonceOf } from './security-headers.ts';
import type { Language } from './texts.ts';

type Theme = 'light' | 'dark' | undefined;

interface Around {
  actor: Actor;
  doorLine: DoorLineState | null;
  language: Language;
  theme: Theme;
  now: Temporal.Instant;
  /** What was just done, in the past tense. */
  receipt: string | undefined;
}

const html = (frame: FrameProps) => `<!doctype html>${renderToString(<Frame {...frame} />)}`;
const titled = (title: string) => `${title} · Hjemmebane`;

/** A page for somebody who is signed in, in its frame; `bare` pages (the visitors' screen) have no frame around them. */
export function pageDocument(
  c: Context,
  answer: Extract<Answer, { kind: 'page' }>,
  around: Around,
): Response | Promise<Response> {
  const { actor, language, doorLine } = around;
  const t = frameTexts(language);
  const shape = answer.place === 'open-door' ? 'roster' : answer.place === 'today' ? 'tall' : 'compact';
  const frame: FrameProps = {
    lang: language,
    theme: around.theme,
    title: titled(answer.title),
    demoText: actor.isDemo ? t.demo : undefined,
    home: paths.start,
    office: answer.bare ? undefined : (actor.officeName ?? actor.municipalityName),
    places: answer.bare ? [] : placesOf(actor, answer.place, language),
    search:
      answer.bare || !mayDo(actor, 'citizen.search')
        ? undefined
        : { action: paths.search, href: paths.search, label: t.find, placeholder: t.find, shortcut: 'Ctrl K' },
    user: answer.bare ? undefined : userOf(around, c.req.path),
    texts: { skip: t.skip, places: t.places, you: t.you(initials(actor)) },
    doorLine: doorLine ? (
      <OfficeDoorLine state={doorLine} shape={shape} {...{ actor, language, now: around.now }} />
    ) : undefined,
    receipt: around.receipt ? <Receipt text={around.receipt} /> : undefined,
    nonce: nonceOf(c),
    scripts: [...(doorLine ? ['live-door', 'frame'] : answer.bare ? [] : ['frame']), ...(answer.scripts ?? [])],
    bottomPlaces: answer.bare
      ? undefined
      : bottomPlacesOf(actor, answer.place, language, doorLine?.waiting.length ?? 0),
    children: answer.body,
  };
  return c.html(html(frame), answer.status);
}

/** A page for somebody who is not signed in. */
export function outsideDocument(
  c: Context,
  page: {
    title: string;
    language: Language;
    theme: Theme;
    isDemo: boolean;
    body: ComponentChild;
    status?: 200 | 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503;
    scripts?: string[];
  },
): Response | Promise<Response> {
  const t = frameTexts(page.language);
  const frame: FrameProps = {
    lang: page.language,
    theme: page.theme,
    title: titled(page.title),
    demoText: page.isDemo ? t.demo : undefined,
    home: paths.start,
    places: [],
    texts: { skip: t.skip, places: t.places, you: '' },
    nonce: nonceOf(c),
    scripts: page.scripts ?? [],
    children: page.body,
  };
  return c.html(html(frame), page.status ?? 200);
}

/** The page of an error: absent and forbidden rows look the same; a bug gets a reference number. */
export function errorDocument(
  c: Context,
  status: 403 | 404 | 413 | 415 | 429 | 500 | 503,
  language: Language,
  theme: Theme,
  isDemo: boolean,
  reference?: string,
): Response | Promise<Response> {
  const t = frameTexts(language);
  const title = t[`error${status}`];
  const body = (
    <PageHead
      title={title}
      lead={[t[`error${status}Lead`], reference].filter(Boolean).join(' ')}
      acts={<LinkButton href={paths.start}>{t.toStart}</LinkButton>}
    />
  );
  return outsideDocument(c, { title, language, theme, isDemo, body, status });
}

function placesOf(actor: Actor, current: Place | undefined, language: Language) {
  const t = frameTexts(language);
  const all: [Place, string, string, Act][] = [
    ['today', paths.today, t.today, 'today.read'],
    ['open-door', paths.openDoor, t.openDoor, 'open-door.read'],
    ['citizens', paths.citizens, t.citizens, 'citizen-list.read'],
    ['hours', paths.workHours, t.hours, 'work-hours.read'],
    ['courses', paths.courses, t.courses, 'course.read'],
    ['companies', paths.companies, t.companies, 'company.read'],
    ['team', paths.team, t.team, 'team.read'],
    ['figures', paths.figures, t.figures, 'figure.read'],
  ];
  return all
    .filter(([, , , act]) => mayDo(actor, act))
    .map(([place, href, label]) => ({ href, label, isCurrent: place === current }));
}

function bottomPlacesOf(actor: Actor, current: Place | undefined, language: Language, waiting: number): BottomPlace[] {
  const t = frameTexts(language);
  const all: (BottomPlace & { act: Act })[] = [
    { href: paths.today, label: t.today, icon: 'house', isCurrent: current === 'today', act: 'today.read' },
    {
      href: paths.openDoor,
      label: t.openDoor,
      icon: 'door-open',
      isCurrent: current === 'open-door',
      act: 'open-door.read',
      count: { number: waiting, words: t.waiting(waiting) },
    },
    { href: `${paths.citizens}?write=1`, label: t.newNote, icon: 'pencil', act: 'contact.write' },
    { href: paths.courses, label: t.courses, icon: 'users', isCurrent: current === 'courses', act: 'course.read' },
    { href: paths.search, label: t.search, icon: 'search', act: 'citizen.search' },
  ];
  return all.filter((place) => mayDo(actor, place.act)).map(({ act: _act, ...place }) => place);
}

function userOf({ actor, language, theme }: Around, here: string): NonNullable<FrameProps['user']> {
  const t = frameTexts(language);
  const setting = (name: string, value: string) => ({ action: paths.settings, fields: { [name]: value, back: here } });
  return {
    initials: initials(actor),
    name: displayName(actor),
    roleLine: `${language === 'da' ? actor.titleDa : actor.titleEn}, ${actor.organisationName}`,
    entries: [
      { label: theme === 'dark' ? t.light : t.dark, ...setting('theme', theme === 'dark' ? 'light' : 'dark') },
      { label: t.otherLanguage, ...setting('language', language === 'da' ? 'en' : 'da') },
      ...(mayDo(actor, 'deletion.read') ? [{ label: t.deletion, href: paths.deletion }] : []),
      ...(mayDo(actor, 'staff-account.manage') ? [{ label: t.staffAccounts, href: paths.staffAccounts }] : []),
      { label: t.ownSessions, href: paths.ownSessions },
      { label: t.signOut, action: paths.signOut },
    ],
  };
}
