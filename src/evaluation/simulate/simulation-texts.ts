import type { Language } from '#drawing/language.ts';
import type { Verdict } from './performance.ts';

interface SimulationTexts {
  subtitle: (runs: number) => string;
  opening: string;
  asked: string;
  openingText: string;
  askedText: string;
  figure: string;
  sub: string;
  caption: string;
  alternative: (wrong: readonly string[]) => string;
  axes: { bias: string; coverage: string; found: string };
  columns: readonly string[];
  verdict: (verdict: Verdict, numbers: { bias: string; coverage: string; found: string }) => string;
  allRight: string;
}

/** What the report of a simulation says. */
export const simulationTexts: Record<Language, SimulationTexts> = {
  da: {
    subtitle: (runs) => `${runs} opfundne registre i hver verden, analyseret som et rigtigt`,
    opening: 'Sådan er det gjort',
    openingText:
      'Hver person er trukket to gange af de samme tal: med indsatsen og uden. Forskellen er sandheden, som hver metode holdes op imod. Planens egne analyser er kørt på hvert register, præcis som ved en evaluering.',
    asked: 'Hvad der kræves',
    askedText:
      'Hvor antagelserne holder, må en metode højst ligge 0,5 procentpoint skævt, og dens 95 %-interval skal rumme sandheden i 93–97 af 100 registre. Hvor de ikke holder, vises fejlen og nævnes ved navn.',
    figure: 'Figur',
    sub: 'Prik: gennemsnit over registre. Streg: usikkerheden ved at trække et endeligt antal registre. Gråt felt: hvor den skal ligge.',
    caption: 'Opfundne personer og tal. Fyldt prik: metoden svigter her.',
    alternative: (wrong) => (wrong.length === 0 ? 'Ingen metode svigter.' : `Disse svigter: ${wrong.join('; ')}.`),
    axes: { bias: 'Skævhed, pct.point', coverage: 'Dækning, %', found: 'Fund, %' },
    columns: [
      'Sand effekt',
      'Skævhed',
      'Spredning',
      'Fejl, som trykt',
      'Dækning %',
      'Bånd dækker alt %',
      'Fund %',
      'Dom',
    ],
    verdict: (verdict, { bias, coverage, found }) =>
      ({
        biased: `skæv: ${bias}`,
        'errors-too-small': `usikkerheden er for lille: dækning ${coverage} %`,
        'errors-too-large': `usikkerheden er for stor: dækning ${coverage} %`,
        'finds-what-is-not-there': `finder det, der ikke er der: i ${found} % af registrene`,
        'only-sometimes': 'kun i nogle registre; bedømmes ikke',
      })[verdict],
    allRight: 'holder',
  },
  en: {
    subtitle: (runs) => `${runs} invented registers in each world, analysed as a real one`,
    opening: 'How it was done',
    openingText:
      'Each person is drawn twice off the same numbers: with the effort and without it. The difference is the truth that every method is held against. The plan’s own analyses are run on each register, exactly as in an evaluation.',
    asked: 'What is asked',
    askedText:
      'Where its assumptions hold, a method may be off by at most 0.5 percentage points, and its 95 % interval must hold the truth in 93 to 97 of 100 registers. Where they do not hold, the failure is shown and named.',
    figure: 'Figure',
    sub: 'Dot: mean over registers. Line: the uncertainty of drawing a limited number of registers. Grey: where it should lie.',
    caption: 'Invented persons and figures. A filled dot: the method fails here.',
    alternative: (wrong) => (wrong.length === 0 ? 'No method fails.' : `These fail: ${wrong.join('; ')}.`),
    axes: { bias: 'Bias, pp', coverage: 'Coverage, %', found: 'Found, %' },
    columns: [
      'True effect',
      'Bias',
      'Spread',
      'Error as printed',
      'Coverage %',
      'Bands hold all %',
      'Found %',
      'Verdict',
    ],
    verdict: (verdict, { bias, coverage, found }) =>
      ({
        biased: `biased: ${bias}`,
        'errors-too-small': `errors too small: coverage ${coverage} %`,
        'errors-too-large': `errors too large: coverage ${coverage} %`,
        'finds-what-is-not-there': `finds what is not there: in ${found} % of the registers`,
        'only-sometimes': 'in some registers only; not judged',
      })[verdict],
    allRight: 'holds',
  },
};
