import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Her er du logget ind', en: 'Where you are signed in' },
  lead: {
    da: (count: number) => (count === 1 ? 'Kun her.' : `${count} steder. Log ud der, hvor du ikke kender dig selv.`),
    en: (count: number) => (count === 1 ? 'Only here.' : `${count} places. Sign out where you do not know yourself.`),
  },
  here: { da: 'Her', en: 'Here' },
  unknown: { da: 'Ukendt browser', en: 'Unknown browser' },
  used: { da: (when: string) => `sidst brugt ${when}`, en: (when: string) => `last used ${when}` },
  since: { da: (when: string) => `logget ind ${when}`, en: (when: string) => `signed in ${when}` },
  demo: { da: 'valgt i demoen', en: 'chosen in the demo' },
  password: { da: 'adgangskode og kode', en: 'password and code' },
  passkey: { da: 'adgangsnøgle', en: 'passkey' },
  oidc: { da: 'kommunens login', en: 'the municipality’s sign-in' },
  saml: { da: 'kommunens login', en: 'the municipality’s sign-in' },
  end: { da: 'Log ud der', en: 'Sign out there' },
  endOthers: { da: 'Log ud alle andre steder', en: 'Sign out everywhere else' },
  ended: { da: 'Du er logget ud der.', en: 'You are signed out there.' },
  endedOthers: { da: 'Du er kun logget ind her.', en: 'You are signed in only here.' },
});
