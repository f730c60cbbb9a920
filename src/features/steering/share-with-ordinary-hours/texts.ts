import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Tal', en: 'Figures' },
  lead: {
    da: 'Ét tal, regnet ens overalt. Tryk dig ned til borgerne bag, som du må se.',
    en: 'One figure, counted alike everywhere. Go down to the citizens behind it whom you may see.',
  },
  noOffice: {
    da: 'Tallet hører til et kontor, og du har ikke et kontor.',
    en: 'The figure belongs to an office, and you have no office.',
  },
  kicker: { da: 'Ordinære lønnede timer', en: 'Ordinary paid hours' },
  inHouse: { da: 'kun i huset', en: 'in the house only' },
  headline: {
    da: (count: string, year: number, percent: string | null) =>
      `${count} borgere har haft ordinære lønnede timer i ${year}${percent ? `: ${percent}` : ''}`,
    en: (count: string, year: number, percent: string | null) =>
      `${count} citizens have had ordinary paid hours in ${year}${percent ? `: ${percent}` : ''}`,
  },
  sub: {
    da: (from: string, to: string) =>
      `Andel af alle, der har hørt til kontoret mellem ${from} og ${to}, og andelen måned for måned. Båndet er det, tilfældet alene kan give (95 %).`,
    en: (from: string, to: string) =>
      `Share of everyone who belonged to the office between ${from} and ${to}, and the share month by month. The band is what chance alone may give (95%).`,
  },
  chartText: {
    da: 'Andel med ordinære lønnede timer i hver måned, med usikkerhed.',
    en: 'Share with ordinary paid hours in each month, with uncertainty.',
  },
  provisional: { da: 'foreløbig', en: 'provisional' },
  unknown: {
    da: (n: number) =>
      n === 1
        ? '1 borger har et job, hvor timerne ikke er oplyst.'
        : `${n} borgere har et job, hvor timerne ikke er oplyst.`,
    en: (n: number) =>
      n === 1
        ? '1 citizen has a job whose hours are not known.'
        : `${n} citizens have a job whose hours are not known.`,
  },
  source: { da: 'Kilde: kontorets timer og forløb.', en: 'Source: the hours and cases of the office.' },
  counted: { da: (date: string) => `Regnet ${date}.`, en: (date: string) => `Counted ${date}.` },
  demo: { da: 'Opfundne personer og tal.', en: 'Invented people and figures.' },
  asTable: { da: 'Tallene i tabel', en: 'The numbers in a table' },
  howCounted: { da: 'Sådan er tallet regnet ud', en: 'How the figure is counted' },
  numerator: { da: 'Tæller', en: 'Numerator' },
  numeratorText: {
    da: 'Borgere med mindst én måned i perioden med mere end 0 ordinære, ustøttede løntimer, i en måned hvor de hørte til kontoret.',
    en: 'Citizens with at least one month in the period with more than 0 ordinary, unsupported paid hours, in a month when they belonged to the office.',
  },
  denominator: { da: 'Nævner', en: 'Denominator' },
  denominatorText: {
    da: 'Alle borgere, der hørte til kontoret mindst én dag i perioden.',
    en: 'All citizens who belonged to the office on at least one day of the period.',
  },
  notIncluded: { da: 'Ikke med', en: 'Not included' },
  notIncludedText: {
    da: (mistake: number, deceased: number) =>
      `Løntilskud, praktik, nytteindsats, fleksjob og frivilligt arbejde tæller aldrig. Udeladt: ${mistake} oprettet ved en fejl, ${deceased} døde.`,
    en: (mistake: number, deceased: number) =>
      `Wage subsidy, internship, public-benefit work, flexjob and voluntary work never count. Left out: ${mistake} opened by mistake, ${deceased} deceased.`,
  },
  same: { da: 'Samme tal', en: 'The same figure' },
  sameText: {
    da: (id: string, version: number) => `Bruges på skærm og i regneark: definition ${id}, version ${version}.`,
    en: (id: string, version: number) => `Used on the screen and in sheets: definition ${id}, version ${version}.`,
  },
  seePersons: {
    da: (n: number) => (n === 1 ? 'Se den ene borger' : `Se de ${n} borgere`),
    en: (n: number) => (n === 1 ? 'See the one citizen' : `See the ${n} citizens`),
  },
  byTargetGroup: { da: 'Efter målgruppe', en: 'By target group' },
  targetGroup: { da: 'Målgruppe', en: 'Target group' },
  month: { da: 'Måned', en: 'Month' },
  period: { da: 'Periode', en: 'Period' },
  wholeYear: { da: (year: number) => `${year} til nu`, en: (year: number) => `${year} until now` },
  withHours: { da: 'Med timer', en: 'With hours' },
  base: { da: 'Borgere', en: 'Citizens' },
  share: { da: 'Andel', en: 'Share' },
  interval: { da: '95 %-interval', en: '95% interval' },
  hoursUnknown: { da: 'Timer ukendt', en: 'Hours unknown' },
  getExcel: { da: 'Hent Excel', en: 'Get Excel' },
  getCsv: { da: 'Hent CSV', en: 'Get CSV' },
  sheet: { da: 'Ordinære timer', en: 'Ordinary hours' },
  persons: {
    da: (year: number) => `Borgere med ordinære lønnede timer i ${year}`,
    en: (year: number) => `Citizens with ordinary paid hours in ${year}`,
  },
  personsLead: {
    da: (seen: number, all: number) =>
      seen === all
        ? `Du ser alle ${all}. At du så dem, står i loggen.`
        : `Du ser ${seen} af ${all}. Resten må du ikke åbne. At du så dem, står i loggen.`,
    en: (seen: number, all: number) =>
      seen === all
        ? `You see all ${all}. That you saw them stands in the log.`
        : `You see ${seen} of ${all}. You may not open the rest. That you saw them stands in the log.`,
  },
  back: { da: 'Tal', en: 'Figures' },
  citizen: { da: 'Borger', en: 'Citizen' },
  hours: { da: 'Timer i år', en: 'Hours this year' },
  nobody: { da: 'Ingen endnu', en: 'Nobody yet' },
  nobodyText: {
    da: 'Når en borger får ordinære timer, står hun her.',
    en: 'When a citizen gets ordinary hours, she stands here.',
  },
});
