import { randomUUID } from 'node:crypto';
import { mayDo } from '#access/who-may-do-what.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { countStates, readMarks } from './form.ts';
import { AttendancePage } from './page.tsx';
import { type AttendanceList, findAttendanceList } from './queries.ts';
import { saveAttendance } from './save-attendance.ts';
import { texts } from './texts.ts';

/** The attendance list of one session. */
export const attendanceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.attendance(':session'),
    act: 'course.read',
    handle: async (visit) => show(visit, await listOf(visit), 200),
  },
  { method: 'POST', path: paths.attendance(':session'), act: 'course.lead', handle: save },
];

async function listOf(visit: Visit): Promise<AttendanceList> {
  const list = await findAttendanceList(visit.tx, visit.actor, visit.id('session'));
  if (!list) throw new NotFound();
  return list;
}

function show(visit: Visit, list: AttendanceList, status: 200 | 409 | 422): Answer {
  visit.saw(...list.participants.map(({ citizenId }) => citizenId));
  return page({
    title: texts(visit.language).title(list.course),
    place: 'courses',
    status,
    body: (
      <AttendancePage
        list={list}
        form={visit.form}
        formKey={randomUUID()}
        mayLead={mayDo(visit.actor, 'course.lead')}
        isChanged={status === 409}
        language={visit.language}
      />
    ),
  });
}

async function save(visit: Visit): Promise<Answer> {
  const list = await listOf(visit);
  const marks = readMarks(visit.form, list.participants, visit.language);
  if (!visit.form.isValid) return show(visit, list, 422);
  const version = Number(visit.form.typed('version'));
  const isCurrent = version === list.version;
  const saved = isCurrent
    ? await saveAttendance(visit.tx, visit.actor, { sessionId: list.sessionId, version, marks }, visit.now)
    : 'changed';
  // Somebody was faster between reading and writing: read again, so that the page shows what stands now.
  if (saved === 'changed') return show(visit, isCurrent ? await listOf(visit) : list, 409);
  visit.saw(...marks.map(({ citizenId }) => citizenId));
  const t = texts(visit.language);
  return redirect(paths.course(list.courseId), t.receipt(t.count(...countStates(marks))));
}
