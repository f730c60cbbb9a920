import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Velkommen', en: 'Welcome' },
  waiting: { da: 'De næste numre', en: 'The next numbers' },
  in: { da: 'Er inde nu', en: 'In now' },
  nobody: { da: 'Ingen venter. Kom bare ind.', en: 'Nobody waits. Just come in.' },
});
