import { formatTime } from '#drawing/format-time.ts';
import { saveDraft } from '#web/drafts.ts';
import type { Route } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { texts } from './texts.ts';

/** Keeps what is being written; answers with the words for the foot of the form. Seen by its writer alone. */
export const draftRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: paths.draft,
    act: 'draft.save',
    async handle({ tx, actor, form, language, now }) {
      const fields = new URLSearchParams(form.names().flatMap((name) => form.all(name).map((value) => [name, value])));
      const isSaved = await saveDraft(tx, actor, form.typed('draft_key'), fields);
      const t = texts(language);
      return { kind: 'json', value: { text: isSaved ? t.saved(formatTime(now, language)) : t.notSaved } };
    },
  },
];
