import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Medarbejdernes adgang', en: 'Staff access' },
  lead: {
    da: (active: number, all: number) => `${active} af ${all} medarbejdere kan logge ind.`,
    en: (active: number, all: number) => `${active} of ${all} members of staff can sign in.`,
  },
  none: { da: 'Ingen adgang', en: 'No access' },
  waiting: { da: 'Venter på link', en: 'Link not used' },
  active: { da: 'Kan logge ind', en: 'Can sign in' },
  closed: { da: 'Lukket', en: 'Closed' },
  you: { da: 'dig', en: 'you' },
  invite: { da: 'Giv adgang', en: 'Give access' },
  renew: { da: 'Nyt link', en: 'New link' },
  close: { da: 'Luk adgang', en: 'Close access' },
  cancel: { da: 'Fortryd', en: 'Cancel' },
  userName: { da: 'Brugernavn', en: 'User name' },
  userNameHint: {
    da: 'Brug arbejdsmailen, så er det let at huske.',
    en: 'Use the work e-mail, it is easy to remember.',
  },
  userNameMissing: { da: 'Skriv et brugernavn.', en: 'Type a user name.' },
  taken: { da: 'Brugernavnet er i brug. Vælg et andet.', en: 'The user name is in use. Choose another.' },
  errors: { da: 'Der er ikke givet adgang', en: 'No access was given' },
  errorTitle: { da: 'Fejl: ', en: 'Error: ' },
  makeLink: { da: 'Lav link', en: 'Make the link' },
  linkTitle: { da: (name: string) => `Link til ${name}`, en: (name: string) => `Link for ${name}` },
  linkLead: {
    da: 'Giv linket selv, så du ved, hvem der får det. Det virker én gang og i et døgn, og det vises kun nu.',
    en: 'Hand the link over yourself, so that you know who gets it. It works once and for a day, and is shown only now.',
  },
  closedNow: {
    da: 'Adgangen er lukket, og der er logget ud alle steder.',
    en: 'The access is closed, and signed out everywhere.',
  },
});
