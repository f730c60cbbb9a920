import { citizenLook } from './citizen-look.tsx';
import { doorLook } from './door-look.tsx';
import { gallery } from './gallery.tsx';
import { hoursLook } from './hours-look.tsx';
import type { Look } from './in-frame.tsx';
import { todayLook } from './today-look.tsx';

/** Every look that is screenshot and checked. */
export const looks: Readonly<Record<string, Look>> = {
  gallery,
  today: todayLook,
  door: doorLook,
  citizen: citizenLook,
  hours: hoursLook,
};
