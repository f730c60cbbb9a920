import { type Estimate, type EstimateIdentity, type EstimateNumbers, estimateOf } from '../estimate.ts';

const identityOf = (identity: Partial<EstimateIdentity>): EstimateIdentity => ({
  analysis: 'shares',
  outcome: 'paid',
  subgroup: 'all',
  period: 'all',
  term: 'group=treated',
  estimator: 'difference-in-shares',
  errorMethod: 'newcombe-hybrid-score',
  test: 'chi-square-without-continuity-correction',
  unit: 'share',
  confidence: 0.95,
  ...identity,
});
const line = (identity: Partial<EstimateIdentity>, numbers: EstimateNumbers = {}) =>
  estimateOf(identityOf(identity), numbers);

function levels(): Estimate[] {
  const years = ['2015', '2016', '2017', '2018'];
  const groups = ['all', 'sex=woman', 'sex=man', 'long_term=yes'];
  return groups.flatMap((subgroup, at) =>
    years.map((period, year) => {
      if (subgroup === 'sex=man' && period === '2018') return line({ subgroup, period }, { suppressed: true });
      const [nTreated, nControl] = [600 - 120 * at, 5000 - 900 * at];
      const isChosen = subgroup === 'long_term=yes' && year < 2;
      const [one, other] = isChosen ? [0, 0] : [0.1 + 0.02 * year + 0.01 * at, 0.12];
      const se = Math.sqrt((one * (1 - one)) / nTreated + (other * (1 - other)) / nControl);
      const estimate = one - other;
      return line(
        { subgroup, period },
        {
          estimate,
          standardError: se,
          ciLow: estimate - 1.96 * se,
          ciHigh: estimate + 1.96 * se,
          pValue: isChosen
            ? null
            : Math.min(1, Math.exp(-0.72 * Math.abs(estimate / se) - 0.42 * (estimate / se) ** 2)),
          adjustedPValue: isChosen
            ? null
            : Math.min(1, 4 * Math.exp(-0.72 * Math.abs(estimate / se) - 0.42 * (estimate / se) ** 2)),
          nTreated,
          nControl,
          shareTreated: Math.round(one * nTreated) / nTreated,
          shareControl: Math.round(other * nControl) / nControl,
          minimumDetectable: isChosen ? null : 4.1 * se,
          details: isChosen ? {} : { minimumDetectableWithoutAreas: 2.9 * se, icc: 0.01, treatedAreas: 6 },
          notes: isChosen ? ['nobody-or-everybody'] : [],
        },
      );
    }),
  );
}

const errors = { errorMethod: 'CR1 by person: G/(G-1)*(N-1)/(N-K)', test: 'wald-t' };

function changes(): Estimate[] {
  const own = { estimator: 'difference-in-differences', period: 'change', ...errors };
  const numbers = { nTreated: 600, nControl: 5000 };
  return [
    line(own, {
      ...numbers,
      estimate: 0.031,
      standardError: 0.015,
      ciLow: 0.0016,
      ciHigh: 0.0604,
      pValue: 0.039,
      adjustedPValue: 0.21,
    }),
    line(
      { ...own, subgroup: 'sex=woman' },
      { ...numbers, estimate: 0.02, standardError: 0.02, ciLow: -0.019, ciHigh: 0.059, pValue: 0.32 },
    ),
    line({ ...own, subgroup: 'sex=man' }, { suppressed: true }),
    line({ ...own, subgroup: 'long_term=yes' }, { ...numbers, notes: ['impossible-by-construction'] }),
  ];
}

function eventStudy(): Estimate[] {
  const own = { analysis: 'event', estimator: 'event-study', ...errors };
  const point = (period: string, estimate: number, half: number): Estimate =>
    line(
      { ...own, period },
      {
        estimate,
        standardError: half / 1.96,
        ciLow: estimate - half,
        ciHigh: estimate + half,
        bandLow: estimate - 1.3 * half,
        bandHigh: estimate + 1.3 * half,
        pValue: 0.2,
        nTreated: 600,
        nControl: 5000,
        details: { criticalValue: 2.51 },
      },
    );
  return [
    point('2014', -0.021, 0.032),
    line({ ...own, period: '2015' }, { suppressed: true }),
    line({ ...own, period: '2016' }, { estimate: 0, bandLow: 0, bandHigh: 0, notes: ['base-period'] }),
    point('2017', 0.004, 0.028),
    point('2018', 0.052, 0.031),
    line(
      { ...own, estimator: 'pre-trend-test', period: 'before', test: 'wald-F' },
      {
        statistic: 1.1,
        pValue: 0.33,
        degreesOfFreedom: 5598,
        nTreated: 600,
        nControl: 5000,
        details: { numeratorDegreesOfFreedom: 2, detectableSlope: 0.024, powerAgainstSlopeOfEffect: 0.41, power: 0.8 },
      },
    ),
  ];
}

function composition(): Estimate[] {
  const own = {
    analysis: 'table-one',
    estimator: 'composition',
    period: 'all',
    errorMethod: 'none',
    test: 'chi-square',
  };
  const level = (covariate: string, term: string, share: number, other: number, smd: number) =>
    line(
      { ...own, outcome: covariate, term },
      {
        nTreated: 600,
        nControl: 5000,
        shareTreated: share,
        shareControl: other,
        standardisedDifference: smd,
        pValue: 0.03,
      },
    );
  return [
    level('sex', 'woman', 0.51, 0.46, 0.1),
    level('sex', 'man', 0.49, 0.54, -0.1),
    line(
      { ...own, outcome: 'age', term: 'mean', unit: 'number', test: 'welch-t' },
      {
        nTreated: 600,
        nControl: 5000,
        standardisedDifference: -0.29,
        pValue: 0.0002,
        details: {
          meanTreated: 41.2,
          meanControl: 44.6,
          sdTreated: 11.3,
          sdControl: 12.1,
        },
      },
    ),
    level('long_term', 'yes', 0.79, 0.74, 0.12),
    line({ ...own, outcome: 'origin', term: 'other' }, { suppressed: true }),
  ];
}

function balance(): Estimate[] {
  const own = { analysis: 'adjusted', period: '2018', estimator: 'balance', errorMethod: 'none', test: 'none' };
  const covariate = (term: string, before: number, after: number) =>
    line({ ...own, term }, { nTreated: 580, nControl: 5000, standardisedDifference: before, details: { after } });
  return [covariate('sex=woman', 0.1, 0.01), covariate('age', -0.3, 0.02), covariate('long_term=yes', 0.12, -0.13)];
}

function adjusted(): Estimate[] {
  const own = { analysis: 'adjusted', period: '2018' };
  const numbers = (estimate: number, half: number, details: Estimate['details'] = {}): EstimateNumbers => ({
    estimate,
    standardError: half / 1.96,
    ciLow: estimate - half,
    ciHigh: estimate + half,
    pValue: 0.3,
    nTreated: 580,
    nControl: 5000,
    details,
  });
  return [
    line(
      { ...own, estimator: 'exact-matching', errorMethod: 'stratified' },
      numbers(0.012, 0.03, { matchedTreated: 560 }),
    ),
    line(
      { ...own, estimator: 'inverse-probability', errorMethod: 'influence-function' },
      numbers(0.018, 0.028, { effectiveSizeControl: 3571.2, outsideTreated: 3, outsideControl: 88 }),
    ),
    line({ ...own, estimator: 'doubly-robust', errorMethod: 'influence-function' }, numbers(0.017, 0.027)),
    line(
      {
        analysis: 'few',
        estimator: 'randomisation-test',
        period: 'change',
        errorMethod: 'randomisation over area',
        test: 'randomisation-of-clusters',
      },
      { ...numbers(0.031, 0.05), clusters: 24, treatedClusters: 6, notes: ['few-treated-clusters'] },
    ),
    line(
      {
        analysis: 'few',
        estimator: 'difference-in-differences',
        period: 'change',
        errorMethod: 'CR1 by area: G/(G-1)',
        test: 'wald-t',
      },
      { ...numbers(0.0312345, 0.0012345), clusters: 24, treatedClusters: 6, notes: ['few-treated-clusters'] },
    ),
    line(
      {
        estimator: 'mantel-haenszel',
        unit: 'odds-ratio',
        errorMethod: 'robins-breslow-greenland',
        test: 'mantel-haenszel',
      },
      { estimate: 1.21, ciLow: 0.95, ciHigh: 1.54, pValue: 0.12 },
    ),
  ];
}

function regression(): Estimate[] {
  const term = (name: string, estimate: number, se: number) =>
    line(
      { analysis: 'regression', term: name, estimator: 'least-squares', errorMethod: 'HC2', test: 'wald-t' },
      {
        estimate,
        standardError: se,
        ciLow: estimate - 1.96 * se,
        ciHigh: estimate + 1.96 * se,
        pValue: 0.04,
        degreesOfFreedom: 5595,
        nTreated: 600,
        nControl: 5000,
      },
    );
  return [term('(Intercept)', 0.12, 0.01), term('group=treated', 0.021, 0.011), term('sex=woman', -0.013, 0.009)];
}

/** Lines of every kind: found and not, hidden, impossible, of few areas. */
export const fixtureLines: Estimate[] = [
  ...levels(),
  ...changes(),
  ...eventStudy(),
  ...composition(),
  ...adjusted(),
  ...balance(),
  ...regression(),
];
