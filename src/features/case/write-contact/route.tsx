import { codesOf } from '#db/code-list.ts';
import { formatDate } from '#drawing/format-date.ts';
import { type Back, backOf, backPath } from '#web/citizen/back.ts';
import { ContactForm, contactDraftKey } from '#web/citizen/contact-form.tsx';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { draftOf, forgetDraft } from '#web/drafts.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { readContact } from './form.ts';
import { texts } from './texts.ts';
import { writeContact } from './write-contact.ts';

const codeLists = ['contact-kind', 'contact-place', 'topic'] as const;

/** Da: Skriv note. Opened in place on the citizen's page; this is its own page and where it is sent. */
export const writeContactRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.writeContact(':citizenId'),
    act: 'contact.write',
    async handle(visit) {
      const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
      const draft = await draftOf(visit.tx, visit.actor, contactDraftKey(citizen.citizenId));
      const form = draft ? new Form(draft.fields, visit.language) : visit.form;
      return show(visit, citizen, form, backOf(visit.query('back')), draft?.savedAt);
    },
  },
  {
    method: 'POST',
    path: paths.writeContact(':citizenId'),
    act: 'contact.write',
    async handle(visit) {
      const { tx, actor, form, language } = visit;
      const citizen = await findCitizen(tx, visit.id('citizenId'));
      const codes = await codesOf(tx, codeLists, visit.today);
      const contact = readContact(form, citizen.citizenId, { codes, language, today: visit.today, now: visit.now });
      const back = backOf(form.typed('back'));
      if (!form.isValid) return show(visit, citizen, form, back);
      await writeContact(tx, actor, contact);
      await forgetDraft(tx, actor, contactDraftKey(citizen.citizenId));
      const t = texts(language);
      const due = contact.promise?.dueOn;
      return redirect(
        backPath(back, citizen.citizenId),
        due ? t.savedWithPromise(formatDate(due, language, 'day-month')) : t.saved,
      );
    },
  },
];

async function show(
  visit: Visit,
  citizen: CitizenHead,
  form: Form,
  back: Back,
  draftSavedAt?: Temporal.Instant,
): Promise<Answer> {
  const { actor, language } = visit;
  visit.saw(citizen.citizenId);
  const codes = await codesOf(visit.tx, codeLists, visit.today);
  return taskPage({
    citizen,
    title: formTexts(language).writeNote,
    back,
    form,
    language,
    body: <ContactForm {...{ citizen, actor, form, codes, language, back, draftSavedAt }} />,
  });
}
