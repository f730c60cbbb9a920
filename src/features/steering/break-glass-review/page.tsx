import { displayName } from '#domain/identity/person-name.ts';
import { formatDateTime, formatTime } from '#drawing/format-time.ts';
import type { BrokenGlass } from '#web/citizen/broken-glass.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { Acts } from '#web/components/acts.tsx';
import { Empty } from '#web/components/empty.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

interface ReviewProps {
  uses: readonly BrokenGlass[];
  language: Language;
}

/** Da: Nødadgang til sager. Each use with its reason, until a leader has signed it off; and those signed off below. */
export function ReviewPage({ uses, language }: ReviewProps) {
  const t = texts(language);
  const open = uses.filter((one) => one.signedOffAt === null);
  return (
    <Stack>
      <PageHead title={t.title} lead={t.lead(open.length)} back={{ href: paths.today, label: t.back }} />
      <Section id="uses" title={t.list} count={uses.length}>
        {uses.length === 0 ? (
          <Empty title={t.none} text={t.noneText} />
        ) : (
          <RowList isTwoLines>
            {uses.map((one) => (
              <Use key={one.breakGlassId} one={one} language={language} />
            ))}
          </RowList>
        )}
      </Section>
    </Stack>
  );
}

interface UseProps {
  one: BrokenGlass;
  language: Language;
}

function Use({ one, language }: UseProps) {
  const t = texts(language);
  const staff = displayName({ firstName: one.staffFirstName, lastName: one.staffLastName });
  const course = one.endsAt
    ? [t.until(formatTime(one.endsAt, language)), t.read(one.readings)]
    : one.mayBeOpened && one.signedOffAt === null
      ? []
      : [t.lapsed];
  return (
    <Row
      main={<PersonLink person={one} language={language} />}
      sub={
        <>
          <span dir="auto">{one.reason}</span>
          <br />
          {[t.who(staff, one.organisation), t.asked(formatDateTime(one.askedAt, language)), ...course].join(', ')}
        </>
      }
      state={<State one={one} language={language} />}
      acts={one.signedOffAt ? undefined : <Answers one={one} language={language} />}
    />
  );
}

function State({ one, language }: UseProps) {
  const t = texts(language);
  if (one.signedOffAt)
    return <Tag>{t.signedOff(one.signedOffBy ?? '', formatDateTime(one.signedOffAt, language))}</Tag>;
  return (
    <Tag tone="brick" icon="triangle-alert">
      {one.mayBeOpened ? t.waits : t.toSignOff}
    </Tag>
  );
}

function Answers({ one, language }: UseProps) {
  const t = texts(language);
  const answer = (what: 'open' | 'sign_off', words: string) => (
    <PostButton
      kind={what === 'open' ? 'secondary' : 'quiet'}
      action={paths.reviewGlass(one.breakGlassId)}
      fields={{ form_key: crypto.randomUUID(), answer: what }}
      label={`${words}: ${displayName(one)}`}
    >
      {words}
    </PostButton>
  );
  return (
    <Acts>
      {one.mayBeOpened ? answer('open', t.open) : null}
      {answer('sign_off', one.mayBeOpened ? t.refuse : t.signOff)}
    </Acts>
  );
}
