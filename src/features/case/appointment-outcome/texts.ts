import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Hvordan gik aftalen?', en: 'How did the appointment go?' },
  came: { da: 'Kom', en: 'Came' },
  did_not_come: { da: 'Kom ikke', en: 'Did not come' },
  cancelled_by_citizen: { da: 'Borgeren aflyste', en: 'The citizen cancelled' },
  cancelled_by_office: { da: 'Vi aflyste', en: 'We cancelled' },
  choose: { da: 'Vælg, hvordan det gik', en: 'Choose how it went' },
  saved: { da: 'Svaret er gemt.', en: 'The answer is saved.' },
  changed: { da: 'Aftalen havde allerede et svar.', en: 'The appointment had an answer already.' },
});
