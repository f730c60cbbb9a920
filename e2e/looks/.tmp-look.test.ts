import { it } from 'vitest';
import { buildAll } from '../../scripts/build.mjs';
import { openStage } from '../stage.ts';

it('look', async () => {
  process.env.SKIP = '1';
  const stage = await openStage();
  const office = await stage.house.municipality(1, 'Kastanje Kommune');
  const mette = await stage.house.staff(office, 'mentor', 'Mette');
  const samira = await stage.house.citizen(office, mette, { contactPerson: mette });
  const o = stage.house.owner;
  await o.query(
    `insert into appointment (municipality_id, citizen_id, office_id, staff_id, starts_at, ends_at, subject, place, made_by) values (1,$1,$2,$3,'2026-11-25T08:00Z','2026-11-25T08:30Z','CV og ansøgning','office',$3), (1,$1,$2,$3,'2026-11-25T10:00Z','2026-11-25T10:30Z','Øve samtalen','office',$3), (1,$1,$2,$3,'2026-11-25T12:00Z','2026-11-25T12:30Z','Opfølgning','office',$3)`,
    [samira.citizenId, office.officeId, mette.staffId],
  );
  await o.query(
    `insert into promise (municipality_id, citizen_id, what, owner_staff_id, due_on, made_by) values (1,$1,'Ringe om praktikaftalen',$2,'2026-11-24',$2),(1,$1,'Sende opslaget',$2,'2026-11-25',$2)`,
    [samira.citizenId, mette.staffId],
  );
  await o.query(
    `insert into visit (municipality_id, office_id, day, number, citizen_id, arrived_at, registered_by) values (1,$1,'2026-11-25',1,$2,'2026-11-25T09:20Z',$3),(1,$1,'2026-11-25',2,null,'2026-11-25T09:40Z',$3)`,
    [office.officeId, samira.citizenId, mette.staffId],
  );
  await o.query(
    `insert into shift (municipality_id, office_id, staff_id, day, starts, ends) values (1,$1,$2,'2026-11-25','09:00','16:00')`,
    [office.officeId, mette.staffId],
  );
  const { page } = await stage.enter(mette);
  await page.goto(stage.address + '/today');
  await page.screenshot({ path: '/tmp/today.png' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: '/tmp/today-phone.png', fullPage: true });
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.goto(stage.address + '/sign-in');
  await page.screenshot({ path: '/tmp/signin.png' });
  await stage.close();
}, 100000);
