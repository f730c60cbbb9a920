import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Vælg, hvem du er', en: 'Choose who you are' },
  lead: {
    da: 'Dette er demoen. Vælg en person og se kontoret, som hun eller han ser det.',
    en: 'This is the demo. Choose a person and see the office as she or he sees it.',
  },
  empty: { da: 'Der er ingen personer i demoen endnu.', en: 'There are no people in the demo yet.' },
  withPassword: { da: 'Log ind med brugernavn', en: 'Sign in with a user name' },
});
