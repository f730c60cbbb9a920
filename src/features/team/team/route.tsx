import { mayDo } from '#access/who-may-do-what.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { heldDuties } from '#web/staff/landlord-duties.ts';
import { TeamPage } from './page.tsx';
import { teamOf } from './queries.ts';
import { texts } from './texts.ts';

/** The team of the office today. */
export const teamRoutes: readonly Route[] = [{ method: 'GET', path: paths.team, act: 'team.read', handle: show }];

async function show(visit: Visit): Promise<Answer> {
  const { actor, language, today, tx } = visit;
  if (!actor.officeId) throw new NotFound();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const { ceiling, members } = await teamOf(tx, actor, monday);
  return page({
    title: texts(language).title,
    place: 'team',
    body: (
      <TeamPage
        {...{ members, ceiling, monday, today, language }}
        duties={await heldDuties(tx)}
        mayKeepDuties={mayDo(actor, 'landlord-duty.keep') && actor.isMunicipal}
      />
    ),
  });
}
