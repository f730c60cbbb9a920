import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Tilsyn med opslag', en: 'Oversight of reading' },
  errorTitle: { da: 'Fejl: Tilsyn med opslag', en: 'Error: Oversight of reading' },
  errors: { da: 'Noget mangler', en: 'Something is missing' },
  lead: {
    da: (samples: number, flags: number) =>
      samples + flags === 0
        ? 'Alt er gennemgået.'
        : `${samples === 1 ? '1 stikprøve' : `${samples} stikprøver`} og ${flags} opslag at spørge til.`,
    en: (samples: number, flags: number) =>
      samples + flags === 0
        ? 'Everything has been gone through.'
        : `${samples === 1 ? '1 sample' : `${samples} samples`} and ${flags === 1 ? '1 reading' : `${flags} readings`} to ask about.`,
  },
  back: { da: 'Til I dag', en: 'To Today' },
  how: {
    da: 'Medarbejderen får ikke besked herfra. Det her er kendsgerninger, der kan have en god grund, ikke en bedømmelse. Din gennemgang bliver skrevet i loggen.',
    en: 'The employee is not told by the program. These are facts that may have a good reason, not a verdict. Your going through them is written in the log.',
  },
  ownReading: {
    da: 'Dine egne opslag gennemgås af en anden leder og står ikke her.',
    en: 'Your own reading is gone through by another leader and does not stand here.',
  },
  noOtherLeader: {
    da: 'Kommunen har ingen anden leder i programmet, så ingen gennemgår dine egne opslag. Bed systemadministratoren om at give en mere rollen.',
    en: 'The municipality has no other leader in the program, so nobody goes through your own reading. Ask the system administrator to give one more the role.',
  },
  flags: { da: 'Opslag at spørge til', en: 'Readings to ask about' },
  noFlags: { da: 'Ingen usædvanlige opslag', en: 'No unusual reading' },
  noFlagsText: {
    da: 'Opslag bedømmes, når der er gået to dage, så grunden kan være skrevet ned.',
    en: 'Readings are judged after two days, so that the reason can have been written down.',
  },
  samples: { da: 'Månedens stikprøve', en: 'The month’s sample' },
  samplesNote: {
    da: 'Trukket ved lodtrækning. Alle er set inden for et halvt år.',
    en: 'Drawn by lot. Everybody is looked at within half a year.',
  },
  noSamples: { da: 'Stikprøven er gennemgået', en: 'The sample has been gone through' },
  noSamplesText: {
    da: 'Den næste bliver trukket den første i måneden.',
    en: 'The next one is drawn on the first of the month.',
  },
  signed: { da: 'Gennemgået det seneste år', en: 'Gone through in the last year' },
  since: { da: (date: string) => `fra ${date}`, en: (date: string) => `from ${date}` },
  readings: { da: (n: number) => `${n} opslag`, en: (n: number) => (n === 1 ? '1 reading' : `${n} readings`) },
  goThrough: { da: 'Gennemgå', en: 'Go through' },
  goThroughOf: {
    da: (name: string, what: string) => `Gennemgå ${name}: ${what}`,
    en: (name: string, what: string) => `Go through ${name}: ${what}`,
  },
  sample: { da: 'Stikprøve', en: 'Sample' },
  tableOf: { da: (name: string) => `Opslag af ${name}`, en: (name: string) => `Readings by ${name}` },
  when: { da: 'Hvornår', en: 'When' },
  whom: { da: 'Om hvem', en: 'About whom' },
  what: { da: 'Hvad', en: 'What' },
  relation: { da: 'Tilknytning', en: 'Relation' },
  noRelation: { da: 'ingen fundet', en: 'none found' },
  hidden: { da: 'En sag, du ikke har adgang til', en: 'A file you have no access to' },
  listOf: { da: (n: number) => `${n} borgere i en liste`, en: (n: number) => `${n} citizens in a list` },
  refused: { da: 'Afvist', en: 'Refused' },
  other: { da: 'Andet', en: 'Other' },
  outcome: { da: 'Hvad kom der ud af det?', en: 'What came of it?' },
  outcomeMissing: { da: 'Vælg, hvad der kom ud af det', en: 'Choose what came of it' },
  note: { da: 'Hvad har du set eller fået at vide?', en: 'What did you see or hear?' },
  noteHint: {
    da: 'Skriv kort, og ikke om borgerens forhold.',
    en: 'Briefly, and nothing about the citizen’s circumstances.',
  },
  noteMissing: { da: 'Skriv, hvad du har set eller fået at vide', en: 'Write what you saw or heard' },
  sees: { da: 'Ses af lederne, ikke af medarbejderen', en: 'Seen by the leaders, not by the employee' },
  save: { da: 'Kvitter', en: 'Sign off' },
  cancel: { da: 'Fortryd', en: 'Cancel' },
  saved: { da: 'Gennemgangen er kvitteret.', en: 'It is signed off.' },
  changed: { da: 'En anden har kvitteret imens', en: 'Somebody else has signed it meanwhile' },
  changedText: {
    da: 'Det, du skrev, er ikke gemt. Det står her, så du kan give det videre.',
    en: 'What you wrote is not saved. It stands here, so that you can pass it on.',
  },
  signedLine: {
    da: (who: string, when: string) => `${who}, ${when}`,
    en: (who: string, when: string) => `${who}, ${when}`,
  },
});

/** What came of it. */
export const outcomeTexts = defineTexts({
  has_reason: { da: 'Der er en grund', en: 'There is a reason' },
  asked: { da: 'Medarbejderen er spurgt', en: 'The employee was asked' },
  passed_on: { da: 'Givet videre til databeskyttelsesrådgiveren', en: 'Passed on to the data protection adviser' },
});

/** Each fact as one sentence. */
export const factTexts = defineTexts({
  no_relation: {
    da: 'Åbnede en sag uden tilknytning: ikke kontaktperson, team eller vikar, ingen aftale, intet besøg, intet skrevet',
    en: 'Opened a file without any relation: not contact person, team or cover, no appointment, no visit, nothing written',
  },
  same_name: {
    da: 'Åbnede en sag uden tilknytning; borgeren har samme efternavn',
    en: 'Opened a file without any relation; the citizen has the same last name',
  },
  protected: {
    da: 'Åbnede en sag med beskyttet adresse uden tilknytning',
    en: 'Opened a file with a protected address without any relation',
  },
  many_without_relation: {
    da: 'Åbnede ti eller flere borgeres sager på en uge uden tilknytning',
    en: 'Opened the files of ten or more citizens in a week without any relation',
  },
  many_in_a_day: {
    da: 'Så over 200 forskellige borgere på en dag',
    en: 'Saw more than 200 different citizens in a day',
  },
  closed_day: {
    da: 'Åbnede en sag på en lukkedag uden at være på vagtplanen og uden at skrive noget',
    en: 'Opened a file on a closed day, not on the rota and without writing anything',
  },
  closed_case: {
    da: 'Åbnede en afsluttet sag på tre dage uden at skrive noget',
    en: 'Opened a closed case on three days without writing anything',
  },
  refused_often: { da: 'Blev afvist fem gange på en uge', en: 'Was refused five times in a week' },
});

/** What tied the reader to the citizen. */
export const relationTexts = defineTexts({
  contact_person: { da: 'kontaktperson', en: 'contact person' },
  team: { da: 'team', en: 'team' },
  cover: { da: 'vikar', en: 'cover' },
  appointment: { da: 'aftale', en: 'appointment' },
  visit: { da: 'besøg taget imod', en: 'a visit received' },
  at_office: { da: 'borgeren var på kontoret', en: 'the citizen was at the office' },
  written: { da: 'har skrevet på sagen', en: 'has written on the file' },
  promise: { da: 'løfte', en: 'promise' },
  course: { da: 'hold', en: 'group course' },
  placement: { da: 'virksomhedsforløb', en: 'placement' },
});
