import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  goal: { da: 'Målet står i planen.', en: 'The goal stands in the plan.' },
  step: { da: 'Skridtet står i planen.', en: 'The step stands in the plan.' },
  barrier: { da: 'Ordene står i planen.', en: 'The words stand in the plan.' },
  wish: { da: 'Ønsket er gemt.', en: 'The wish is saved.' },
  track: { da: 'Sporet er begyndt.', en: 'The track has begun.' },
  lifted: { da: 'Det står ikke længere i vejen.', en: 'It no longer stands in the way.' },
  ended: { da: 'Sporet er afsluttet.', en: 'The track has ended.' },
  already: { da: 'Det havde en anden gjort.', en: 'Somebody else had done it.' },
});
