import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The custom properties of the block that follows a selector. */
function tokensAfter(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  if (start < 0) throw new Error(`No block ${selector} in tokens.css`);
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', (found[2] ?? '').trim()]),
  );
}

const light = tokensAfter(':root {');
const dark = tokensAfter('html[data-theme="dark"]');
const darkBySystem = tokensAfter('html:not([data-theme="light"])');

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(tokens: Map<string, string>, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const value = tokens.get(name);
    if (!value) throw new Error(`No token ${name}`);
    return luminance(value);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Every text on every ground it meets: at least 4.5. */
const TEXTS: Record<string, string[]> = {
  ink: ['ground', 'paper', 'sunken', 'door-soft', 'lamp-soft', 'brick-soft', 'plum-soft', 'sky-soft'],
  ink2: ['ground', 'paper', 'sunken', 'lamp-soft', 'door-soft'],
  ink3: ['ground', 'paper', 'sunken', 'lamp-soft'],
  door: ['ground', 'paper', 'sunken', 'door-soft', 'lamp-soft'],
  'door-hover': ['ground', 'paper', 'sunken', 'lamp-soft'],
  'on-door': ['door', 'door-hover', 'bar'],
  'on-lamp': ['lamp'],
  'lamp-ink': ['ground', 'paper', 'lamp-soft'],
  brick: ['ground', 'paper', 'brick-soft'],
  plum: ['ground', 'paper', 'plum-soft'],
  sky: ['ground', 'paper', 'sky-soft'],
  'on-strip': ['strip'],
  'strip-act': ['strip'],
  treatment: ['ground', 'paper'],
  'control-text': ['ground', 'paper'],
  citizen: ['ground', 'paper'],
  'worker-text': ['ground', 'paper'],
  'on-h12': ['h1', 'h2'],
  'on-h3': ['h3'],
  'on-h45': ['h4', 'h5'],
};

/** Every edge of a control and every line of a drawing that carries meaning: at least 3. */
const EDGES: Record<string, string[]> = {
  edge: ['ground', 'paper'],
  door: ['ground', 'door-soft'],
  bar: ['ground', 'paper'],
  hatch: ['ground', 'paper'],
  control: ['ground', 'paper'],
  worker: ['ground', 'paper'],
  axis: ['ground', 'paper'],
  'sand-line': ['ground', 'paper'],
  'focus-outside': ['lamp'],
};

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours in the %s theme', (_theme, tokens) => {
  it.each(Object.entries(TEXTS))('%s can be read on its grounds', (text, grounds) => {
    for (const ground of grounds)
      expect(contrast(tokens, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(EDGES))('%s can be seen against its grounds', (edge, grounds) => {
    for (const ground of grounds)
      expect(contrast(tokens, edge, ground), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
});

describe('the two dark themes', () => {
  it('are the same, chosen or following the computer', () => {
    expect([...darkBySystem]).toEqual([...dark]);
    expect(dark.size).toBeGreaterThan(40);
  });

  it('name no colour that the light theme lacks, and leave none out', () => {
    const colours = [...light].filter(([, value]) => /^#|rgb/.test(value)).map(([name]) => name);
    expect(colours.filter((name) => !dark.has(name))).toEqual([]);
    expect([...dark.keys()].filter((name) => !light.has(name))).toEqual([]);
  });
});

describe('the contrast measure itself', () => {
  it('agrees with the printed ratios of the design', () => {
    expect(contrast(light, 'ink', 'ground')).toBeCloseTo(13.9, 1);
    expect(contrast(dark, 'ink', 'ground')).toBeCloseTo(15.2, 1);
    expect(contrast(light, 'ink3', 'sunken')).toBeCloseTo(5.1, 1);
  });
});
