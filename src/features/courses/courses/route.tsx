import { randomUUID } from 'node:crypto';
import { mayDo } from '#access/who-may-do-what.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { readCourse } from './form.ts';
import { CoursesPage } from './page.tsx';
import { coursesOf } from './queries.ts';
import { startCourse } from './start-course.ts';
import { texts } from './texts.ts';

/** The list of courses, and setting up a new one. */
export const coursesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.courses,
    act: 'course.read',
    handle: (visit) => show(visit, visit.query('open') === 'new' ? visit.form : null),
  },
  { method: 'POST', path: paths.courses, act: 'course.lead', handle: start },
];

async function show(visit: Visit, form: Form | null): Promise<Answer> {
  if (!visit.actor.officeId) throw new NotFound();
  const mayLead = mayDo(visit.actor, 'course.lead');
  return page({
    title: texts(visit.language).title,
    place: 'courses',
    status: form && !form.isValid ? 422 : 200,
    body: (
      <CoursesPage
        courses={await coursesOf(visit.tx, visit.actor, visit.now)}
        form={mayLead ? form : null}
        formKey={randomUUID()}
        mayLead={mayLead}
        seesEveryone={visit.actor.isMunicipal}
        language={visit.language}
        today={visit.today}
      />
    ),
  });
}

async function start(visit: Visit): Promise<Answer> {
  const { actor, form, tx } = visit;
  if (!actor.officeId) throw new NotFound();
  const typed = readCourse(visit);
  if (!form.isValid) return show(visit, form);
  const { courseId } = await startCourse(tx, actor, {
    ...typed,
    officeId: actor.officeId,
    ledByStaffId: actor.staffId,
  });
  return redirect(paths.course(courseId), texts(visit.language).receipt(typed.name));
}
