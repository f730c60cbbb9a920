import type { Language } from '#drawing/language.ts';

/** Names of errors and tests in Danish, as the results write them; longer ones first. Names of persons and letters of formulas stay as they are. */
const DANISH: readonly (readonly [RegExp, string])[] = [
  [/newcombe-hybrid-score/g, 'Newcombe, metode 10'],
  [/wald-unpooled, independent groups/g, 'Wald, uafhængige grupper'],
  [/wald-unpooled/g, 'Wald, hver gruppe sin varians'],
  [/welch-unequal-variances/g, 'Welch, hver gruppe sin varians'],
  [/pooled-variance/g, 'fælles varians'],
  [/robins-breslow-greenland, of the logarithm/g, 'Robins, Breslow og Greenland, af logaritmen'],
  [/linearised-weights: n\/\(n-1\), persons independent/g, 'lineariserede vægte: n/(n-1), uafhængige personer'],
  [/clustered-by-unit-HC2/g, 'klynger af personer, HC2'],
  [/standardised by the treated group's standard deviation/g, 'målt i indsatsgruppens standardafvigelse'],
  [/inverse information/g, 'invers information'],
  [
    /restricted wild cluster bootstrap by (.+?), (\S+) weights/g,
    'vild klyngebootstrap efter $1 under nulhypotesen, $2-vægte',
  ],
  [/randomisation over (\S+)/g, 'lodtrækning mellem $1'],
  [/stratified Neyman/g, 'Neyman i hver celle'],
  [/influence function/g, 'indflydelsesfunktion'],
  [/CR1S by matched pair/g, 'CR1S efter par'],
  [/correction n-1 within cell/g, 'korrektion n-1 i cellen'],
  [/correction none/g, 'uden korrektion'],
  [/correction (\S+)/g, 'korrektion $1'],
  [/nuisance held fixed/g, 'modellerne taget for givne'],
  [/nuisance estimated/g, 'modellernes usikkerhed regnet med'],
  [/nuisance none/g, 'ingen modeller bag'],
  [/, K without (.+?) \(nested\)/g, ', K uden $1 (ligger i klyngerne)'],
  [/, mended/g, ', rettet til en kovarians'],
  [/two-way /g, 'to slags klynger, '],
  [/: leverage/g, ': efter løftestang'],
  [/ by (\S+) and /g, ' efter $1 og '],
  [/ by /g, ' efter '],
  [/chi-square-without-continuity-correction/g, 'chi i anden uden kontinuitetskorrektion'],
  [/chi-square-with-yates-correction/g, 'chi i anden med Yates’ korrektion'],
  [/chi-square-over-all-levels/g, 'chi i anden over alle niveauer'],
  [/mantel-haenszel-chi-square/g, 'Mantel-Haenszels chi i anden'],
  [/fisher-exact/g, 'Fishers eksakte'],
  [/two-one-sided-(\w)/g, 'to ensidede $1-test'],
  [/randomisation-of-clusters/g, 'lodtrækning af klynger'],
  [/wild-bootstrap-t/g, 'vild bootstrap, t'],
  [/welch-t/g, 'Welchs t'],
  [/wald-(\w)/g, 'Walds $1'],
];

/** What a study itself calls its clusters; a column of the evaluator's own keeps its name. */
const DANISH_CLUSTERS: readonly (readonly [RegExp, string])[] = [
  [/\bover area\b/g, 'over områder'],
  [/\bover site\b/g, 'over steder'],
  [/\bby area\b/g, 'by område'],
  [/\bby site\b/g, 'by sted'],
];

/** An error method or a test of the results in the reader's words; null where it names none. */
export function methodWords(name: string, language: Language): string | null {
  if (name === 'none' || name === '') return null;
  if (language === 'en') return name.replaceAll('-', name.includes(':') ? '-' : ' ');
  return [...DANISH_CLUSTERS, ...DANISH].reduce((text, [pattern, words]) => text.replace(pattern, words), name);
}
