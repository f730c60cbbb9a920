/** The colours of the report's drawings: one set a theme. Names say what they mean (docs: figure language). */
export const lightTokens = {
  paper: '#faf7f2',
  ink: '#231f1b',
  ink2: '#4d463e',
  ink3: '#675e54',
  line: '#ddd4c7',
  edge: '#8a7f72',
  brand: '#1d5a4e',
  treated: '#95330a',
  control: '#5b84a8',
  'control-text': '#44688a',
  chance: '#e4dccf',
  aside: '#f3ece1',
  hatch: '#b3a797',
} as const;

/** The name of a colour. */
export type Token = keyof typeof lightTokens;

/** The same for a dark screen. */
export const darkTokens: Record<Token, string> = {
  paper: '#191613',
  ink: '#f3ede5',
  ink2: '#d2c8bb',
  ink3: '#b0a596',
  line: '#40392f',
  edge: '#8f8374',
  brand: '#86cdb7',
  treated: '#ffb584',
  control: '#6f9cc4',
  'control-text': '#8fb6d8',
  chance: '#38322b',
  aside: '#25211c',
  hatch: '#6d6357',
};

/** The same on paper, which is white. */
export const printTokens: Record<Token, string> = { ...lightTokens, paper: '#ffffff' };

/** The tokens as custom properties. */
export function customProperties(tokens: Record<Token, string>): string {
  return Object.entries(tokens)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}
