import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Vælg, hvem du er', en: 'Choose who you are' },
  lead: {
    da: 'Dette er demoen. Vælg en person og se kontoret, som hun eller han ser det.',
    en: 'This is the demo. Choose a person and see the office as she or he sees it.',
  },
  notSetUp: { da: 'Login er ikke sat op endnu', en: 'Sign-in is not set up yet' },
  notSetUpLead: {
    da: 'Hjemmebane kører på jeres egen database. Demoens dør findes ikke her. Driftsansvarlig skal først koble jeres login på.',
    en: 'Hjemmebane runs on your own database. The demo door does not exist here. The person who runs it must connect your sign-in first.',
  },
  empty: { da: 'Der er ingen personer i demoen endnu.', en: 'There are no people in the demo yet.' },
});
