import type { Language } from '#drawing/language.ts';
import type { Results } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import type { ReportDocument, Section } from './document.ts';
import { readingOf } from './reading.ts';
import { comparisonSection } from './sections/comparisons.tsx';
import { eventStudyFigures } from './sections/event-studies.tsx';
import { overTimeSection } from './sections/over-time.tsx';

/** Writes the report from a plan and its released results: nothing else is known to it. */
export function reportDocument(plan: Plan, results: Results, language: Language): ReportDocument {
  const reading = readingOf(plan, results, language);
  const { t } = reading;
  const sections: Section[] = [
    overTimeSection(reading),
    comparisonSection(reading),
    { id: 'event-study', heading: t.eventStudy.heading, blocks: eventStudyFigures(reading) },
  ];
  return {
    language,
    title: plan.title[language],
    subtitle: '',
    mark: plan.invented ? t.inventedMark : null,
    foot: t.foot(results.programVersion, results.planSha256.slice(0, 12)),
    sections: sections.filter((section) => section.blocks.length > 0),
  };
}
