import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, knownCodes, readCodeList, shippedCodeList } from './code-list.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'codes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const years = { from: 2014, to: 2019 };
const own = (rows: string) => {
  const file = path.join(folder, 'codes.csv');
  writeFileSync(file, `\uFEFFcode,text,group,activity,valid_from,valid_to\n${rows}`);
  return readCodeList(file);
};

describe('the code list of the program', () => {
  const list = shippedCodeList();

  it('knows supported work: wage subsidy in every family, and the flexible job', () => {
    const supported = codesOf(list, ['supported'], years, 'x');
    for (const code of ['135', '136', '705', '716', '725', '736', '745', '756', '765', '816', '895', '771'])
      expect(supported.has(code), code).toBe(true);
    for (const code of ['130', '737', '774', '781', '998']) expect(supported.has(code), code).toBe(false);
    expect([...codesOf(list, ['flexjob'], years, 'x')]).toEqual(['771']);
  });

  it('tells internships from wage subsidies, and the integration programme from social assistance', () => {
    expect(codesOf(list, ['internship'], years, 'x').has('738')).toBe(true);
    expect(codesOf(list, ['internship'], years, 'x').has('736')).toBe(false);
    expect([...codesOf(list, ['integration-programme'], years, 'x')]).toEqual(
      Array.from({ length: 10 }, (_, digit) => `71${digit}`),
    );
    expect(knownCodes(list).has('999')).toBe(true);
    expect(knownCodes(list).has('100')).toBe(false);
  });

  it('says what there is when a name is unknown', () => {
    expect(() => codesOf(list, ['løntilskud'], years, 'outcome "x"')).toThrow(
      /outcome "x": "løntilskud" is no code, group or activity .* wage-subsidy/,
    );
  });
});

describe('an own list', () => {
  it('keeps codes as they are written, and their days', () => {
    const list = own('013,x,help,internship,2010-01-01,\n');
    expect([...codesOf(list, ['internship'], years, 'x')]).toEqual(['013']);
    expect(() => codesOf(list, ['internship'], { from: 2000, to: 2005 }, 'x')).toThrow(/in 2000 to 2005/);
  });

  it('refuses a code whose meaning changes within the years', () => {
    const list = own('13,x,help,internship,,2016-12-31\n13,y,help,passive,2017-01-01,\n');
    expect(() => codesOf(list, ['internship'], years, 'x')).toThrow(
      /the code 13 means "internship" in some of the years/,
    );
    expect([...codesOf(list, ['help'], years, 'x')]).toEqual(['13']);
  });

  it.each<[string, string, RegExp]>([
    ['a code twice for the same days', '13,x,a,,,\n13,x,b,,2016-01-01,\n', /the code 13 stands twice/],
    ['an impossible day', '13,x,a,,2016-02-30,\n', /row 2: "2016-02-30" is no day/],
    ['a code that ends before it begins', '13,x,a,,2016-02-01,2015-01-01\n', /row 2: the code 13 ends/],
    ['a blank code', ',x,a,,,\n', /row 2: the code is blank/],
    ['a row too long', '13,x,a,,,,,\n', /it is no code list/],
  ])('refuses %s', (_what, rows, message) => {
    expect(() => own(rows)).toThrow(message);
  });

  it('refuses a file of something else', () => {
    const file = path.join(folder, 'other.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    expect(() => readCodeList(file)).toThrow(/there is no column "code"/);
    expect(() => readCodeList(path.join(folder, 'nowhere.csv'))).toThrow(/there is no such file/);
  });
});
