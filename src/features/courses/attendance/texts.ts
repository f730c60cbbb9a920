import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  back: { da: 'Holdet', en: 'The course' },
  title: { da: (course: string) => `Mødeliste: ${course}`, en: (course: string) => `Attendance: ${course}` },
  lead: {
    da: (number: number, all: number, when: string, place: string) => `Gang ${number} af ${all}, ${when} i ${place}`,
    en: (number: number, all: number, when: string, place: string) =>
      `Session ${number} of ${all}, ${when} at ${place}`,
  },
  count: {
    da: (here: number, late: number, away: number) => `${here} her, ${late} sent, ${away} væk`,
    en: (here: number, late: number, away: number) => `${here} here, ${late} late, ${away} away`,
  },
  heading: { da: 'Hvem er her?', en: 'Who is here?' },
  hint: { da: 'Alle står som her. Tryk på dem, der ikke er.', en: 'Everyone stands as here. Tap those who are not.' },
  savedBy: {
    da: (name: string, when: string) => `Gemt af ${name} ${when}`,
    en: (name: string, when: string) => `Saved by ${name} ${when}`,
  },
  who: { da: (name: string) => `Hvor er ${name}?`, en: (name: string) => `Where is ${name}?` },
  here: { da: 'Her', en: 'Here' },
  late: { da: 'Sent', en: 'Late' },
  away: { da: 'Væk', en: 'Away' },
  why: { da: (name: string) => `Hvorfor er ${name} væk?`, en: (name: string) => `Why is ${name} away?` },
  illness: { da: 'Syg', en: 'Ill' },
  child_ill: { da: 'Barn syg', en: 'Child ill' },
  work: { da: 'Arbejde', en: 'Work' },
  other: { da: 'Andet', en: 'Other' },
  save: { da: 'Gem mødelisten', en: 'Save the list' },
  none: { da: 'Ingen deltagere, som du må se', en: 'No participants whom you may see' },
  noneText: { da: 'Tilmeld en borger på holdets side.', en: 'Take a citizen in on the page of the course.' },
  errors: { da: 'Ret dette først', en: 'Put this right first' },
  stateWrong: {
    da: (name: string) => `Vælg her, sent eller væk for ${name}.`,
    en: (name: string) => `Choose here, late or away for ${name}.`,
  },
  changed: {
    da: 'En kollega har gemt listen imens. Dine svar står her. Hvor de er forskellige, ser du kollegaens. Se listen igennem, og gem igen.',
    en: 'A colleague saved the list meanwhile. Your answers stand here. Where they differ, you see the colleague’s. Look through the list and save again.',
  },
  colleague: {
    da: (state: string) => `Kollegaen skrev: ${state}`,
    en: (state: string) => `The colleague wrote: ${state}`,
  },
  receipt: {
    da: (count: string) => `Mødelisten er gemt: ${count}.`,
    en: (count: string) => `The list has been saved: ${count}.`,
  },
});
