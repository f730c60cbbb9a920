import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Samtykke', en: 'Consent' },
  organisation: { da: 'Til hvem?', en: 'To whom?' },
  organisationMissing: { da: 'Vælg en organisation', en: 'Choose an organisation' },
  choose: { da: 'Vælg', en: 'Choose' },
  answer: { da: (name: string) => `Hvad siger ${name}?`, en: (name: string) => `What does ${name} say?` },
  answerHint: {
    da: 'Læs det op, eller vis skærmen. Et nej har ingen betydning for hjælpen.',
    en: 'Read it aloud, or show the screen. A no makes no difference to the help.',
  },
  yes: { da: 'Ja', en: 'Yes' },
  no: { da: 'Nej tak', en: 'No thanks' },
  kinds: { da: 'Hvad må de se?', en: 'What may they see?' },
  kindsHint: {
    da: 'Kun de medarbejdere, der er med om borgeren. De ser aldrig CPR-nummer, myndighedens egne noter eller en beskyttet adresse. Den, der arbejder med lejemål, husleje eller ansættelser hos boligorganisationen, ser intet.',
    en: 'Only those of the staff who work with the citizen. They never see the CPR number, the notes of the authority or a protected address. Whoever works with tenancies, rent or hiring for the housing organisation sees nothing.',
  },
  kindMissing: { da: 'Vælg mindst én slags', en: 'Choose at least one kind' },
  mutual: {
    da: (controller: string) => `De må også fortælle ${controller}, hvad de selv har skrevet`,
    en: (controller: string) => `They may also tell ${controller} what they have written themselves`,
  },
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
    da: (from: string, to: string, what: string) => `Træk tilbage: ${from} til ${to}, ${what}`,
    en: (from: string, to: string, what: string) => `Withdraw: ${from} to ${to}, ${what}`,
  },
  withdrawn: {
    da: 'Samtykket er trukket tilbage. Det gælder fra nu.',
    en: 'The consent is withdrawn. It counts from now.',
  },
  already: { da: 'Samtykket var trukket tilbage.', en: 'The consent had been withdrawn.' },
});
