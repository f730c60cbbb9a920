import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  saved: { da: 'Løftet er lukket.', en: 'The promise is closed.' },
  keptBy: {
    da: (name: string, outcome: string) => `${name} har lukket løftet. ${outcome}`,
    en: (name: string, outcome: string) => `${name} has closed the promise. ${outcome}`,
  },
  youWrote: { da: (words: string) => `Du skrev: ”${words}”`, en: (words: string) => `You wrote: “${words}”` },
  movedTo: {
    da: (day: string) => `Løftet er flyttet til ${day}.`,
    en: (day: string) => `The promise is moved to ${day}.`,
  },
});
