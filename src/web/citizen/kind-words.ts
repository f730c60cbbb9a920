import type { InformationKind } from '#domain/consent/information-kind.ts';
import { defineTexts, type Language } from '../texts.ts';

const texts = defineTexts({
  following: { da: 'hvem der følger mig, og aftaler', en: 'who follows me, and appointments' },
  plan: { da: 'ønsker, plan og løfter', en: 'wishes, plan and promises' },
  notes: { da: 'noter til hele teamet', en: 'notes for the whole team' },
  work: { da: 'job, timer og hold', en: 'jobs, hours and groups' },
  case_file: { da: 'alt dette', en: 'all of this' },
});

/** Da: slags oplysninger. What a citizen says yes to, in the citizen's words. */
export const kindWords = (language: Language): Record<InformationKind, string> => texts(language);
