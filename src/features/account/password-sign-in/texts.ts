import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Log ind', en: 'Sign in' },
  userName: { da: 'Brugernavn', en: 'User name' },
  userNameHint: { da: 'Ofte din arbejdsmail.', en: 'Often your work e-mail.' },
  password: { da: 'Adgangskode', en: 'Password' },
  next: { da: 'Fortsæt', en: 'Continue' },
  userNameMissing: { da: 'Skriv dit brugernavn.', en: 'Type your user name.' },
  passwordMissing: { da: 'Skriv din adgangskode.', en: 'Type your password.' },
  wrong: {
    da: 'Brugernavn og adgangskode passer ikke sammen. Efter fem forsøg skal du vente et kvarter.',
    en: 'The user name and the password do not belong together. After five tries you must wait a quarter of an hour.',
  },
  withPasskey: { da: 'Log ind med adgangsnøgle', en: 'Sign in with a passkey' },
  withPasskeyNote: {
    da: 'Fingeraftryk, ansigt eller PIN på din telefon eller computer.',
    en: 'Fingerprint, face or PIN on your phone or computer.',
  },
  noPasskey: {
    da: 'Det lykkedes ikke med adgangsnøglen. Prøv igen, eller log ind med adgangskode.',
    en: 'The passkey did not work. Try again, or sign in with a password.',
  },
  wrongTitle: { da: 'Du er ikke logget ind', en: 'You are not signed in' },
  forgotten: {
    da: 'Har du glemt adgangskoden, eller har du ny telefon? Bed jeres administrator om et nyt link.',
    en: 'Have you forgotten the password, or is your phone new? Ask your administrator for a new link.',
  },
  over: {
    da: 'Der gik for lang tid. Begynd forfra.',
    en: 'It took too long. Begin again.',
  },
  codeTitle: { da: 'Skriv koden fra din app', en: 'Type the code from your app' },
  code: { da: 'Kode', en: 'Code' },
  codeHint: {
    da: 'Seks tal. En ny kode kommer hvert halve minut.',
    en: 'Six digits. A new code comes every half minute.',
  },
  codeMissing: { da: 'Skriv koden på seks tal.', en: 'Type the code of six digits.' },
  wrongCode: {
    da: 'Koden passer ikke, eller den er brugt. Vent på den næste. Efter fem forsøg skal du vente et kvarter.',
    en: 'The code is wrong, or it has been used. Wait for the next one. After five tries you must wait a quarter of an hour.',
  },
  signIn: { da: 'Log ind', en: 'Sign in' },
  again: { da: 'Begynd forfra', en: 'Begin again' },
  errorTitle: { da: 'Fejl: ', en: 'Error: ' },
});
