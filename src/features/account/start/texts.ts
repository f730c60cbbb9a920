import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Velkommen', en: 'Welcome' },
  evaluator: {
    da: 'Du ser ingen sager. Registre evalueres, hvor de ligger, med kommandoen hjemmebane evaluate.',
    en: 'You see no cases. Registers are evaluated where they lie, with the command hjemmebane evaluate.',
  },
  duties: { da: 'Opgaver for udlejer', en: 'Duties for the landlord' },
  staffAccounts: { da: 'Giv medarbejdere adgang', en: 'Give staff access' },
  administrator: {
    da: 'Du driver systemet og ser ingen sager.',
    en: 'You run the system and see no cases.',
  },
});
