import { renderToString } from 'preact-render-to-string';
import type { ReportDocument, Section } from '../document.ts';
import { REPORT_STYLE } from '../report-style.ts';
import { reportTexts } from '../texts.ts';
import { Blocks } from './blocks.tsx';

/** The report as one self-contained page that asks nobody for anything. `fontFace` is CSS. */
export function htmlReport(document: ReportDocument, fontFace: string): string {
  const { language, title, subtitle, mark, foot, sections } = document;
  const [opening, ...rest] = sections;
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: fontFace + REPORT_STYLE }} />
      </head>
      <body>
        <header class="top">
          <span class="name">{reportTexts[language].program}</span>
          {mark && <span class="mark">{mark}</span>}
          <span>{foot}</span>
        </header>
        <main>
          <h1>{title}</h1>
          <p class="lead">{subtitle}</p>
          {opening && <Opening section={opening} language={language} />}
          {rest.map((section) => (
            <section key={section.id} aria-labelledby={section.id}>
              <h2 id={section.id}>{section.heading}</h2>
              <Blocks blocks={section.blocks} language={language} />
            </section>
          ))}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}\n`;
}

/** The question and the short answers, beside the facts of the study. */
function Opening({ section, language }: { section: Section; language: ReportDocument['language'] }) {
  const facts = section.blocks.filter((block) => block.kind === 'facts');
  const words = section.blocks.filter((block) => block.kind !== 'facts');
  return (
    <section class="opening" aria-labelledby={section.id}>
      <div>
        <h2 id={section.id}>{section.heading}</h2>
        <Blocks blocks={words} language={language} />
      </div>
      <Blocks blocks={facts} language={language} />
    </section>
  );
}
