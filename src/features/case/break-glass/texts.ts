import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Nødadgang', en: 'Break-glass' },
  errorTitle: { da: 'Fejl: Nødadgang', en: 'Error: Break-glass' },
  errors: { da: 'Der mangler noget', en: 'Something is missing' },
  lead: {
    da: 'Når det haster, og borgerens eget kontor ikke kan nås. Du kan læse sagen i højst en time og ikke skrive i den.',
    en: 'When it is urgent and the citizen’s own office cannot be reached. You can read the file for an hour at most, and not write in it.',
  },
  rules: {
    da: 'En leder får besked med det samme og skal kvittere. Borgeren kan se det i sit udtræk af loggen.',
    en: 'A leader is told at once and has to sign it off. The citizen can see it in the extract of the log.',
  },
  cpr: { da: 'Borgerens CPR-nummer', en: 'The citizen’s CPR number' },
  cprWrong: { da: 'Skriv ti cifre, for eksempel ddmmåå-1234', en: 'Type ten digits, for example ddmmyy-1234' },
  absent: { da: 'Kommunen har ingen sag med det nummer', en: 'The municipality has no file with that number' },
  nobodyTold: {
    da: 'Ingen leder kan få besked om den borger. Ring til din egen leder',
    en: 'No leader can be told about that citizen. Call your own leader',
  },
  reason: { da: 'Hvad er der sket, og hvorfor kan det ikke vente?', en: 'What has happened, and why can it not wait?' },
  reasonHint: { da: 'Lederen læser det. Mindst 20 tegn.', en: 'The leader reads it. At least 20 characters.' },
  reasonShort: {
    da: 'Skriv mindst 20 tegn, så lederen kan forstå det',
    en: 'Write at least 20 characters, so that the leader can understand',
  },
  notFresh: {
    da: 'Log ind igen, før du åbner: det er mere end fem minutter siden. Det åbner i en ny fane; din tekst bliver stående her.',
    en: 'Sign in again before you open it: it is more than five minutes ago. It opens in a new tab; your text stays here.',
  },
  signIn: { da: 'Log ind igen', en: 'Sign in again' },
  save: { da: 'Åbn sagen', en: 'Open the file' },
  opened: {
    da: 'Sagen er åben i en time. En leder har fået besked.',
    en: 'The file is open for an hour. A leader has been told.',
  },
  waits: {
    da: 'Borgeren er beskyttet, så en leder skal åbne. Lederen har fået besked.',
    en: 'The citizen is protected, so a leader has to open it. The leader has been told.',
  },
  visible: { da: 'Du kan se sagen i forvejen.', en: 'You can see the file anyway.' },
  mine: { da: 'Dine seneste', en: 'Your latest' },
  until: { da: (time: string) => `Åben til ${time}`, en: (time: string) => `Open until ${time}` },
  waiting: { da: 'Venter på en leder', en: 'Waits for a leader' },
  read: { da: 'Læs sagen', en: 'Read the file' },
});
