import type { Language } from '#drawing/language.ts';
import type { Results } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import type { ReportDocument, Section } from './document.ts';
import { readingOf } from './reading.ts';
import { cannotConcludeSection } from './sections/cannot-conclude.ts';
import { checklistSection } from './sections/checklists.ts';
import { comparisonSection } from './sections/comparisons.tsx';
import { compositionSection } from './sections/composition.tsx';
import { detectableSection } from './sections/detectable.tsx';
import { disclosureSection } from './sections/disclosure.ts';
import {
  adjustedSection,
  betweenSection,
  changeSection,
  fewClustersSection,
  furtherTestsSection,
} from './sections/effects.ts';
import { eventStudySection } from './sections/event-studies.tsx';
import { methodSection } from './sections/method.ts';
import { overTimeSection } from './sections/over-time.tsx';
import { populationSection } from './sections/population.tsx';
import { questionSection } from './sections/question.ts';
import { regressionSection } from './sections/regressions.ts';
import { sensitivitySection } from './sections/sensitivity.ts';
import { traceabilitySection } from './sections/traceability.ts';

/** The order of the report. Figures get their numbers in this order. */
const SECTIONS = [
  questionSection,
  populationSection,
  compositionSection,
  overTimeSection,
  comparisonSection,
  betweenSection,
  eventStudySection,
  changeSection,
  adjustedSection,
  regressionSection,
  furtherTestsSection,
  fewClustersSection,
  sensitivitySection,
  detectableSection,
  cannotConcludeSection,
  methodSection,
  disclosureSection,
  traceabilitySection,
];

/** Writes the report from a plan and its released results: nothing else is known to it. */
export function reportDocument(plan: Plan, results: Results, language: Language): ReportDocument {
  const reading = readingOf(plan, results, language);
  const { t } = reading;
  const built: Section[] = SECTIONS.map((section) => section(reading)).filter((section) => section.blocks.length > 0);
  return {
    language,
    title: plan.title[language],
    subtitle: t.subtitle(plan.data ? Object.values(plan.data).map((one) => one.description[language]) : []),
    mark: plan.invented ? t.inventedMark : null,
    foot: t.foot(results.programVersion, results.planSha256.slice(0, 12)),
    sections: [...built, checklistSection(reading, built)],
  };
}
