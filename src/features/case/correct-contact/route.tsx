import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { readVersion } from '#web/citizen/read-version.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { draftOf, forgetDraft } from '#web/drafts.ts';
import { Forbidden } from '#web/errors.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { correctContact } from './correct-contact.ts';
import { CorrectContactForm } from './page.tsx';
import { findNote, type StandingNote } from './queries.ts';
import { texts } from './texts.ts';

/** Da: Ret noten. Only one's own, and the old words stay. Two windows with the same note lose nothing: the second is shown both texts. */
export const correctContactRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.correctContact(':citizenId', ':contactId'),
    act: 'contact.write',
    async handle(visit) {
      const { citizen, standing } = await ownNote(visit);
      const draft = await draftOf(visit.tx, visit.actor, `correct:${standing.contactId}`);
      return show(visit, citizen, standing, draft ? new Form(draft.fields, visit.language) : visit.form);
    },
  },
  {
    method: 'POST',
    path: paths.correctContact(':citizenId', ':contactId'),
    act: 'contact.write',
    async handle(visit) {
      const { tx, actor, form } = visit;
      const t = texts(visit.language);
      const { citizen, standing } = await ownNote(visit);
      const note = form.text('note', { max: 4000, required: t.noteMissing });
      const reason = form.text('reason', { max: 500, required: t.reasonMissing });
      const version = readVersion(form);
      if (note === standing.note && version === standing.version) form.refuse('note', t.same);
      if (!form.isValid) return show(visit, citizen, standing, form);
      const { contactId } = standing;
      const outcome =
        version === standing.version
          ? await correctContact(tx, actor, { contactId, version, note, reason })
          : 'changed';
      if (outcome === 'changed') {
        const now = await findNote(tx, citizen.citizenId, contactId);
        return show(visit, citizen, now, form, now.note);
      }
      await forgetDraft(tx, actor, `correct:${contactId}`);
      return redirect(paths.citizen(citizen.citizenId), t.saved);
    },
  },
];

async function ownNote(visit: Visit): Promise<{ citizen: CitizenHead; standing: StandingNote }> {
  const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
  const standing = await findNote(visit.tx, citizen.citizenId, visit.id('contactId'));
  if (standing.writtenBy !== visit.actor.staffId) throw new Forbidden();
  return { citizen, standing };
}

function show(visit: Visit, citizen: CitizenHead, standing: StandingNote, form: Form, standsNow?: string): Answer {
  const { language } = visit;
  visit.saw(citizen.citizenId);
  return taskPage({
    citizen,
    title: texts(language).title,
    back: 'citizen',
    form,
    language,
    standsNow,
    body: <CorrectContactForm {...{ citizen, standing, form, language }} />,
  });
}
