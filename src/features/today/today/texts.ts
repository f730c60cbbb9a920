import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  glass: { da: 'Nødadgang', en: 'Break-glass' },
  glassBy: { da: (who: string) => `${who} åbnede sagen om`, en: (who: string) => `${who} opened the file of` },
  glassAsked: {
    da: (who: string) => `${who} beder om at åbne sagen om`,
    en: (who: string) => `${who} asks to open the file of`,
  },
  glassWaits: { da: 'Venter på dig', en: 'Waits for you' },
  glassToSignOff: { da: 'Skal kvitteres', en: 'To be signed off' },
  glassSee: { da: 'Se hvorfor', en: 'See why' },
  title: { da: 'I dag', en: 'Today' },
  lead: {
    da: (appointments: number, promises: number) =>
      `${appointments === 1 ? '1 aftale' : `${appointments} aftaler`} og ${promises === 1 ? '1 løfte' : `${promises} løfter`} i dag.`,
    en: (appointments: number, promises: number) =>
      `${appointments === 1 ? '1 appointment' : `${appointments} appointments`} and ${promises === 1 ? '1 promise' : `${promises} promises`} today.`,
  },
  newCitizen: { da: 'Ny borger', en: 'New citizen' },
  myCitizens: { da: 'Mine borgere', en: 'My citizens' },
  day: { da: 'Dagen', en: 'The day' },
  noAppointments: { da: 'Ingen aftaler i dag', en: 'No appointments today' },
  noAppointmentsText: {
    da: 'Når du booker en aftale med en borger, står den her.',
    en: 'When you book an appointment with a citizen, it stands here.',
  },
  now: { da: 'Nu', en: 'Now' },
  until: { da: (time: string) => `til ${time}`, en: (time: string) => `until ${time}` },
  inMinutes: { da: (minutes: number) => `om ${minutes} min.`, en: (minutes: number) => `in ${minutes} min` },
  howDidItGo: { da: 'Hvordan gik det?', en: 'How did it go?' },
  came: { da: 'Kom', en: 'Came' },
  didNotCome: { da: 'Kom ikke', en: 'Did not come' },
  cancelledByOffice: { da: 'Vi aflyste', en: 'We cancelled' },
  cancelledByCitizen: { da: 'Borgeren aflyste', en: 'The citizen cancelled' },
  openCase: { da: 'Åbn forløbet', en: 'Open the case' },
  write: { da: 'Skriv', en: 'Write' },
  writeNote: { da: 'Skriv note', en: 'Write a note' },
  book: { da: 'Book', en: 'Book' },
  writeTo: { da: (name: string) => `Skriv note om ${name}`, en: (name: string) => `Write a note about ${name}` },
  bookWith: {
    da: (name: string) => `Book aftale med ${name}`,
    en: (name: string) => `Book an appointment with ${name}`,
  },
  ownWordsBy: { da: (name: string) => `${name}s egne ord`, en: (name: string) => `${name}'s own words` },
  interpreter: { da: 'Tolk', en: 'Interpreter' },
  forColleague: { da: (name: string) => `for ${name}`, en: (name: string) => `for ${name}` },
  promises: { da: 'Lovet til i dag', en: 'Promised for today' },
  noPromises: { da: 'Ingen løfter til i dag', en: 'No promises for today' },
  noPromisesText: {
    da: 'Når du lover noget i en note, står det her på dagen.',
    en: 'When you promise something in a note, it stands here on the day.',
  },
  keep: { da: (what: string) => `Luk løftet: ${what}`, en: (what: string) => `Close the promise: ${what}` },
  to: { da: 'til', en: 'to' },
  dueToday: { da: 'I dag', en: 'Today' },
  promisedYesterday: { da: 'Lovet i går', en: 'Promised yesterday' },
  promisedDaysAgo: {
    da: (days: number) => `Lovet for ${days} dage siden`,
    en: (days: number) => `Promised ${days} days ago`,
  },
  whatCameOfIt: { da: 'Hvad blev der af det?', en: 'What came of it?' },
  saveAndClose: { da: 'Gem og luk løftet', en: 'Save and close the promise' },
  cancel: { da: 'Fortryd', en: 'Cancel' },
  postpone: { da: 'Udskyd til i morgen', en: 'Postpone to tomorrow' },
  sees: { da: 'Ses af alle, der må åbne borgerens side.', en: 'Seen by everyone who may open the citizen’s page.' },
  needContact: { da: 'Har brug for kontakt', en: 'Needs contact' },
  needContactNote: {
    da: (days: number) => `ingen kontakt i ${days} dage eller mere`,
    en: (days: number) => `no contact for ${days} days or more`,
  },
  nobodyNeedsContact: { da: 'Alle har haft kontakt', en: 'Everyone has had contact' },
  nobodyNeedsContactText: {
    da: (days: number) => `Ingen af dine borgere har ventet ${days} dage.`,
    en: (days: number) => `None of your citizens has waited ${days} days.`,
  },
  noContactYet: { da: 'Ingen kontakt endnu', en: 'No contact yet' },
  lastContact: { da: (date: string) => `Sidst ${date}`, en: (date: string) => `Last ${date}` },
  endingSoon: { da: 'Slutter snart', en: 'Ending soon' },
  endingSoonNote: { da: (days: number) => `inden for ${days} dage`, en: (days: number) => `within ${days} days` },
  nothingEnds: { da: 'Ingen forløb slutter snart', en: 'No placement ends soon' },
  agreeNext: { da: 'Aftal det næste', en: 'Agree what is next' },
  close: {
    da: (hours: number, month: string) => `Tæt på ${hours} timer i ${month}`,
    en: (hours: number, month: string) => `Close to ${hours} hours in ${month}`,
  },
  missing: {
    da: (hours: string, missing: string) => `${hours}, mangler ${missing}`,
    en: (hours: string, missing: string) => `${hours}, ${missing} missing`,
  },
  allHours: { da: 'Alle timer', en: 'All hours' },
  writeHours: { da: 'Skriv timer', en: 'Write hours' },
  oversight: { da: 'Tilsyn med opslag', en: 'Oversight of reading' },
  oversightLink: { da: 'Se tilsynet', en: 'See the oversight' },
  oversightGo: { da: 'Gennemgå', en: 'Go through' },
  nothingToOversee: { da: 'Alt er gennemgået', en: 'Everything has been gone through' },
  samplesWait: {
    da: (n: number) => `${n === 1 ? '1 stikprøve' : `${n} stikprøver`} fra loggen venter.`,
    en: (n: number) => (n === 1 ? '1 sample of the log waits.' : `${n} samples of the log wait.`),
  },
  flagsWait: {
    da: (n: number) => `${n} opslag har ingen grund, programmet kan se.`,
    en: (n: number) =>
      n === 1
        ? '1 reading has no reason that the program can see.'
        : `${n} readings have no reason that the program can see.`,
  },
});
