import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  saved: {
    da: (when: string) => `Aftalen er gemt: ${when}.`,
    en: (when: string) => `The appointment is saved: ${when}.`,
  },
});
