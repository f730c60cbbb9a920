import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Bekræft, at det er dig', en: 'Confirm that it is you' },
  lead: {
    da: 'Det næste er vigtigt nok til, at vi spørger igen.',
    en: 'What comes next is important enough to ask again.',
  },
  demo: {
    da: 'I demoen er der ingen adgangskode. Tryk på knappen.',
    en: 'There is no password in the demo. Press the button.',
  },
  elsewhere: {
    da: 'Du er logget ind et andet sted fra. Log ud, og log ind igen.',
    en: 'You signed in from elsewhere. Sign out, and sign in again.',
  },
  signOut: { da: 'Log ud', en: 'Sign out' },
  password: { da: 'Adgangskode', en: 'Password' },
  code: { da: 'Kode fra din app', en: 'Code from your app' },
  codeHint: { da: 'Seks tal.', en: 'Six digits.' },
  confirm: { da: 'Bekræft', en: 'Confirm' },
  cancel: { da: 'Fortryd', en: 'Cancel' },
  passkey: { da: 'Bekræft med adgangsnøgle', en: 'Confirm with a passkey' },
  wrong: {
    da: 'Adgangskode og kode passer ikke, eller koden er brugt. Efter fem forsøg skal du vente et kvarter.',
    en: 'The password and the code are wrong, or the code has been used. After five tries you must wait a quarter of an hour.',
  },
  noPasskey: {
    da: 'Det lykkedes ikke med adgangsnøglen. Prøv igen.',
    en: 'The passkey did not work. Try again.',
  },
  errors: { da: 'Det er ikke bekræftet', en: 'It is not confirmed' },
  errorTitle: { da: 'Fejl: ', en: 'Error: ' },
});
