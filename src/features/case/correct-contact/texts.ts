import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Ret noten', en: 'Correct the note' },
  note: { da: 'Hvad skal der stå?', en: 'What should it say?' },
  noteMissing: { da: 'Skriv, hvad der skal stå', en: 'Write what it should say' },
  same: { da: 'Noten er den samme som før', en: 'The note is the same as before' },
  reason: { da: 'Hvorfor retter du?', en: 'Why do you correct it?' },
  reasonHint: { da: 'Den gamle tekst bliver stående med din grund', en: 'The old text stays with your reason' },
  reasonMissing: { da: 'Skriv hvorfor', en: 'Write why' },
  save: { da: 'Gem rettelsen', en: 'Save the correction' },
  saved: { da: 'Noten er rettet.', en: 'The note is corrected.' },
});
