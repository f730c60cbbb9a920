import type { Context } from 'hono';
import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Actor } from '#access/actor.ts';
import type { DoorLineState } from './door-line-state.ts';
import type { Answer } from './feature.ts';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  demo: { da: 'Opfundne personer og tal', en: 'Invented people and figures' },
  404: { da: 'Siden findes ikke', en: 'The page does not exist' },
  '404Lead': {
    da: 'Adressen kan være skrevet forkert, eller siden er ikke din at se.',
    en: 'The address may be mistyped, or the page is not yours to see.',
  },
  403: { da: 'Det kan du ikke gøre her', en: 'You cannot do that here' },
  '403Lead': {
    da: 'Din rolle har ikke denne opgave. Gå tilbage og prøv noget andet.',
    en: 'Your role does not have this task. Go back and try something else.',
  },
  413: { da: 'Teksten er for lang', en: 'The text is too long' },
  '413Lead': { da: 'Gå tilbage og kort teksten af.', en: 'Go back and shorten the text.' },
  500: { da: 'Noget gik galt hos os', en: 'Something went wrong on our side' },
  '500Lead': {
    da: 'Gå tilbage og prøv igen. Sig dette nummer, hvis det sker igen:',
    en: 'Go back and try again. Tell us this number if it happens again:',
  },
});

interface Around {
  actor: Actor;
  doorLine: DoorLineState | null;
  language: Language;
  theme: 'light' | 'dark' | undefined;
  now: Temporal.Instant;
}

const doctype = (html: string) => `<!doctype html>${html}`;

/** A page for somebody who is signed in, in its frame. */
export function pageDocument(
  c: Context,
  answer: Extract<Answer, { kind: 'page' }>,
  around: Around,
): Response | Promise<Response> {
  return c.html(
    doctype(
      renderToString(
        <Shell
          title={answer.title}
          language={around.language}
          theme={around.theme}
          isDemo={around.actor.isDemo}
          body={answer.body}
          scripts={answer.scripts ?? []}
        />,
      ),
    ),
    answer.status,
  );
}

/** A page for somebody who is not signed in. */
export function outsideDocument(
  c: Context,
  answer: {
    title: string;
    language: Language;
    theme: 'light' | 'dark' | undefined;
    isDemo: boolean;
    body: ComponentChild;
  },
): Response | Promise<Response> {
  return c.html(doctype(renderToString(<Shell {...answer} scripts={[]} />)));
}

/** The page of an error: absent and forbidden rows look the same; a bug gets a reference number. */
export function errorDocument(
  c: Context,
  status: 403 | 404 | 413 | 500,
  language: Language,
  theme: 'light' | 'dark' | undefined,
  reference?: string,
): Response | Promise<Response> {
  const t = texts(language);
  const body = (
    <>
      <h1>{t[status]}</h1>
      <p>
        {t[`${status}Lead`]} {reference}
      </p>
      <p>
        <a href="/">Hjemmebane</a>
      </p>
    </>
  );
  return c.html(
    doctype(
      renderToString(
        <Shell title={t[status]} language={language} theme={theme} isDemo={false} body={body} scripts={[]} />,
      ),
    ),
    status,
  );
}

function Shell(props: {
  title: string;
  language: Language;
  theme: string | undefined;
  isDemo: boolean;
  body: ComponentChild;
  scripts: string[];
}) {
  return (
    <html lang={props.language} dir="ltr" data-theme={props.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} · Hjemmebane`}</title>
        <link rel="stylesheet" href="/assets/main.css" />
        {props.scripts.map((name) => (
          <script type="module" src={`/assets/${name}.js`} key={name} />
        ))}
      </head>
      <body>
        {props.isDemo ? <p class="demo-banner">{texts(props.language).demo}</p> : null}
        <main id="main">{props.body}</main>
      </body>
    </html>
  );
}
