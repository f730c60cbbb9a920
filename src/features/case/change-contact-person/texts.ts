import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Skift kontaktperson', en: 'Change contact person' },
  lead: {
    da: 'Hvert skift koster. Ved sygdom og ferie er en afløser nok: kontaktpersonen bliver.',
    en: 'Every change costs. For illness and holiday a stand-in is enough: the contact person stays.',
  },
  staff: { da: 'Hvem bliver kontaktperson?', en: 'Who becomes the contact person?' },
  staffMissing: { da: 'Vælg en kollega', en: 'Choose a colleague' },
  already: {
    da: (name: string) => `${name} er kontaktperson allerede`,
    en: (name: string) => `${name} is the contact person already`,
  },
  from: { da: 'Fra hvilken dag?', en: 'From which day?' },
  tooEarly: {
    da: 'Den nuværende begyndte den dag eller senere. Vælg en senere dag',
    en: 'The present one began that day or later. Choose a later day',
  },
  reason: { da: 'Hvorfor?', en: 'Why?' },
  reasonMissing: { da: 'Vælg hvorfor', en: 'Choose why' },
  save: { da: 'Skift kontaktperson', en: 'Change contact person' },
  saved: { da: (name: string) => `${name} er kontaktperson.`, en: (name: string) => `${name} is the contact person.` },
});
