import { randomUUID } from 'node:crypto';
import { mayDo } from '#access/who-may-do-what.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { addSession } from './add-session.ts';
import { readSession } from './form.ts';
import { joinCourse, leaveCourse } from './join-course.ts';
import { CoursePage } from './page.tsx';
import { type CoursePageRow, findCourse } from './queries.ts';
import { texts } from './texts.ts';

/** One course: sessions, participants, taking in and taking off. */
export const courseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.course(':course'),
    act: 'course.read',
    handle: async (visit) => show(visit, await courseOf(visit)),
  },
  { method: 'POST', path: paths.course(':course'), act: 'course.lead', handle: change },
];

async function courseOf(visit: Visit): Promise<CoursePageRow> {
  const course = await findCourse(visit.tx, visit.actor, visit.id('course'));
  if (!course) throw new NotFound();
  return course;
}

function show(visit: Visit, course: CoursePageRow): Answer {
  const { form } = visit;
  visit.saw(...[...course.participants, ...course.others].map(({ citizenId }) => citizenId));
  return page({
    title: course.name,
    place: 'courses',
    status: form.isValid ? 200 : 422,
    body: (
      <CoursePage
        course={course}
        form={form}
        formKey={randomUUID()}
        mayLead={mayDo(visit.actor, 'course.lead')}
        seesEveryone={visit.actor.isMunicipal}
        language={visit.language}
      />
    ),
  });
}

async function change(visit: Visit): Promise<Answer> {
  const { form } = visit;
  const course = await courseOf(visit);
  const back = paths.course(course.courseId);
  if (form.typed('task') === 'session') return add(visit, course, back);
  const leaving = course.participants.find(({ citizenId }) => citizenId === form.typed('leave'));
  if (leaving) {
    await leaveCourse(visit.tx, visit.actor, { courseId: course.courseId, citizenId: leaving.citizenId }, visit.today);
    visit.saw(leaving.citizenId);
    return redirect(back, texts(visit.language).left);
  }
  // One who was taken off a moment ago by a colleague is off: nothing to do.
  if (form.typed('leave') !== '') return redirect(back, texts(visit.language).left);
  return join(visit, course, back);
}

async function join(visit: Visit, course: CoursePageRow, back: string): Promise<Answer> {
  const { form } = visit;
  const t = texts(visit.language);
  const person = [...course.others, ...course.participants].find(
    ({ citizenId }) => citizenId === form.typed('citizen'),
  );
  if (!person) form.refuse('citizen', t.whoMissing);
  else {
    const joined = await joinCourse(
      visit.tx,
      visit.actor,
      { courseId: course.courseId, citizenId: person.citizenId },
      visit.today,
    );
    if (joined === 'full') form.refuse('citizen', t.full);
    if (joined === 'takes_part') form.refuse('citizen', t.takesPart);
  }
  if (!person || !form.isValid) return show(visit, course);
  visit.saw(person.citizenId);
  return redirect(back, t.joined);
}

async function add(visit: Visit, course: CoursePageRow, back: string): Promise<Answer> {
  const session = readSession(visit);
  if (!session) return show(visit, course);
  await addSession(visit.tx, visit.actor, { courseId: course.courseId, ...session });
  return redirect(back, texts(visit.language).added(session.theme));
}
