import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button } from './button.tsx';
import { ChipGroup } from './chip-group.tsx';
import { DataTable } from './data-table.tsx';
import { DoorLine } from './door-line.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Field } from './field.tsx';
import { Frame } from './frame.tsx';
import { HoursBar } from './hours-bar.tsx';
import { InlineForm } from './inline-form.tsx';
import { OwnWords } from './own-words.tsx';
import { PostButton } from './post-button.tsx';

describe('a field', () => {
  it('ties label, hint and error to itself, and the summary links to it', () => {
    const field = renderToString(
      <Field label="Hvornår?" hint="For eksempel 5/3" error="Skriv en dato" name="when" kind="date" value="snart" />,
    );
    expect(field).toContain('for="when"');
    expect(field).toContain('aria-describedby="when-error when-hint"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('value="snart"');
    const summary = renderToString(
      <ErrorSummary title="Der mangler noget" errors={[{ field: 'when', message: 'Skriv en dato' }]} />,
    );
    expect(summary).toContain('href="#when"');
    expect(summary).toContain('tabindex="-1"');
  });

  it('keeps what was typed, as typed, and never as markup', () => {
    const typed = '<b>"Åse" & Ærø\n  to linjer';
    const text = renderToString(<Field label="Hvad skete der?" name="text" kind="text" value={typed} />);
    expect(text).toContain('&lt;b>&quot;Åse&quot; &amp; Ærø\n  to linjer</textarea>');
    const line = renderToString(<Field label="Navn" name="name" value={typed} />);
    expect(line).toContain('value="&lt;b>&quot;Åse&quot; &amp; Ærø\n  to linjer"');
  });

  it('is not marked wrong, nor described by anything, when nothing is wrong', () => {
    const field = renderToString(<Field label="Navn" name="name" />);
    expect(field).not.toContain('aria-invalid');
    expect(field).not.toContain('aria-describedby');
  });

  it('selects the stored option', () => {
    const options = [
      { value: 'a', label: 'Lønseddel' },
      { value: 'b', label: 'Borgeren' },
    ];
    const select = renderToString(<Field label="Kilde" name="source" kind="select" options={options} value="b" />);
    expect(select).toMatch(/<option value="b" selected[^>]*>Borgeren/);
    expect(select).not.toMatch(/<option value="a" selected/);
  });
});

describe('an error summary', () => {
  it('is not there without errors', () => {
    expect(renderToString(<ErrorSummary title="Der mangler noget" errors={[]} />)).toBe('');
  });
});

describe('a group of chips', () => {
  const chips = [
    { value: 'box', label: 'e-Boks', isOutside: true },
    { value: 'letter', label: 'Brev', isChosen: true },
  ];

  it('is real checkboxes; what is outside the task comes last and is dashed', () => {
    const group = renderToString(<ChipGroup legend="Emner" name="topic" kind="checkbox" chips={chips} />);
    expect(group.match(/type="checkbox"/g)).toHaveLength(2);
    expect(group.indexOf('Brev')).toBeLessThan(group.indexOf('e-Boks'));
    expect(group).toContain('chip chip-outside');
    expect(group).toMatch(/value="letter" checked/);
  });

  it('gives the summary something to link to', () => {
    const group = renderToString(
      <ChipGroup legend="Emner" name="topic" kind="radio" chips={chips} error="Vælg et emne" />,
    );
    expect(group).toContain('id="topic"');
    expect(group).toContain('aria-describedby="topic-error"');
  });
});

describe('buttons and forms', () => {
  it('change things only by POST, with their hidden fields', () => {
    const form = renderToString(
      <PostButton action="/take/1" fields={{ form_key: 'k' }}>
        Tag ind
      </PostButton>,
    );
    expect(form).toMatch(
      /^<form class="[^"]*" method="post" action="\/take\/1"><input type="hidden" name="form_key" value="k"/,
    );
  });

  it('send the form unless they are said to be plain buttons', () => {
    expect(renderToString(<Button>Gem</Button>)).toContain('type="submit"');
    expect(renderToString(<Button type="button">Vis</Button>)).toContain('type="button"');
  });

  it('put the primary act first on paper and last in a row', () => {
    const draw = (actsAt: 'start' | 'end') =>
      renderToString(
        <InlineForm action="/x" save="Gem" cancel={{ href: '/', label: 'Fortryd' }} actsAt={actsAt}>
          {null}
        </InlineForm>,
      );
    expect(draw('start').indexOf('Gem')).toBeLessThan(draw('start').indexOf('Fortryd'));
    expect(draw('end').indexOf('Gem')).toBeGreaterThan(draw('end').indexOf('Fortryd'));
  });
});

describe('the citizen’s own words', () => {
  it('stand in guillemets, in their own language', () => {
    expect(renderToString(<OwnWords words="Jeg spørger Kirsten" lang="da" />)).toMatch(
      /lang="da"[^>]*>»Jeg spørger Kirsten«</,
    );
  });
});

describe('the bar toward thirty hours', () => {
  it('draws unknown hours as unknown, not as zero hours reached or missed', () => {
    const bar = renderToString(<HoursBar hours={null}>ukendt</HoursBar>);
    expect(bar).not.toContain('hours-bar-below');
    expect(bar).not.toContain('hours-bar-paid');
    expect(bar).toContain('ukendt');
  });

  it('changes at the line, and never grows past its track', () => {
    expect(renderToString(<HoursBar hours={29.5}>29,5 t</HoursBar>)).toContain('hours-bar-below');
    expect(renderToString(<HoursBar hours={30}>30 t</HoursBar>)).toMatch(/hours-bar-paid" x="0" y="4" width="60"/);
    expect(renderToString(<HoursBar hours={160}>160 t</HoursBar>)).toMatch(/hours-bar-paid" x="0" y="4" width="120"/);
  });
});

describe('a table', () => {
  it('names its rows and columns, and is a region that can be scrolled by keyboard', () => {
    const table = renderToString(
      <DataTable
        label="Timer"
        columns={[
          { key: 'name', head: 'Borger', cell: (row: { name: string; hours: string }) => row.name },
          { key: 'hours', head: 'nov.', isNumber: true, isNow: true, cell: (row) => row.hours },
        ]}
        rows={[{ name: 'Åse', hours: '30' }]}
        keyOf={(row) => row.name}
        total={{ name: 'I alt', hours: '30' }}
      />,
    );
    expect(table).toContain('<section class="table-region" aria-label="Timer" tabindex="0">');
    expect(table).toContain('<th scope="col" class="number now">nov.</th>');
    expect(table).toContain('<th scope="row">Åse</th><td class="number now">30</td>');
    expect(table).toMatch(/<tfoot><tr><th scope="row">I alt<\/th>/);
  });
});

describe('the door line', () => {
  it('tells who waits without "Tag ind" on other screens, and has one link for the phone', () => {
    const strip = renderToString(
      <DoorLine
        state="waiting"
        shape="compact"
        label="Døren"
        words={{ strong: 'Døren er åben' }}
        takeIn="Tag ind"
        seats={[{ id: '1', minutes: '18', unit: 'min.', name: 'Uden navn', takeIn: { action: '/take/1' } }]}
        phone={{ href: '/door', words: '1 venter' }}
      />,
    );
    expect(strip).toContain('Uden navn');
    expect(strip).not.toContain('/take/1');
    expect(strip).toContain('<a class="door-phone door-line-waiting inset" href="/door">');
  });
});

describe('the frame', () => {
  const draw = (isDemo: boolean) =>
    renderToString(
      <Frame
        lang="en"
        title="Fejl: Timer · Hjemmebane"
        home="/"
        places={[{ href: '/hours', label: 'Hours', isCurrent: true }]}
        demoText={isDemo ? 'Invented people and figures' : undefined}
        texts={{ skip: 'Skip to content', places: 'Places', you: 'MM, your menu' }}
        scripts={['door']}
      >
        <h1>Hours</h1>
      </Frame>,
    );

  it('has the language, one main, a skip link to it and the scripts of the page alone', () => {
    expect(draw(false)).toMatch(/^<html lang="en" dir="ltr">/);
    expect(draw(false)).toContain('<a class="skip" href="#main">');
    expect(draw(false).match(/<main /g)).toHaveLength(1);
    expect(draw(false).match(/<script [^>]*>/g)).toEqual(['<script type="module" src="/assets/door.js">']);
  });

  it('says that people are invented in the demo, and only there', () => {
    expect(draw(true)).toContain('Invented people and figures');
    expect(draw(false)).not.toContain('Invented people and figures');
  });
});

describe('the sources of the look', () => {
  const folder = path.join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });

  it('have no inline styles, which the content security policy would refuse', () => {
    const guilty = files.filter(
      (file) => file.endsWith('.tsx') && / style=/.test(readFileSync(path.join(folder, file), 'utf8')),
    );
    expect(guilty.filter((file) => !file.endsWith('.test.tsx'))).toEqual([]);
  });

  it('use logical sides, so that right-to-left pages need no second style sheet', () => {
    const physical =
      /(?:margin|padding|border|inset)-(?:left|right)|(?:^|\s)(?:left|right):|text-align:\s*(?:left|right)|float:\s*(?:left|right)/;
    const guilty = files.filter(
      (file) => file.endsWith('.css') && physical.test(readFileSync(path.join(folder, file), 'utf8')),
    );
    expect(guilty).toEqual([]);
  });
});
