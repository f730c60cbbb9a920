import { formatDate } from '#drawing/format-date.ts';
import { joinWords } from '#drawing/join-words.ts';
import type { Language } from '#drawing/language.ts';
import type { Analysis } from '../plan/analyses.ts';
import type { Plan } from '../plan/plan-schema.ts';
import type { CovariatePlan } from '../plan/study/covariate-plan.ts';
import type { StudyPlan } from '../plan/study/study-plan.ts';
import { conditionWords } from './condition-words.ts';
import { checkTexts } from './texts.ts';

/** A part of the explanation. */
export interface Part {
  heading: string;
  lines: string[];
}

/** What a plan says, in words: everything that will be done, before anything is read. */
export function explainPlan(plan: Plan, language: Language, smallestCell: number): Part[] {
  const t = checkTexts[language];
  const { study } = plan;
  const data = Object.entries(plan.data ?? {}).map(([name, { description }]) => `${name}: ${description[language]}`);
  const families = (plan.families ?? []).map(({ name, method, analyses }) =>
    t.family(name, method, joinWords(analyses, language)),
  );
  const published = plan.published?.length ?? 0;
  return [
    {
      heading: t.question,
      lines: [study?.question?.[language] ?? t.noQuestion, ...(plan.invented ? [t.invented] : [])],
    },
    { heading: t.dataHeading, lines: data },
    ...(study ? explainStudy(study, language) : []),
    { heading: t.analyses, lines: (plan.analyses ?? []).map((one) => analysisWords(one, language)) },
    { heading: t.families, lines: families.length > 0 ? families : [t.noFamily] },
    { heading: t.disclosure, lines: [t.cells(smallestCell), ...(published > 0 ? [t.published(published)] : [])] },
  ].filter(({ lines }) => lines.length > 0);
}

function explainStudy(study: StudyPlan, language: Language): Part[] {
  const t = checkTexts[language];
  const { groups, years, base } = study;
  const day = (text: string) => formatDate(Temporal.PlainDate.from(text), language);
  return [
    {
      heading: t.population,
      lines: [
        t.register(study.register.data),
        t.residence(day(study.residence.at)),
        t.groups(groups.treatedLabel[language], groups.controlLabel[language]),
        ...(groups.controlAreas
          ? [t.controlAreas(groups.controlLabel[language], joinWords(groups.controlAreas, language))]
          : []),
        ...(study.population ?? []).map(({ label, where }) =>
          t.belongs(label[language], conditionWords(where, language)),
        ),
        ...(study.exclusions ?? []).map(({ label, where }) =>
          t.leaves(label[language], conditionWords(where, language)),
        ),
      ],
    },
    {
      heading: t.sites,
      lines: study.sites.map(({ label, areas, start, excluded }) =>
        excluded
          ? t.siteOut(label[language], joinWords(areas, language), excluded[language])
          : t.site(label[language], joinWords(areas, language), day(start)),
      ),
    },
    {
      heading: t.yearsHeading,
      lines: [
        t.years(years.from, years.to, base),
        ...study.outcomes.map(
          ({ name, label, kind, codes }) =>
            t.outcome(name, label[language], t.outcomes[kind]) + (codes ? t.codes(codes.join(', ')) : ''),
        ),
      ],
    },
    { heading: t.covariates, lines: (study.covariates ?? []).map((one) => covariateWords(one, language)) },
  ];
}

function covariateWords(one: CovariatePlan, language: Language): string {
  const t = checkTexts[language];
  const parts = () => {
    if ('noPaidMonth' in one) return t.noPaid(one.noPaidMonth.from, one.noPaidMonth.to);
    if ('whole' in one) return t.whole(one.whole.from, one.whole.to);
    return joinWords(
      ('levels' in one ? one.levels : one.bands).map(({ label }) => label[language]),
      language,
    );
  };
  return t.covariate(one.name, one.label[language], parts());
}

function analysisWords(one: Analysis, language: Language): string {
  const t = checkTexts[language];
  const kind = t.kinds[one.kind];
  const subgroups = 'subgroups' in one ? (one.subgroups ?? []).map(({ label }) => label[language]) : [];
  const title = one.title[language].replace(/\.$/, '');
  return (
    t.analysis(one.name, title, `${kind[0]?.toUpperCase()}${kind.slice(1)}`) +
    (subgroups.length > 0 ? t.bySubgroup(joinWords(subgroups, language)) : '')
  );
}
