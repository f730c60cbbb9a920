import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Hold', en: 'Courses' },
  lead: {
    da: (running: number) =>
      running === 1 ? '1 hold kører eller er på vej.' : `${running} hold kører eller er på vej.`,
    en: (running: number) =>
      running === 1 ? '1 course runs or is on its way.' : `${running} courses run or are on their way.`,
  },
  running: { da: 'Kører og på vej', en: 'Running and coming' },
  ended: { da: 'Afsluttet', en: 'Ended' },
  none: { da: 'Ingen hold kører lige nu', en: 'No course runs right now' },
  noneText: {
    da: 'Start et hold, så står det her med sin næste gang.',
    en: 'Start a course, and it stands here with its next session.',
  },
  start: { da: 'Start et hold', en: 'Start a course' },
  save: { da: 'Gem holdet', en: 'Save the course' },
  cancel: { da: 'Fortryd', en: 'Cancel' },
  name: { da: 'Hvad hedder holdet?', en: 'What is the course called?' },
  place: { da: 'Hvor mødes I?', en: 'Where do you meet?' },
  firstDay: { da: 'Første gang', en: 'First session' },
  firstDayHint: { da: 'For eksempel 3. december', en: 'For example 3 December' },
  from: { da: 'Fra kl.', en: 'From' },
  to: { da: 'Til kl.', en: 'To' },
  weeks: { da: 'Hvor mange gange? En gang om ugen.', en: 'How many sessions? Once a week.' },
  capacity: { da: 'Hvor mange pladser?', en: 'How many seats?' },
  theme: { da: (number: number) => `Gang ${number}`, en: (number: number) => `Session ${number}` },
  errors: { da: 'Ret dette først', en: 'Put this right first' },
  nameMissing: { da: 'Skriv, hvad holdet hedder.', en: 'Write what the course is called.' },
  placeMissing: { da: 'Skriv, hvor I mødes.', en: 'Write where you meet.' },
  dayWrong: { da: 'Skriv en dato, for eksempel 3. december.', en: 'Write a date, for example 3 December.' },
  dayPast: { da: 'Første gang kan ikke være før i dag.', en: 'The first session cannot be before today.' },
  timeWrong: { da: 'Skriv et klokkeslæt, for eksempel 12.30.', en: 'Write a time, for example 12:30.' },
  timeOrder: { da: 'Holdet skal slutte, efter at det begynder.', en: 'The session must end after it begins.' },
  weeksWrong: { da: 'Skriv et helt tal fra 1 til 30.', en: 'Write a whole number from 1 to 30.' },
  capacityWrong: { da: 'Skriv et helt tal fra 1 til 100.', en: 'Write a whole number from 1 to 100.' },
  receipt: {
    da: (name: string) => `Holdet ${name} er startet.`,
    en: (name: string) => `The course ${name} has been started.`,
  },
  participants: {
    da: (count: number, seats: number) => `${count} af ${seats} pladser`,
    en: (count: number, seats: number) => `${count} of ${seats} seats`,
  },
  participantsSeen: {
    da: (count: number) => (count === 1 ? '1 deltager, du må se' : `${count} deltagere, du må se`),
    en: (count: number) => (count === 1 ? '1 participant you may see' : `${count} participants you may see`),
  },
  next: {
    da: (number: number, all: number, when: string) => `Gang ${number} af ${all}, ${when}`,
    en: (number: number, all: number, when: string) => `Session ${number} of ${all}, ${when}`,
  },
  sessions: {
    da: (all: number) => (all === 1 ? '1 gang' : `${all} gange`),
    en: (all: number) => (all === 1 ? '1 session' : `${all} sessions`),
  },
  list: { da: 'Mødeliste', en: 'Attendance list' },
  listFor: { da: (name: string) => `Mødeliste for ${name}`, en: (name: string) => `Attendance list for ${name}` },
  noOffice: { da: 'Du har ikke et kontor', en: 'You have no office' },
});
