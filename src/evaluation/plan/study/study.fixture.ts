import { stringify } from 'yaml';

const words = (text: string) => ({ da: text, en: text });

const analyses = () => [
  {
    name: 'rates',
    kind: 'compare-shares',
    data: 'study',
    title: words('Løn'),
    outcome: { column: 'paid', label: words('løn') },
    group: {
      column: 'group',
      treated: 'treated',
      control: 'control',
      treatedLabel: words('Indsats'),
      controlLabel: words('Kontrol'),
    },
    period: { column: 'year', label: words('år') },
    start: { before: '2017', label: words('start') },
    change: { unit: 'person', before: ['2016'], after: ['2017', '2018'] },
    subgroups: [{ column: 'sex', label: words('køn') }],
  },
];

const covariates = () => [
  {
    name: 'sex',
    label: words('køn'),
    column: 'koen',
    levels: [
      { value: '1', label: words('mænd') },
      { value: '2', label: words('kvinder') },
    ],
  },
  {
    name: 'age',
    label: words('alder'),
    column: 'alder',
    bands: [
      { below: 36, label: words('under 36') },
      { from: 36, to: 50, label: words('36–50') },
      { from: 51, label: words('51 og over') },
    ],
  },
  { name: 'long-term', label: words('langtidsledig'), noPaidMonth: { from: '2014-01', to: '2016-12' } },
];

/** A plan as an evaluator might write it; tests break it in one place at a time. */
export const studyPlan = () => ({
  planVersion: 1,
  title: words('Prøve'),
  invented: true,
  data: {
    dream: { description: words('registret') },
    people: { description: words('personer') },
    homes: { description: words('adresser') },
  },
  study: {
    question: words('Virker det?'),
    register: { data: 'dream', person: 'lobenr', months: 'branche_YYYY_MM', weeks: 'y_YYWW' },
    people: [{ data: 'people', person: 'lobenr' }],
    residence: { at: '2016-12-31', data: 'homes', person: 'lobenr', area: 'omraade', from: 'fra', to: 'til' },
    sites: [
      { name: 'vestby', label: words('Vestby'), areas: ['A1', 'A2'], start: '2017-01-01' },
      { name: 'havn', label: words('Havn'), areas: ['A3'], start: '2017-01-01', excluded: words('andre opgaver') },
    ],
    groups: { treatedLabel: words('Indsats'), controlLabel: words('Kontrol') },
    population: [
      {
        name: 'age',
        label: words('18 til 64 år'),
        where: {
          all: [
            { column: 'alder', atLeast: 18 },
            { column: 'alder', below: 65 },
          ],
        },
      },
    ],
    exclusions: [
      {
        name: 'programme',
        label: words('integrationsprogram'),
        where: { weekWith: { codes: ['integration-programme'], from: '2016-01', to: '2016-12' } },
      },
    ],
    years: { from: 2014, to: 2018 },
    base: 2016,
    covariates: covariates(),
    outcomes: [
      { name: 'paid', label: words('løn i året'), kind: 'any-paid-month' },
      { name: 'ordinary', label: words('ordinære måneder'), kind: 'ordinary-months' },
    ],
    clustering: { area: 'area', icc: 0.01 },
  },
  analyses: analyses(),
});

/** The plan as YAML with one text replaced. */
export const studyYaml = (from: string | RegExp = '', to = ''): string => stringify(studyPlan()).replace(from, to);
