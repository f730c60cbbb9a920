import { mayDo } from '#access/who-may-do-what.ts';
import { formatHours } from '#drawing/format-number.ts';
import { warnBeforeExport } from '#web/citizen/export-warning.tsx';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { linesOf, workbookOf } from './export.ts';
import { cellName, fieldOf, type Grid, readCells, readGrid } from './grid.ts';
import { GridPage } from './page.tsx';
import { type HoursConflict, registerWorkHours } from './register-work-hours.ts';
import { texts } from './texts.ts';

/** The grid of paid hours. */
export const workHoursRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.workHours,
    act: 'work-hours.read',
    handle: async (visit) => show(visit, await readGrid(visit), undefined, 200),
  },
  { method: 'POST', path: paths.workHours, act: 'work-hours.register', handle: save },
  { method: 'GET', path: paths.workHoursSheet, act: 'work-hours.read', handle: sheet },
];

function show(visit: Visit, grid: Grid, form: Form | undefined, status: 200 | 409 | 422): Answer {
  const { language, actor } = visit;
  const t = texts(language);
  return page({
    title: status === 200 ? t.title : t.errorTitle(t.title),
    place: 'hours',
    status,
    scripts: ['work-hours'],
    body: (
      <GridPage
        grid={grid}
        language={language}
        form={form}
        hasConflict={status === 409}
        mayWrite={mayDo(actor, 'work-hours.register')}
      />
    ),
  });
}

async function save(visit: Visit): Promise<Answer> {
  const { form, tx, actor, language } = visit;
  const grid = await readGrid(visit);
  const cells = readCells(form, grid, language);
  if (!form.isValid) return show(visit, grid, form, 422);
  const written = await registerWorkHours(tx, actor, cells);
  if (written.ok) return redirect(paths.workHours, texts(language).saved(cells.length));
  for (const conflict of written.conflicts) refuse(visit, grid, conflict);
  return show(visit, await readGrid(visit), form, 409);
}

/** Both values stand beside each other; the field keeps what was typed and the next save knows what stands there. */
function refuse({ form, language }: Visit, grid: Grid, conflict: HoursConflict): void {
  const t = texts(language);
  const row = [...grid.ordinary, ...grid.other].find((one) => one.placementId === conflict.placementId);
  if (!row) return;
  const field = fieldOf(row, conflict.month);
  const stands = conflict.hours === null ? t.unknown : formatHours(conflict.hours, language);
  form.refuse(field, t.conflict(cellName(row, conflict.month, language), stands, form.typed(field)));
}

async function sheet(visit: Visit): Promise<Answer> {
  const { language, actor } = visit;
  const grid = await readGrid(visit);
  const theirs = [...grid.ordinary, ...grid.other].filter((row) => row.isProtected);
  const warning = warnBeforeExport(visit, {
    href: paths.workHoursSheet,
    back: paths.workHours,
    protectedCount: new Set(theirs.map((row) => row.citizenId)).size,
    what: texts(language).inSheet,
  });
  if (warning) return warning;
  const lines = linesOf(grid, language, actor.isDemo);
  return {
    kind: 'download',
    bytes: await workbookOf(lines, texts(language).sheet),
    fileName: 'timer.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}
