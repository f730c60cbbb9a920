import type { Section } from '../document.ts';
import type { Reading } from '../reading.ts';
import { isEstimatorKnown } from './estimator-names.ts';
import { methodWords } from './method-words.ts';
import { methodName } from './row-figures.tsx';

/** How each number came about: every estimator of the run with the errors and tests that its own lines name. */
export function methodSection(reading: Reading): Section {
  const { results, t, language } = reading;
  const names = [...new Set(results.estimates.map((one) => one.estimator))];
  return {
    id: 'method',
    heading: t.method.heading,
    blocks: [
      { kind: 'text', text: t.method.opening },
      {
        kind: 'points',
        items: names.map((name) => {
          const own = results.estimates.filter((one) => one.estimator === name);
          const unique = (of: 'errorMethod' | 'test') =>
            [...new Set(own.map((one) => methodWords(one[of], language)))].filter((words) => words !== null).join('; ');
          const text = isEstimatorKnown(name) ? t.estimators[name].text : '';
          const [first] = own;
          return {
            lead: `${first ? methodName(reading, first) : name}.`,
            text: [text, t.method.errors(unique('errorMethod')), t.method.tests(unique('test'))]
              .filter(Boolean)
              .join(' '),
          };
        }),
      },
    ],
  };
}
