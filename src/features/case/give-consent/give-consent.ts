import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import type { InformationKind } from '#domain/consent/information-kind.ts';

/** What a citizen says yes or no to: one organisation may tell another one kind of information. */
export interface NewConsent {
  citizenId: string;
  /** Who tells (Da: den, der videregiver). */
  discloserId: string;
  /** Who is told. */
  organisationId: string;
  informationKind: InformationKind;
  purpose: string;
  form: 'oral' | 'written' | 'digital';
  isGiven: boolean;
  from: Temporal.PlainDate;
  /** The first day it does not hold; null until it is withdrawn. */
  to: Temporal.PlainDate | null;
}

/** Registers a consent (Da: samtykke), or a "no thanks", which is kept too. */
export async function giveConsent(tx: ActorTx, actor: Actor, input: NewConsent): Promise<string> {
  const row = await tx
    .insertInto('consent')
    .values({
      municipality_id: actor.municipalityId,
      citizen_id: input.citizenId,
      discloser_id: input.discloserId,
      organisation_id: input.organisationId,
      information_kind: input.informationKind,
      purpose: input.purpose,
      form: input.form,
      is_given: input.isGiven,
      valid_from: input.from.toString(),
      valid_to: input.to?.toString() ?? null,
      registered_by: actor.staffId,
    })
    .returning('consent_id')
    .executeTakeFirstOrThrow();
  return row.consent_id;
}
