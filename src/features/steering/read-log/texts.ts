import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Hvem har set', en: 'Who has looked' },
  lead: {
    da: (name: string, n: number) => `${n} opslag på ${name}. Det her opslag er også skrevet ned.`,
    en: (name: string, n: number) => `${n} look-ups of ${name}. This one is written down too.`,
  },
  back: { da: 'Til borgeren', en: 'To the citizen' },
  when: { da: 'Hvornår', en: 'When' },
  who: { da: 'Hvem', en: 'Who' },
  organisation: { da: 'Organisation', en: 'Organisation' },
  what: { da: 'Handling', en: 'Act' },
  why: { da: 'Formål', en: 'Purpose' },
  nobody: { da: 'Ingen har set på sagen endnu', en: 'Nobody has looked at the file yet' },
  newest: { da: 'De 200 nyeste vises.', en: 'The newest 200 are shown.' },
  case_work: { da: 'Sagsarbejde', en: 'Case work' },
  open_door: { da: 'Åben dør', en: 'Open door' },
  paid_hours: { da: 'Lønnede timer', en: 'Paid hours' },
  group_course: { da: 'Hold', en: 'Group course' },
  steering: { da: 'Styring', en: 'Steering' },
  oversight: { da: 'Tilsyn', en: 'Oversight' },
  own_settings: { da: 'Egne valg', en: 'Own settings' },
});
