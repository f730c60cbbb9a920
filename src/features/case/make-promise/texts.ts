import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  saved: { da: (day: string) => `Løftet står til ${day}.`, en: (day: string) => `The promise stands for ${day}.` },
});
