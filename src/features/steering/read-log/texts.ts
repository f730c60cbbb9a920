import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Hvem har set', en: 'Who has looked' },
  lead: {
    da: (name: string, n: number) => `${n} opslag på ${name}. Det her opslag er også skrevet ned.`,
    en: (name: string, n: number) => `${n} look-ups of ${name}. This one is written down too.`,
  },
  back: { da: 'Til borgeren', en: 'To the citizen' },
  views: { da: 'Udtræk af loggen', en: 'Extract of the log' },
  forCitizen: { da: 'Til borgeren', en: 'For the citizen' },
  withNames: { da: 'Med navne, til kontoret', en: 'With names, for the office' },
  handOver: { da: 'Giv til borgeren', en: 'Give to the citizen' },
  sheet: { da: 'Hent udtræk', en: 'Get the extract' },
  inSheet: {
    da: 'Arket siger, hvornår, hvorfor og fra hvilken organisation der er set i sagen. Navn og adresse er ikke med.',
    en: 'The sheet says when, why and from which organisation the file was opened. Name and address are not in it.',
  },
  right: {
    da: 'Borgeren har ret til at vide, hvornår og hvorfor der er set i sagen, og fra hvilken organisation. Medarbejdernes navne er normalt ikke med; det har EU-Domstolen afgjort i sag C-579/21.',
    en: 'The citizen has a right to know when and why the file was opened, and from which organisation. The names of staff are normally left out; so the Court of Justice of the European Union decided in case C-579/21.',
  },
  namesLead: {
    da: 'Kun til kontorets eget tilsyn. Giv det ikke videre til borgeren.',
    en: 'For the office’s own oversight only. Do not pass it on to the citizen.',
  },
  when: { da: 'Hvornår', en: 'When' },
  who: { da: 'Hvem', en: 'Who' },
  organisation: { da: 'Organisation', en: 'Organisation' },
  what: { da: 'Hvad', en: 'What' },
  why: { da: 'Hvorfor', en: 'Why' },
  nobody: { da: 'Ingen har set på sagen endnu', en: 'Nobody has looked at the file yet' },
  demo: { da: 'Opfundne personer og tal', en: 'Invented people and figures' },
  case_work: { da: 'Sagsarbejde', en: 'Case work' },
  open_door: { da: 'Åben dør', en: 'Open door' },
  paid_hours: { da: 'Lønnede timer', en: 'Paid hours' },
  group_course: { da: 'Hold', en: 'Group course' },
  steering: { da: 'Styring', en: 'Steering' },
  oversight: { da: 'Tilsyn', en: 'Oversight' },
  break_glass: { da: 'Nødadgang', en: 'Break-glass' },
  own_settings: { da: 'Egne valg', en: 'Own settings' },
});
