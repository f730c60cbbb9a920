import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Mine borgere', en: 'My citizens' },
  officeTitle: { da: 'Kontorets borgere', en: 'Citizens of the office' },
  lead: {
    da: (count: number, late: number, quiet: number) =>
      `${count === 1 ? '1 borger' : `${count} borgere`}. ${late === 0 ? 'Ingen løfter er over tiden' : late === 1 ? '1 løfte er over tiden' : `${late} løfter er over tiden`}, og ${quiet === 0 ? 'alle har haft kontakt for nylig' : `${quiet} har ventet på kontakt i tre uger eller mere`}.`,
    en: (count: number, late: number, quiet: number) =>
      `${count === 1 ? '1 citizen' : `${count} citizens`}. ${late === 0 ? 'No promise is late' : late === 1 ? '1 promise is late' : `${late} promises are late`}, and ${quiet === 0 ? 'everybody has had contact lately' : `${quiet} have waited for contact for three weeks or more`}.`,
  },
  newCitizen: { da: 'Ny borger', en: 'New citizen' },
  filters: { da: 'Vælg, hvem du ser', en: 'Choose whom you see' },
  mine: { da: 'Dem, du følger', en: 'Those you follow' },
  office: { da: 'Hele kontoret', en: 'The whole office' },
  all: { da: 'Alle', en: 'All' },
  due: { da: 'Venter på noget', en: 'Waiting for something' },
  quiet: { da: 'Ingen kontakt i tre uger', en: 'No contact for three weeks' },
  working: { da: 'Har timer i måneden', en: 'With hours this month' },
  views: { da: 'Udvalg', en: 'Selections' },
  table: { da: 'Borgere og det næste for hver', en: 'Citizens and what is next for each' },
  name: { da: 'Borger', en: 'Citizen' },
  lastContact: { da: 'Sidst', en: 'Last contact' },
  never: { da: 'ikke endnu', en: 'not yet' },
  nextPromise: { da: 'Næste løfte', en: 'Next promise' },
  nextStep: { da: 'Næste skridt', en: 'Next step' },
  hours: { da: (month: string) => `Timer i ${month}`, en: (month: string) => `Hours in ${month}` },
  unknown: { da: 'ukendt', en: 'unknown' },
  missing: { da: (hours: string) => `mangler ${hours}`, en: (hours: string) => `${hours} missing` },
  waits: { da: 'Venter', en: 'Waiting' },
  acts: { da: 'Gør noget', en: 'Do something' },
  writeNote: { da: 'Skriv note', en: 'Write a note' },
  interpreter: { da: 'Tolk', en: 'Interpreter' },
  late: { da: (days: string) => `Løfte, ${days} over tiden`, en: (days: string) => `Promise, ${days} late` },
  dueToday: { da: 'Løfte i dag', en: 'Promise today' },
  noContact: { da: (days: string) => `Ingen kontakt i ${days}`, en: (days: string) => `No contact for ${days}` },
  ends: {
    da: (company: string, day: string) => `${company} slutter ${day}`,
    en: (company: string, day: string) => `${company} ends ${day}`,
  },
  review: { da: (day: string) => `Se planen igennem ${day}`, en: (day: string) => `Go through the plan ${day}` },
  noPlan: { da: 'Ingen plan', en: 'No plan' },
  emptyTitle: { da: 'Ingen borgere her', en: 'No citizens here' },
  emptyText: {
    da: 'Her står dem, du er kontaktperson for eller er i team med.',
    en: 'Those whose contact person you are, or in whose team, stand here.',
  },
  emptyFilter: { da: 'Ingen passer på udvalget.', en: 'Nobody fits the selection.' },
});
