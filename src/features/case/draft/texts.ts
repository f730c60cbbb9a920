import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  saved: { da: (time: string) => `Kladde gemt ${time}`, en: (time: string) => `Draft saved ${time}` },
  notSaved: { da: 'Kladden er ikke gemt', en: 'The draft is not saved' },
});
