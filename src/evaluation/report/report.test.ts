import { inflateSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Language } from '#drawing/language.ts';
import { estimateOf } from '../estimate.ts';
import type { Results } from '../evaluate.ts';
import { htmlReport } from './html/html-report.tsx';
import { reportDocument } from './report-document.ts';
import { fixturePlan, fixtureResults } from './results.fixture.ts';
import { reportTexts } from './texts.ts';
import { tablesOf } from './workbook.ts';
import { resultFiles } from './write-results.ts';

const LANGUAGES = ['da', 'en'] as const;
const written = {
  da: resultFiles(fixturePlan, fixtureResults, 'da'),
  en: resultFiles(fixturePlan, fixtureResults, 'en'),
};
const filesOf = (language: Language) => written[language];

/** What a headline may say only when the design carries it. */
const BANNED = /\b(effekt\w*|virke[rd]?|virkning|på grund af|udlignes|på niveau|effects?|works?|because of|caused?)\b/i;

function headlinesOf(language: Language): string[] {
  return reportDocument(fixturePlan, fixtureResults, language).sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => (block.kind === 'figure' ? [block.headline] : [])),
  ]);
}

/** Every text of a PDF's streams, uncompressed. */
function streamsOf(pdf: Buffer): string {
  const parts: string[] = [pdf.toString('latin1')];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'));
    } catch {
      // A stream that is not compressed stands in the first part already.
    }
  }
  return parts.join('\n');
}

describe('the words of the report', () => {
  const keysOf = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, own]) => keysOf(own, `${path}.${key}`))
      : [`${path}: ${typeof value}`];

  it('are complete in both languages', () => {
    expect(keysOf(reportTexts.en, '')).toEqual(keysOf(reportTexts.da, ''));
  });

  it.each(LANGUAGES)('claim no more than the design carries in the headlines (%s)', (language) => {
    const headlines = headlinesOf(language);
    expect(headlines.length).toBeGreaterThan(25);
    expect(headlines.filter((one) => BANNED.test(one))).toEqual([]);
  });

  it('never fall back to the other language', async () => {
    const english = String((await filesOf('en')).get('report.html'));
    expect(english).not.toMatch(/signifikant|skjult|Forskel|Hvad |pct\.point|Opfundne/);
    const danish = String((await filesOf('da')).get('report.html'));
    expect(danish).not.toMatch(/significant|hidden<|Difference|What |Invented/);
  });
});

describe('the report of a run with every kind of line', () => {
  it('has every section, figures numbered in order, and the mark of invented persons under each figure', () => {
    const { sections, mark } = reportDocument(fixturePlan, fixtureResults, 'da');
    expect(sections.map((one) => one.id)).toEqual([
      'question',
      'population',
      'composition',
      'over-time',
      'comparisons',
      'event-study',
      'changes',
      'adjusted',
      'regressions',
      'further-tests',
      'few-clusters',
      'sensitivity',
      'detectable',
      'cannot',
      'method',
      'disclosure',
      'traceability',
      'checklists',
    ]);
    const figures = sections.flatMap((one) => one.blocks).filter((block) => block.kind === 'figure');
    const numbers = figures.filter((one) => one.label.startsWith('Figur')).map((one) => one.label);
    expect(numbers).toEqual(numbers.map((_, index) => `Figur ${index + 1}`));
    expect(mark).toBe('Opfundne personer og tal');
    for (const one of figures) {
      expect(one.caption).toContain('Opfundne personer og tal.');
      expect(one.alternative.length).toBeGreaterThan(60);
    }
  });

  it('gives the same bytes again, in every file', async () => {
    const [once, again] = [await filesOf('da'), await resultFiles(fixturePlan, fixtureResults, 'da')];
    expect([...once.keys()]).toEqual([
      'results.json',
      'shares.csv',
      'event.csv',
      'report.html',
      'report.pdf',
      'report.xlsx',
    ]);
    for (const [name, bytes] of once)
      expect(Buffer.from(bytes).equals(Buffer.from(again.get(name) ?? '')), name).toBe(true);
  });

  it('prints no number of a hidden line anywhere, and says that it is hidden', async () => {
    const hidden = fixtureResults.estimates.filter((one) => one.suppressed);
    expect(hidden.length).toBeGreaterThan(2);
    const document = reportDocument(fixturePlan, fixtureResults, 'da');
    const man = tablesOf(document).find((table) => table.title.includes('Køn: man'));
    const year = man?.columns.findIndex((column) => column.name === '2018') ?? 0;
    expect(
      man?.rows.map((row) => row.cells[year - 1]).every((cell) => cell?.text === 'skjult' && cell.value === undefined),
    ).toBe(true);
    expect(String((await filesOf('da')).get('report.html'))).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('prints no interval that rests on few treated areas, and says so', async () => {
    const html = String((await filesOf('da')).get('report.html'));
    expect(html).toContain('+3,1');
    expect(html).toContain('(få områder)');
    expect(html).toContain('Kun 6 af 24 områder fik indsatsen');
    // ±1.96 × 0.0012 about 3.1 would be the worthless interval.
    expect(html).not.toContain('[2,9; 3,4]');
  });

  it('says what cannot be concluded, from the run itself', () => {
    const { sections } = reportDocument(fixturePlan, fixtureResults, 'da');
    const [points] = sections.find((one) => one.id === 'cannot')?.blocks ?? [];
    const text = points?.kind === 'points' ? points.items.map((one) => `${one.lead} ${one.text}`).join('\n') : '';
    expect(text).toMatch(/At indsatsen er årsagen/);
    expect(text).toMatch(/p = 0,33.*2,4.pct\.point pr\. periode.*41 af 100/);
    expect(text).toMatch(/Langtidsledige: gruppen er valgt/);
    expect(text).toMatch(/Kun 6 områder/);
    expect(text).toMatch(/4 resultater er skjult/);
    expect(text).toMatch(/\d+ prøver: \d+,\d ventes signifikante ved tilfælde/);
  });

  it('ends the flow of exclusions in the bases of the figures', () => {
    const { sections } = reportDocument(fixturePlan, fixtureResults, 'da');
    const [figure] = sections.find((one) => one.id === 'population')?.blocks ?? [];
    expect(figure?.kind === 'figure' && figure.headline).toBe('Fra 10.412 i registret til 5.600 i analysen');
    expect(figure?.kind === 'figure' && figure.alternative).toContain('600 i indsatsgruppen og 5.000 i kontrolgruppen');
    const rows = figure?.kind === 'figure' ? figure.table.rows : [];
    expect(rows.find((row) => row.name.includes('uden bopæl'))?.cells[1]?.text).toBe('skjult');
  });

  it('answers a checklist only with sections that are there', () => {
    const { sections } = reportDocument(fixturePlan, { ...fixtureResults, estimates: [] }, 'da');
    const tables = sections.find((one) => one.id === 'checklists')?.blocks ?? [];
    const headings = sections.map((one) => one.heading);
    for (const block of tables)
      if (block.kind === 'table')
        for (const row of block.table.rows)
          if (row.cells[1]?.text === 'ja') expect([...headings, 'Forsiden']).toContain(row.cells[0]?.text);
    const trend = tables.find((block) => block.kind === 'table' && block.table.title.startsWith('TREND'));
    const balance = trend?.kind === 'table' ? trend.table.rows[13] : undefined;
    expect(balance?.cells.map((one) => one.text)).toEqual(['–', 'nej, ikke bestilt i planen']);
  });
});

describe('a run that lacks numbers', () => {
  const fields = [
    'estimate',
    'standardError',
    'ciLow',
    'ciHigh',
    'pValue',
    'adjustedPValue',
    'nTreated',
    'shareControl',
    'bandHigh',
    'standardisedDifference',
    'minimumDetectable',
  ] as const;
  const pageOf = (results: Results, language: Language) =>
    htmlReport(reportDocument(fixturePlan, results, language), '').replace(/^.*<\/style>/su, '');

  it.each(fields)('is drawn without %s, and prints no broken number', (field) => {
    const estimates = fixtureResults.estimates.map((one) => ({ ...one, [field]: null }));
    for (const language of LANGUAGES)
      expect(pageOf({ ...fixtureResults, estimates }, language)).not.toMatch(/NaN|undefined|null\b|Infinity/);
  });

  it('is drawn without details, without a flow, with everything hidden, and with nothing at all', () => {
    const runs: Results[] = [
      { ...fixtureResults, estimates: fixtureResults.estimates.map((one) => ({ ...one, details: {} })) },
      { ...fixtureResults, flow: null },
      { ...fixtureResults, estimates: fixtureResults.estimates.map((one) => estimateOf(one, { suppressed: true })) },
      { ...fixtureResults, estimates: [], leftOut: [], data: [], flow: null },
    ];
    for (const results of runs) expect(pageOf(results, 'da')).not.toMatch(/NaN|undefined|null\b|Infinity/);
  });

  it('prints no digit of an effect when every line is hidden', () => {
    const hidden = fixtureResults.estimates.map((one) => estimateOf(one, { suppressed: true }));
    const document = reportDocument(fixturePlan, { ...fixtureResults, estimates: hidden, flow: null }, 'da');
    const cells = tablesOf(document)
      .filter((table) => !table.id.startsWith('checklist') && table.id !== 'left-out')
      .flatMap((table) => table.rows.flatMap((row) => row.cells));
    expect(cells.length).toBeGreaterThan(50);
    expect(cells.filter((cell) => cell.value !== undefined && cell.value !== null)).toEqual([]);
    expect(new Set(cells.map((cell) => cell.text)).isSubsetOf(new Set(['skjult', '–', '']))).toBe(true);
  });
});

describe('the numbers of the tables', () => {
  it('are those of the CSV file', async () => {
    const files = await filesOf('da');
    const [head = '', ...lines] = String(files.get('shares.csv')).split('\n');
    const names = head.split(',');
    const cellsOf = (line: string) => line.split(',');
    const line = lines.find((one) => one.includes(',sex=woman,2018,') && one.includes('difference-in-shares'));
    const value = (name: string) => Number(cellsOf(line ?? '')[names.indexOf(name)]);
    const twin = tablesOf(reportDocument(fixturePlan, fixtureResults, 'da')).find((one) =>
      one.title.includes('Køn: woman'),
    );
    const column = (twin?.columns.findIndex((one) => one.name === '2018') ?? 0) - 1;
    const printed = (row: string) => twin?.rows.find((one) => one.name === row)?.cells[column]?.value;
    expect(printed('Indsats, %')).toBeCloseTo(value('shareTreated') * 100, 12);
    expect(printed('Forskel, pct.point')).toBeCloseTo(value('estimate') * 100, 12);
    expect(printed('p-værdi')).toBe(value('pValue'));
  });

  it('stand in a workbook with one sheet a table', async () => {
    const sheets = await readXlsxFile((await filesOf('da')).get('report.xlsx') as Buffer);
    const tables = tablesOf(reportDocument(fixturePlan, fixtureResults, 'da'));
    expect(sheets).toHaveLength(tables.length);
    expect(new Set(sheets.map((one) => one.sheet)).size).toBe(tables.length);
    const cells = sheets.find((one) => one.sheet.includes('Køn man'))?.data.flat() ?? [];
    expect(cells).toContain('skjult');
    expect(cells).toContain('Opfundne personer og tal');
    expect(cells.some((cell) => typeof cell === 'number')).toBe(true);
  });
});

describe('the report on paper', () => {
  it('is a tagged PDF/UA-1 in the language of the report, with IBM Plex alone', async () => {
    const pdf = streamsOf((await filesOf('da')).get('report.pdf') as Buffer);
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(pdf).toMatch(/\/Lang\s*\(da\)/);
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).not.toMatch(/CreationDate|ModDate/);
    const fonts = [...pdf.matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g)].map((found) => found[1]);
    expect(new Set(fonts)).toEqual(new Set(['IBMPlexSans-Regular', 'IBMPlexSans-SemiBold']));
  });

  it('describes every figure in words', async () => {
    const figures = reportDocument(fixturePlan, fixtureResults, 'en')
      .sections.flatMap((one) => one.blocks)
      .filter((block) => block.kind === 'figure');
    const pdf = ((await filesOf('en')).get('report.pdf') as Buffer).toString('latin1');
    expect(pdf.match(/\/Alt\s*[(<]/g)?.length).toBe(figures.length);
  });

  it('refuses a name with a letter that its typeface lacks, naming the letter', async () => {
    const plan = { ...fixturePlan, title: { da: 'ونحن', en: 'ونحن' } };
    await expect(resultFiles(plan, fixtureResults, 'da')).rejects.toThrow(/typeface has no "[^"]+"/);
  });
});
