import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ComponentChild } from 'preact';
import type { Actor } from '#access/actor.ts';
import { type Act, mayDo } from '#access/who-may-do-what.ts';
import type { ActorTx, OpenedLink } from '#db/database.ts';
import { Button } from './components/button.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { Field } from './components/field.tsx';
import { PageHead } from './components/page-head.tsx';
import { Paper } from './components/paper.tsx';
import { Stack } from './components/stack.tsx';
import { languageOf, themeOf } from './cookies.ts';
import { errorDocument, outsideDocument } from './document.tsx';
import { Forbidden, NotFound } from './errors.ts';
import { type LinkPurpose, TooManyTries, useLink } from './links.ts';
import { clientAddressOf } from './outside.tsx';
import { ReadLogFailed, writeReadLog } from './read-log.ts';
import type { Surroundings } from './router.tsx';
import { defineTexts, type Language } from './texts.ts';

/** What a link of one purpose opens, for somebody without a sign-in. */
export interface LinkDoor {
  purpose: LinkPurpose;
  /** Its address with ":code" in it; begins with /link/. */
  path: string;
  /** Done by the one who made the link, as far as she still may; written to the read log before bytes leave. */
  act: Act;
  hasShortCode: boolean;
  open(opened: OpenedDoor): Promise<{ title: string; body: ComponentChild }>;
}

export interface OpenedDoor {
  tx: ActorTx;
  actor: Actor;
  link: OpenedLink;
  language: Language;
  /** Tells the read log whose information goes out. */
  saw(...citizenIds: string[]): void;
}

const MOST_TYPED = 40;
const LARGEST_FORM_BYTES = 10_000;

const texts = defineTexts({
  title: { da: 'Der er noget til dig', en: 'There is something for you' },
  lead: {
    da: 'Tryk på knappen, når du er klar. Du kan kun åbne det én gang.',
    en: 'Press the button when you are ready. You can open it only once.',
  },
  code: { da: 'Din kode', en: 'Your code' },
  codeHint: { da: 'De seks tal, du har fået på en anden måde', en: 'The six digits that you got another way' },
  open: { da: 'Åbn', en: 'Open it' },
  errors: { da: 'Det kan ikke åbnes', en: 'It cannot be opened' },
  closed: {
    da: 'Koden passer ikke, eller det er åbnet før, for gammelt eller trukket tilbage. Prøv koden igen, eller bed om et nyt.',
    en: 'The code does not fit, or it was opened before, is too old or was withdrawn. Try the code again, or ask for a new one.',
  },
  wait: { da: 'Vent ti minutter, og prøv igen.', en: 'Wait ten minutes and try again.' },
  errorTitle: { da: (title: string) => `Fejl: ${title}`, en: (title: string) => `Error: ${title}` },
  otherLanguage: { da: 'In English', en: 'På dansk' },
});

/**
 * The addresses of links that expire. GET shows a button and asks nothing of the database, so that a mail scanner that follows the link
 * spends nothing and learns nothing; POST tries to open it. What is unknown, expired, used, revoked or mistyped gets the same page.
 */
export function linkDoors(doors: readonly LinkDoor[], surroundings: Surroundings): Hono {
  const app = new Hono();
  const onError = (c: Context) => errorDocument(c, 413, languageAt(c), themeOf(c), surroundings.isDemo);
  for (const door of doors) {
    app.get(door.path, (c) => closedDoor(c, door, surroundings));
    app.post(door.path, bodyLimit({ maxSize: LARGEST_FORM_BYTES, onError }), (c) => tryDoor(c, door, surroundings));
  }
  return app;
}

const languageAt = (c: Context): Language => {
  const asked = c.req.query('language');
  return asked === 'da' || asked === 'en' ? asked : languageOf(c);
};

async function tryDoor(c: Context, door: LinkDoor, surroundings: Surroundings): Promise<Response> {
  const language = languageAt(c);
  const typed = door.hasShortCode ? await typedCode(c) : '';
  try {
    const opened = await openDoor(c, door, surroundings, typed);
    if (opened === null) return closedDoor(c, door, surroundings, { typed, error: texts(language).closed });
    return outsideDocument(c, { ...opened, language, theme: themeOf(c), isDemo: surroundings.isDemo });
  } catch (error) {
    // Who made it may not see it any more: the same as a link that is not there.
    if (error instanceof NotFound || error instanceof Forbidden)
      return closedDoor(c, door, surroundings, { typed, error: texts(language).closed });
    if (error instanceof TooManyTries)
      return closedDoor(c, door, surroundings, { typed, error: texts(language).wait, status: 429 });
    if (error instanceof ReadLogFailed) return errorDocument(c, 503, language, themeOf(c), surroundings.isDemo);
    throw error;
  }
}

async function typedCode(c: Context): Promise<string> {
  const { code } = await c.req.parseBody();
  return typeof code === 'string' ? code.replaceAll('\u0000', '').slice(0, MOST_TYPED) : '';
}

function openDoor(c: Context, door: LinkDoor, { database, clock, proxies }: Surroundings, shortCode: string) {
  return useLink(
    database,
    {
      purpose: door.purpose,
      code: c.req.param('code') ?? '',
      shortCode,
      from: clientAddressOf(c, proxies),
      told: { now: clock() },
    },
    async (tx, actor, link) => {
      if (!mayDo(actor, door.act)) throw new Forbidden();
      const seen = new Set<string>();
      const saw = (...ids: string[]) => ids.forEach((id) => seen.add(id));
      const opened = await door.open({ tx, actor, link, language: languageAt(c), saw });
      const read = { citizenIds: [...seen].sort(), searchText: null, requestId: randomUUID() };
      await writeReadLog(tx, actor, door.act, read);
      return opened;
    },
  );
}

function closedDoor(
  c: Context,
  door: LinkDoor,
  { isDemo }: Surroundings,
  refused?: { typed: string; error: string; status?: 429 },
): Response | Promise<Response> {
  const language = languageAt(c);
  const t = texts(language);
  const other = language === 'da' ? 'en' : 'da';
  return outsideDocument(c, {
    title: refused ? t.errorTitle(t.title) : t.title,
    language,
    theme: themeOf(c),
    isDemo,
    status: refused ? (refused.status ?? 422) : 200,
    body: (
      <Stack>
        <ErrorSummary title={t.errors} errors={refused ? [{ field: 'code', message: refused.error }] : []} />
        <PageHead title={t.title} lead={t.lead} />
        <div class="form">
          <Paper>
            {/* Without an action it is sent to where it stands: the code is written nowhere in the page. */}
            <form method="post" class="inline-form">
              {door.hasShortCode ? (
                <Field
                  name="code"
                  label={t.code}
                  hint={t.codeHint}
                  value={refused?.typed ?? ''}
                  error={refused?.error}
                />
              ) : null}
              <div class="form-foot form-foot-start">
                <Button kind="primary" id={door.hasShortCode ? undefined : 'code'}>
                  {t.open}
                </Button>
              </div>
            </form>
          </Paper>
        </div>
        <p>
          <a href={`?language=${other}`} lang={other} hreflang={other}>
            {t.otherLanguage}
          </a>
        </p>
      </Stack>
    ),
  });
}
