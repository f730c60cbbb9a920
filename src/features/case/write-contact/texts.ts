import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  saved: { da: 'Noten er gemt.', en: 'The note is saved.' },
  savedWithPromise: {
    da: (day: string) => `Noten er gemt. Løftet står til ${day}.`,
    en: (day: string) => `The note is saved. The promise stands for ${day}.`,
  },
});
