import { parseCprNumber } from '#domain/identity/cpr-number.ts';
import { Forbidden, TooOften } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { BreakGlassPage } from './page.tsx';
import { askedLately, breakGlass, ownGlass } from './queries.ts';
import { texts } from './texts.ts';

/** She has to have shown within so many minutes that it is her. */
const FRESH_MINUTES = 5;
const SHORTEST_REASON = 20;
const MOST_AN_HOUR = 30;

/** Da: Nødadgang. A case worker of the municipality opens a file that is not hers, for an hour, with a reason. */
export const breakGlassRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.breakGlass,
    act: 'break-glass.open',
    handle: async (visit) => show(await municipal(visit)),
  },
  {
    method: 'POST',
    path: paths.breakGlass,
    act: 'break-glass.open',
    async handle(visit) {
      await municipal(visit);
      if ((await askedLately(visit.tx)) >= MOST_AN_HOUR) throw new TooOften();
      const typed = readAsking(visit);
      return visit.form.isValid ? ask(visit, typed) : show(visit);
    },
  },
];

/** Nobody who is employed by a landlord or a partner, whatever the role; the database says so too. */
async function municipal(visit: Visit): Promise<Visit> {
  if (!visit.actor.isMunicipal) throw new Forbidden();
  return visit;
}

function readAsking({ form, language, isFresh }: Visit): { cpr: string; reason: string } {
  const t = texts(language);
  if (!isFresh(FRESH_MINUTES)) form.refuse('fresh', t.notFresh);
  const read = parseCprNumber(form.typed('cpr'));
  if (!read.ok) form.refuse('cpr', t.cprWrong);
  const reason = form.text('reason', { max: 1000, required: t.reasonShort });
  if ([...reason].length < SHORTEST_REASON) form.refuse('reason', t.reasonShort);
  return { cpr: read.ok ? read.cpr : '', reason };
}

async function ask(visit: Visit, { cpr, reason }: { cpr: string; reason: string }): Promise<Answer> {
  const { tx, form, language } = visit;
  const t = texts(language);
  visit.searched(`${cpr.slice(0, 6)}-••••`);
  const asked = await breakGlass(tx, cpr, reason);
  if (asked.outcome === 'forbidden') throw new Forbidden();
  if (asked.outcome === 'absent' || asked.outcome === 'nobody_told') {
    form.refuse('cpr', asked.outcome === 'absent' ? t.absent : t.nobodyTold);
    return show(visit);
  }
  visit.saw(asked.citizenId);
  if (asked.outcome === 'visible') return redirect(paths.citizen(asked.citizenId), t.visible);
  if (asked.outcome === 'waits') return redirect(paths.breakGlass, t.waits);
  return redirect(paths.brokenGlass(asked.citizenId), t.opened);
}

async function show({ tx, form, language, isFresh }: Visit): Promise<Answer> {
  const t = texts(language);
  return page({
    status: form.isValid ? 200 : 422,
    title: form.isValid ? t.title : t.errorTitle,
    place: 'citizens',
    body: <BreakGlassPage {...{ form, language }} isFresh={isFresh(FRESH_MINUTES)} own={await ownGlass(tx)} />,
  });
}
