import type { ComponentChildren } from 'preact';
import { displayName } from '#domain/identity/person-name.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Paper } from '../components/paper.tsx';
import { Stack } from '../components/stack.tsx';
import { type Answer, page } from '../feature.ts';
import type { Form } from '../form.ts';
import type { Language } from '../texts.ts';
import { type Back, backPath } from './back.ts';
import type { CitizenHead } from './find-citizen.ts';
import { ProtectedTag } from './protected-tag.tsx';
import { texts } from './texts.ts';

/** What a page with one form about one citizen needs. */
export interface TaskPageProps {
  citizen: CitizenHead;
  title: string;
  back: Back;
  form: Form;
  language: Language;
  /** What somebody else made of it meanwhile: shown beside what was typed here, which is kept. */
  standsNow?: ComponentChildren;
  body: ComponentChildren;
}

/** A task's own page: opened without JavaScript, after wrong input (422), or when somebody else was first (409). */
export function taskPage(props: TaskPageProps): Answer {
  const t = texts(props.language);
  const hasErrors = props.form.errors.length > 0;
  return page({
    status: props.standsNow ? 409 : hasErrors ? 422 : 200,
    title: hasErrors || props.standsNow ? t.errorTitle(props.title) : props.title,
    place: 'citizens',
    scripts: ['draft'],
    body: <TaskBody {...props} />,
  });
}

function TaskBody({ citizen, title, back, form, language, standsNow, body }: TaskPageProps) {
  const t = texts(language);
  const name = displayName(citizen);
  return (
    <Stack>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead
        title={title}
        aside={name}
        back={{ href: backPath(back, citizen.citizenId), label: t.backTo(name) }}
        state={citizen.isProtected ? <ProtectedTag person={citizen} language={language} /> : undefined}
      />
      {standsNow ? (
        <div class="error-summary" role="alert">
          <div>
            <h2>{t.changed}</h2>
            <p>{t.changedHint}</p>
            <p>
              <strong>{t.standsNow}</strong> {standsNow}
            </p>
          </div>
        </div>
      ) : null}
      <div class="form">
        <Paper>{body}</Paper>
      </div>
    </Stack>
  );
}
