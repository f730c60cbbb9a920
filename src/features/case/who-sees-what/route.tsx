import { mayDo } from '#access/who-may-do-what.ts';
import { findCitizen } from '#web/citizen/find-citizen.ts';
import { page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { WhoSeesWhatPage } from './page.tsx';
import { type Disclosures, disclosuresOf, seenByPartner } from './queries.ts';
import { texts } from './texts.ts';

/** Da: Hvem ser hvad. The citizen's answers, and the file as a partner sees it. */
export const whoSeesWhatRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.whoSeesWhat(':citizenId'),
    act: 'citizen-file.read',
    async handle(visit) {
      const { tx, actor, language, today } = visit;
      const citizen = await findCitizen(tx, visit.id('citizenId'));
      visit.saw(citizen.citizenId);
      const disclosures = await disclosuresOf(tx, citizen.citizenId);
      const through = await throughTheEyesOf(visit, citizen.citizenId, disclosures);
      return page({
        title: texts(language).title,
        place: 'citizens',
        body: (
          <WhoSeesWhatPage
            {...{ citizen, disclosures, through, language, today }}
            mayAnswer={mayDo(actor, 'consent.register') && actor.isMunicipal}
            mayLookThrough={actor.isMunicipal}
          />
        ),
      });
    },
  },
];

async function throughTheEyesOf(visit: Visit, citizenId: string, { partners }: Disclosures) {
  const partner = partners.find((one) => one.organisationId === visit.query('through'));
  if (!partner || !visit.actor.isMunicipal) return null;
  return {
    organisationId: partner.organisationId,
    seen: await seenByPartner(visit.tx, citizenId, partner.organisationId),
  };
}
