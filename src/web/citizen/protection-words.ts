import { defineTexts } from '../texts.ts';

/** The kinds of protection in words, and the one calm word that marks a protected person in lists. */
export const protectionWords = defineTexts({
  name_and_address: { da: 'Navn og adresse beskyttet', en: 'Name and address protected' },
  no_registered_address: { da: 'Uden registreret adresse', en: 'No registered address' },
  isProtected: { da: 'Beskyttet', en: 'Protected' },
  beforePrint: {
    da: 'Print og send kun til borgeren selv.',
    en: 'Print and send to the citizen alone.',
  },
});
