import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';

/** Who stands in for whom in a period (Da: afløsning): the contact person stays, the stand-in sees and acts. */
export interface NewCover {
  absentStaffId: string;
  standInStaffId: string;
  from: Temporal.PlainDate;
  /** The first day it no longer holds. */
  to: Temporal.PlainDate;
  reason: 'illness' | 'holiday' | 'other';
}

/** Sets up cover without change of contact person (Da: afløsning uden skift). Leaders, project leaders or the absent one may. */
export async function setUpCover(tx: ActorTx, actor: Actor, cover: NewCover): Promise<void> {
  await tx
    .insertInto('cover')
    .values({
      municipality_id: actor.municipalityId,
      absent_staff_id: cover.absentStaffId,
      stand_in_staff_id: cover.standInStaffId,
      valid_from: cover.from.toString(),
      valid_to: cover.to.toString(),
      reason: cover.reason,
    })
    .execute();
}
