import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Samtykke', en: 'Consent' },
  organisation: { da: 'Til hvem?', en: 'To whom?' },
  organisationMissing: { da: 'Vælg en organisation', en: 'Choose an organisation' },
  choose: { da: 'Vælg', en: 'Choose' },
  answer: { da: (name: string) => `Hvad siger ${name}?`, en: (name: string) => `What does ${name} say?` },
  answerHint: {
    da: 'Ja åbner sagen for dem i teamet, der er ansat der: plan, løfter, timer og noter til hele teamet. Ikke CPR-nummer og ikke myndighedens egne noter.',
    en: 'Yes opens the file to those in the team who work there: plan, promises, hours and notes for the whole team. Not the CPR number and not the notes of the authority.',
  },
  yes: { da: 'Ja', en: 'Yes' },
  no: { da: 'Nej tak', en: 'No thanks' },
  answerMissing: { da: 'Vælg ja eller nej', en: 'Choose yes or no' },
  purpose: { da: 'Til hvad?', en: 'For what?' },
  purposeHint: { da: 'Et par ord, for eksempel job', en: 'A few words, for example job' },
  purposeMissing: { da: 'Skriv, hvad samtykket er til', en: 'Write what the consent is for' },
  form: { da: 'Hvordan blev det givet?', en: 'How was it given?' },
  oral: { da: 'Mundtligt', en: 'Orally' },
  written: { da: 'På skrift', en: 'In writing' },
  digital: { da: 'Digitalt', en: 'Digitally' },
  formMissing: { da: 'Vælg, hvordan det blev givet', en: 'Choose how it was given' },
  until: { da: 'Til og med hvilken dag?', en: 'Until and including which day?' },
  untilHint: { da: 'Tomt felt: til det bliver trukket tilbage', en: 'Empty: until it is withdrawn' },
  save: { da: 'Gem svaret', en: 'Save the answer' },
  saved: { da: 'Svaret er gemt.', en: 'The answer is saved.' },
  withdraw: {
    da: (who: string) => `Træk samtykket til ${who} tilbage`,
    en: (who: string) => `Withdraw the consent to ${who}`,
  },
  withdrawn: {
    da: 'Samtykket er trukket tilbage. Det gælder fra nu.',
    en: 'The consent is withdrawn. It counts from now.',
  },
  already: { da: 'Samtykket var trukket tilbage.', en: 'The consent had been withdrawn.' },
});
