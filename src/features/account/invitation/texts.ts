import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#web/accounts/password.ts';
import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Vælg, hvordan du logger ind', en: 'Choose how you sign in' },
  lead: { da: 'Dit brugernavn er', en: 'Your user name is' },
  passkeyTitle: { da: 'Nemmest: en adgangsnøgle', en: 'Easiest: a passkey' },
  passkeyLead: {
    da: 'Du logger ind med fingeraftryk, ansigt eller PIN på din telefon eller computer. Der er ingen adgangskode at huske.',
    en: 'You sign in with fingerprint, face or PIN on your phone or computer. There is no password to remember.',
  },
  passkey: { da: 'Lav en adgangsnøgle', en: 'Make a passkey' },
  noPasskey: {
    da: 'Det lykkedes ikke med adgangsnøglen. Prøv igen, eller vælg adgangskode og kode.',
    en: 'The passkey did not work. Try again, or choose password and code.',
  },
  passwordTitle: { da: 'Adgangskode og kode fra en app', en: 'Password and a code from an app' },
  password: { da: 'Find på en adgangskode', en: 'Make up a password' },
  passwordHint: {
    da: `Mindst ${SHORTEST_PASSWORD} tegn. En lille sætning er let at huske.`,
    en: `At least ${SHORTEST_PASSWORD} characters. A short sentence is easy to remember.`,
  },
  short: { da: `Skriv mindst ${SHORTEST_PASSWORD} tegn.`, en: `Write at least ${SHORTEST_PASSWORD} characters.` },
  long: { da: `Skriv højst ${LONGEST_PASSWORD} tegn.`, en: `Write at most ${LONGEST_PASSWORD} characters.` },
  guessable: {
    da: 'Den er let at gætte. Undgå dit brugernavn, og brug flere forskellige tegn.',
    en: 'It is easy to guess. Leave out your user name, and use more different characters.',
  },
  scanTitle: { da: 'Scan koden med en app til engangskoder', en: 'Scan the code with an app for one-time codes' },
  scanHint: {
    da: 'Det kan være Microsoft Authenticator, Google Authenticator eller den, din telefon har i forvejen.',
    en: 'Microsoft Authenticator, Google Authenticator or the one your phone came with.',
  },
  qr: { da: 'QR-kode til appen', en: 'QR code for the app' },
  byHand: {
    da: 'Kan du ikke scanne? Skriv disse tegn i appen:',
    en: 'You cannot scan? Type these characters into the app:',
  },
  code: { da: 'Skriv koden, som appen viser nu', en: 'Type the code that the app shows now' },
  codeHint: { da: 'Seks tal.', en: 'Six digits.' },
  codeMissing: { da: 'Skriv koden på seks tal.', en: 'Type the code of six digits.' },
  wrongCode: {
    da: 'Koden passer ikke. Skriv den, som appen viser nu.',
    en: 'The code is wrong. Type the one that the app shows now.',
  },
  save: { da: 'Gem og log ind', en: 'Save and sign in' },
  errorTitle: { da: 'Fejl: ', en: 'Error: ' },
  missing: { da: 'Noget mangler', en: 'Something is missing' },
  gone: { da: 'Linket virker ikke længere', en: 'The link does not work any more' },
  goneLead: {
    da: 'Et link virker én gang og i et døgn. Bed jeres administrator om et nyt.',
    en: 'A link works once and for a day. Ask your administrator for a new one.',
  },
  toSignIn: { da: 'Gå til login', en: 'Go to sign-in' },
});
