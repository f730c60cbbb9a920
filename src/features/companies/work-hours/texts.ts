import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Timer', en: 'Hours' },
  aside: { da: (month: string) => `din sagsstamme, ${month}`, en: (month: string) => `your caseload, ${month}` },
  lead: {
    da: (paid: number, reached: number, hours: number, unknown: number) =>
      `${paid === 1 ? '1 borger har' : `${paid} borgere har`} et ordinært job. ${reached} har nået ${hours} timer${unknown > 0 ? `, og ${unknown} mangler oplysning` : ''}.`,
    en: (paid: number, reached: number, hours: number, unknown: number) =>
      `${paid === 1 ? '1 citizen has' : `${paid} citizens have`} an ordinary job. ${reached} have reached ${hours} hours${unknown > 0 ? `, and the hours of ${unknown} are not known` : ''}.`,
  },
  getExcel: { da: 'Hent Excel', en: 'Get Excel' },
  editable: { da: (months: string) => `${months} kan rettes`, en: (months: string) => `${months} can be changed` },
  save: { da: 'Gem timer', en: 'Save hours' },
  saved: {
    da: (n: number) => (n === 0 ? 'Der var intet nyt at gemme.' : n === 1 ? '1 tal er gemt.' : `${n} tal er gemt.`),
    en: (n: number) =>
      n === 0 ? 'There was nothing new to save.' : n === 1 ? '1 number is saved.' : `${n} numbers are saved.`,
  },
  citizen: { da: 'Borger', en: 'Citizen' },
  workplace: { da: 'Arbejdsplads', en: 'Workplace' },
  toward: {
    da: (hours: number, month: string) => `Mod ${hours} timer i ${month}`,
    en: (hours: number, month: string) => `Towards ${hours} hours in ${month}`,
  },
  source: { da: 'Kilde', en: 'Source' },
  sourceOf: { da: (name: string) => `Kilde, ${name}`, en: (name: string) => `Source, ${name}` },
  cell: {
    da: (name: string, company: string, month: string) => `${name}, ${company}, ${month}`,
    en: (name: string, company: string, month: string) => `${name}, ${company}, ${month}`,
  },
  ordinary: { da: 'Ordinære, lønnede timer', en: 'Ordinary, paid hours' },
  other: { da: 'Praktik, løntilskud og andet', en: 'Internship, wage subsidy and other' },
  otherNote: { da: 'tæller ikke med i lønnede timer', en: 'does not count as paid hours' },
  total: { da: 'I alt, ordinære timer', en: 'In all, ordinary hours' },
  unknown: { da: 'ukendt', en: 'unknown' },
  missing: { da: (hours: string) => `mangler ${hours} timer`, en: (hours: string) => `${hours} hours missing` },
  unknownJobs: {
    da: (hours: string) => `${hours}, et job mangler`,
    en: (hours: string) => `${hours}, one job missing`,
  },
  none: { da: 'Ingen borgere i job endnu', en: 'No citizens in work yet' },
  noneText: {
    da: 'Når en af dine borgere begynder i en virksomhed, skriver du timerne her.',
    en: 'When one of your citizens begins in a company, you write the hours here.',
  },
  keys: { da: 'Taster', en: 'Keys' },
  keyEnter: { da: 'næste borger', en: 'next citizen' },
  keyTab: { da: 'næste felt', en: 'next field' },
  keySame: { da: 'samme som sidste måned', en: 'the same as last month' },
  keyUnknown: { da: 'ukendt', en: 'unknown' },
  keyPaste: { da: 'indsæt en kolonne', en: 'paste a column' },
  ruleNote: {
    da: (hours: number) => `${hours} timer om måneden er puljens regel, ikke lovens.`,
    en: (hours: number) => `${hours} hours a month is the pool’s rule, not the law’s.`,
  },
  errors: { da: 'Der mangler noget', en: 'Something is missing' },
  errorTitle: { da: (title: string) => `Fejl: ${title}`, en: (title: string) => `Error: ${title}` },
  not_a_number: {
    da: (cell: string) => `${cell}: skriv et tal, for eksempel 31,5, eller ? hvis det er ukendt.`,
    en: (cell: string) => `${cell}: write a number, for example 31.5, or ? if it is not known.`,
  },
  negative: {
    da: (cell: string) => `${cell}: timer kan ikke være under 0.`,
    en: (cell: string) => `${cell}: hours cannot be below 0.`,
  },
  too_large: {
    da: (cell: string) => `${cell}: en måned har højst 400 timer.`,
    en: (cell: string) => `${cell}: a month has at most 400 hours.`,
  },
  emptied: {
    da: (cell: string) => `${cell}: skriv 0, hvis der ingen timer var, eller ? hvis det er ukendt.`,
    en: (cell: string) => `${cell}: write 0 if there were no hours, or ? if it is not known.`,
  },
  nothingBefore: {
    da: (cell: string) => `${cell}: sidste måned har ingen timer at gentage.`,
    en: (cell: string) => `${cell}: last month has no hours to repeat.`,
  },
  conflict: {
    da: (cell: string, stands: string, typed: string) =>
      `${cell}: en kollega har skrevet ${stands}. Du skrev ${typed}. Ret feltet, og gem igen.`,
    en: (cell: string, stands: string, typed: string) =>
      `${cell}: a colleague has written ${stands}. You wrote ${typed}. Correct the field and save again.`,
  },
  changed: { da: 'En kollega var her imens', en: 'A colleague was here meanwhile' },
  sourceAlone: {
    da: (name: string) => `${name}: kilden gemmes sammen med timer. Skriv timerne, eller ? hvis de er ukendte.`,
    en: (name: string) =>
      `${name}: the source is saved together with hours. Write the hours, or ? if they are not known.`,
  },
  wrongSource: { da: 'Vælg kilden fra listen.', en: 'Choose the source from the list.' },
  sheet: { da: 'Timer', en: 'Hours' },
  inSheet: {
    da: 'Deres navne står ikke i arket. Virksomhed og timer gør.',
    en: 'Their names are not in the sheet. Company and hours are.',
  },
  protectedName: { da: 'Beskyttet navn', en: 'Protected name' },
  demo: { da: 'Opfundne personer og tal', en: 'Invented people and figures' },
});
