import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  saved: { da: 'Skridtet er taget.', en: 'The step is taken.' },
  changed: { da: 'Skridtet var allerede taget.', en: 'The step had been taken already.' },
});
