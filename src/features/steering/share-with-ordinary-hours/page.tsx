import type { Code } from '#db/code-list.ts';
import { ShareByMonth } from '#drawing/charts/share-by-month.tsx';
import { formatDate } from '#drawing/format-date.ts';
import { formatCount, formatHours, formatPercent, formatPercentInterval } from '#drawing/format-number.ts';
import { FIGURE, type OrdinaryHoursFigure, type PersonWithHours } from '#figures/share-with-ordinary-hours.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { Figure } from '#web/components/figure.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Section } from '#web/components/section.tsx';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { type FigureRow, rowsOf, wordsOf } from './rows.ts';
import { texts } from './texts.ts';

interface FigurePageProps {
  figure: OrdinaryHoursFigure;
  targetGroups: readonly Code[];
  language: Language;
  isDemo: boolean;
}

/** Da: Tal. The office's one figure with its base, its doubt, its definition and the way down to the persons. */
export function FigurePage({ figure, targetGroups, language, isDemo }: FigurePageProps) {
  const t = texts(language);
  const rows = rowsOf(figure, targetGroups, language);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        acts={
          <>
            <LinkButton icon="download" href={paths.figureSheet} isDownload>
              {t.getExcel}
            </LinkButton>
            <LinkButton icon="download" href={paths.figureCsv} isDownload>
              {t.getCsv}
            </LinkButton>
          </>
        }
      />
      <div class="figure-page">
        <YearFigure figure={figure} rows={rows} language={language} isDemo={isDemo} />
        <Section id="by-target-group" title={t.byTargetGroup} count={figure.targetGroups.length}>
          <FigureTable
            label={t.byTargetGroup}
            rows={rows.filter((row) => row.kind === 'target_group')}
            head={t.targetGroup}
            language={language}
          />
        </Section>
      </div>
    </>
  );
}

/** The year in one drawing, with its definition and the way down. */
function YearFigure({ figure, rows, language, isDemo }: Omit<FigurePageProps, 'targetGroups'> & { rows: FigureRow[] }) {
  const t = texts(language);
  const { share } = figure;
  const percent =
    share.share === null || share.isSmallBase || !share.interval
      ? null
      : `${formatPercent(share.share, language)} (${formatPercentInterval(share.interval.low, share.interval.high, language)})`;
  const caption = [
    t.source,
    share.unknown > 0 ? t.unknown(share.unknown) : '',
    t.counted(formatDate(figure.to, language)),
    isDemo ? t.demo : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Figure
      id="ordinary-hours"
      kicker={t.kicker}
      mark={{ label: t.inHouse, isShareable: false }}
      headline={t.headline(formatCount(share.numerator, share.denominator, language), figure.year, percent)}
      sub={t.sub(formatDate(figure.from, language, 'day-month'), formatDate(figure.to, language, 'day-month'))}
      caption={caption}
      table={{
        label: t.asTable,
        content: (
          <FigureTable
            label={t.kicker}
            rows={rows.filter((row) => row.kind !== 'target_group')}
            head={t.period}
            language={language}
          />
        ),
      }}
      definition={{ label: t.howCounted, facts: definitionOf(share, language) }}
      persons={share.numerator > 0 ? { href: paths.figurePersons, label: t.seePersons(share.numerator) } : undefined}
    >
      <ShareByMonth
        points={figure.months.map(({ month, share: one, isProvisional }) => ({
          month,
          numerator: one.numerator,
          denominator: one.denominator,
          share: one.share,
          low: one.interval?.low ?? null,
          high: one.interval?.high ?? null,
          isProvisional,
        }))}
        title={t.kicker}
        description={t.chartText}
        provisional={t.provisional}
        language={language}
      />
    </Figure>
  );
}

function definitionOf(share: OrdinaryHoursFigure['share'], language: Language) {
  const t = texts(language);
  return [
    { label: t.numerator, value: t.numeratorText },
    { label: t.denominator, value: t.denominatorText },
    {
      label: t.notIncluded,
      value: t.notIncludedText(share.exclusions.opened_by_mistake, share.exclusions.deceased),
    },
    { label: t.same, value: t.sameText(FIGURE.id, FIGURE.version) },
  ];
}

function FigureTable({
  label,
  rows,
  head,
  language,
}: {
  label: string;
  rows: FigureRow[];
  head: string;
  language: Language;
}) {
  const t = texts(language);
  return (
    <DataTable
      label={label}
      rows={rows}
      keyOf={(row) => row.label}
      columns={[
        {
          key: 'label',
          head,
          cell: (row) => (row.kind === 'month' && row.isProvisional ? `${row.label} (${t.provisional})` : row.label),
        },
        { key: 'withHours', head: t.withHours, isNumber: true, cell: (row) => wordsOf(row, language).withHours },
        { key: 'base', head: t.base, isNumber: true, cell: (row) => wordsOf(row, language).base },
        { key: 'share', head: t.share, isNumber: true, cell: (row) => wordsOf(row, language).share },
        { key: 'interval', head: t.interval, isNumber: true, cell: (row) => wordsOf(row, language).interval },
        { key: 'unknown', head: t.hoursUnknown, isNumber: true, cell: (row) => wordsOf(row, language).unknown },
      ]}
    />
  );
}

/** The persons behind the figure whom the reader may see. */
export function PersonsPage(props: {
  persons: PersonWithHours[];
  all: number;
  year: number;
  targetGroups: readonly Code[];
  language: Language;
}) {
  const { language, persons } = props;
  const t = texts(language);
  const nameOf = (code: string) => {
    const found = props.targetGroups.find((one) => one.code === code);
    return found ? (language === 'da' ? found.nameDa : found.nameEn) : code;
  };
  return (
    <>
      <PageHead
        title={t.persons(props.year)}
        lead={t.personsLead(persons.length, props.all)}
        back={{ href: paths.figures, label: t.back }}
      />
      {persons.length === 0 ? (
        <Empty title={t.nobody} text={t.nobodyText} />
      ) : (
        <DataTable
          label={t.persons(props.year)}
          rows={persons}
          keyOf={(row) => row.citizenId}
          columns={[
            {
              key: 'citizen',
              head: t.citizen,
              cell: (row) => <PersonLink person={row} language={language} />,
            },
            { key: 'targetGroup', head: t.targetGroup, cell: (row) => nameOf(row.targetGroup) },
            { key: 'hours', head: t.hours, isNumber: true, cell: (row) => formatHours(row.hours, language) },
          ]}
        />
      )}
    </>
  );
}
