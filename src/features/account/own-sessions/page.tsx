import { formatDateTime } from '#drawing/format-time.ts';
import { PageHead } from '#web/components/page-head.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import type { OwnSession } from '#web/session.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

/** Every browser in which somebody is signed in as her, and a way out of each but this one. */
export function OwnSessionsPage({
  sessions,
  here,
  language,
}: {
  sessions: readonly OwnSession[];
  here: string;
  language: Language;
}) {
  const t = texts(language);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead(sessions.length)}
        acts={
          sessions.length > 1 ? (
            <PostButton action={paths.ownSessions} fields={{ session: 'others' }}>
              {t.endOthers}
            </PostButton>
          ) : undefined
        }
      />
      <RowList>
        {sessions.map((session) => {
          const name = session.device || t.unknown;
          return (
            <Row
              key={session.sessionId}
              main={name}
              sub={`${t[session.method]}, ${t.since(formatDateTime(session.startedAt, language))}`}
              note={t.used(formatDateTime(session.lastUsedAt, language))}
              state={session.sessionId === here ? <Tag tone="door">{t.here}</Tag> : undefined}
              acts={
                session.sessionId === here ? undefined : (
                  <PostButton
                    kind="quiet"
                    action={paths.ownSessions}
                    fields={{ session: session.sessionId }}
                    label={`${t.end}: ${name}`}
                  >
                    {t.end}
                  </PostButton>
                )
              }
            />
          );
        })}
      </RowList>
    </>
  );
}
