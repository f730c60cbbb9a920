import { displayName } from '#domain/identity/person-name.ts';
import { ProtectedTag } from '#web/citizen/protected-tag.tsx';
import { Button } from '#web/components/button.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { type FoundCitizen, type FoundCompany, MOST_FOUND } from './queries.ts';
import { texts } from './texts.ts';

/** What was found; null before anything was searched for. */
export interface Found {
  citizens: FoundCitizen[];
  companies: FoundCompany[];
}

interface SearchPageProps {
  form: Form;
  found: Found | null;
  mayWrite: boolean;
  mayBreakGlass: boolean;
  language: Language;
}

/** Da: Søg. One box; what one may not see is not there. */
export function SearchPage(props: SearchPageProps) {
  const { form, found, language } = props;
  const t = texts(language);
  return (
    <Stack>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead title={t.title} lead={t.lead} />
      <form class="form" method="post" action={paths.search}>
        <Field
          name="search"
          label={t.box}
          hint={t.hint}
          value={form.typed('search')}
          error={form.errorOf('search')}
          isFirst={found === null || found.citizens.length === 0}
        />
        <div class="acts">
          <Button kind="primary">{t.find}</Button>
        </div>
      </form>
      {found ? <Citizens {...props} found={found} /> : null}
      {found && props.mayBreakGlass ? (
        <p>
          {t.urgent} <a href={paths.breakGlass}>{t.breakGlass}</a>
        </p>
      ) : null}
      {found ? <Companies found={found} language={language} /> : null}
    </Stack>
  );
}

const countOf = (list: readonly unknown[]) => (list.length > MOST_FOUND ? `${MOST_FOUND}+` : list.length);

function Citizens({ found, mayWrite, language }: SearchPageProps & { found: Found }) {
  const t = texts(language);
  const { citizens } = found;
  return (
    <Section
      id="citizens"
      title={t.citizens}
      count={countOf(citizens)}
      note={citizens.length > MOST_FOUND ? t.more(MOST_FOUND) : undefined}
    >
      {citizens.length === 0 ? (
        <Empty title={t.nothing} text={t.nothingText} />
      ) : (
        <RowList shape="facts">
          {citizens.slice(0, MOST_FOUND).map((one, index) => (
            <Row
              main={
                // Enter opens the first: the link has the focus when the page opens.
                <a class="name" href={paths.citizen(one.citizenId)} autoFocus={index === 0}>
                  {displayName(one)}
                </a>
              }
              note={one.contactPerson ? t.followedBy(one.contactPerson) : undefined}
              state={<ProtectedTag person={one} language={language} />}
              acts={
                mayWrite ? (
                  <LinkButton
                    kind="quiet"
                    href={`${paths.citizen(one.citizenId)}?open=contact#contact`}
                    label={`${t.writeNote}: ${displayName(one)}`}
                  >
                    {t.writeNote}
                  </LinkButton>
                ) : undefined
              }
              key={one.citizenId}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function Companies({ found: { companies }, language }: { found: Found; language: Language }) {
  const t = texts(language);
  return (
    <Section id="companies" title={t.companies} count={countOf(companies)}>
      {companies.length === 0 ? (
        <Empty title={t.noCompanies} />
      ) : (
        <RowList shape="facts">
          {companies.slice(0, MOST_FOUND).map((one) => (
            <Row
              main={<NameLink href={paths.company(one.companyId)}>{one.name}</NameLink>}
              fact={t.cvr(one.cvr)}
              note={one.town ?? undefined}
              key={one.companyId}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
