import type { ComponentChildren } from 'preact';
import { BottomBar, type BottomPlace } from './bottom-bar.tsx';
import { TopBar, type TopBarProps } from './top-bar.tsx';

export interface FrameProps extends TopBarProps {
  lang: string;
  dir?: 'ltr' | 'rtl' | undefined;
  /** Undefined follows the computer's own setting. */
  theme?: 'light' | 'dark' | undefined;
  /** Of the document; no personal data. Begin it with "Fejl:" while an error summary is shown. */
  title: string;
  /** A `DoorLine`. */
  doorLine?: ComponentChildren;
  /** A `Receipt`. */
  receipt?: ComponentChildren;
  /** Names of island files under /assets, without ".js". */
  scripts: readonly string[];
  /** Allows the scripts above to run under the answer's content policy. */
  nonce?: string | undefined;
  bottomPlaces?: readonly BottomPlace[] | undefined;
  children: ComponentChildren;
  /** Words and links of the foot. */
  foot?: ComponentChildren;
  /** In the foot of a printed page: initials and case number. */
  printFoot?: string | undefined;
}

/** The whole HTML document around a page: top bar, door line, page, foot and, on the phone, bottom bar. Add the doctype in front. */
export function Frame(props: FrameProps) {
  return (
    <html lang={props.lang} dir={props.dir ?? 'ltr'} data-theme={props.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={props.theme ?? 'light dark'} />
        <meta name="robots" content="noindex" />
        <title>{props.title}</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/main.css" />
        {props.scripts.map((name) => (
          <script type="module" src={`/assets/${name}.js`} nonce={props.nonce} key={name} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {props.texts.skip}
        </a>
        <TopBar {...props} />
        {props.doorLine}
        <p class="visually-hidden" role="status" id="door-news" />
        <main class="page inset" id="main" tabIndex={-1}>
          {props.receipt}
          {props.children}
        </main>
        {props.foot || props.printFoot ? (
          <footer class={props.foot ? 'foot inset' : 'foot inset print-only'}>
            {props.foot}
            {props.printFoot ? <span class="print-only">{props.printFoot}</span> : null}
          </footer>
        ) : null}
        {props.bottomPlaces ? <BottomBar label={props.texts.places} places={props.bottomPlaces} /> : null}
      </body>
    </html>
  );
}
