import { firstDayOf, lastDayOf, type Month, monthOf } from '#domain/calendar/month.ts';
import type { DemoCitizen, OpenPlacement, Story, World } from './world.ts';

/** So many days before the last one, an internship begins that ends soon after it. */
const SHORT_PLACEMENTS = [
  { beginsBefore: 30, endsAfter: 4 },
  { beginsBefore: 27, endsAfter: 10 },
  { beginsBefore: 23, endsAfter: 13 },
] as const;
const CHANCE_A_DAY = 0.06;

/** The citizens who begin somewhere on the day, with the last day when it is fixed beforehand. */
export function beginnersOn(
  world: World,
  day: Temporal.PlainDate,
): { citizen: DemoCitizen; endsOn: Temporal.PlainDate | null }[] {
  const iso = day.toString();
  const free = world.citizens.filter(
    (citizen) => citizen.placement === null && citizen.talks > 0 && citizen.pausedUntil <= iso,
  );
  const daysLeft = day.until(world.until).days;
  const short = SHORT_PLACEMENTS.filter(
    (one) => daysLeft <= one.beginsBefore && !world.noted.has(`short ${one.endsAfter}`),
  );
  const first = short.flatMap(({ endsAfter }, at) => {
    const citizen = free.filter((one) => one.story === 'needs_time' || one.story === 'internship')[at];
    if (!citizen) return [];
    world.noted.add(`short ${endsAfter}`);
    return [{ citizen, endsOn: world.until.add({ days: endsAfter }) }];
  });
  const ripe = free.filter(
    (citizen) =>
      citizen.story !== 'needs_time' &&
      citizen.stage !== 'clarification' &&
      citizen.readyOn.toString() <= iso &&
      !first.some((one) => one.citizen === citizen) &&
      world.random.chance(CHANCE_A_DAY),
  );
  return [...first, ...ripe.map((citizen) => ({ citizen, endsOn: null }))];
}

/** What kind of work the story leads to now, how long and how many hours. */
export function workOf(
  world: World,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
  fixedEnd: Temporal.PlainDate | null,
): Pick<OpenPlacement, 'kind' | 'startsOn' | 'endsOn' | 'hours' | 'growth' | 'most'> {
  const { random } = world;
  const startsOn = day;
  const kind = fixedEnd ? 'internship' : kindOf(citizen.story);
  if (kind === 'internship') {
    return {
      kind,
      startsOn,
      endsOn: fixedEnd ?? day.add({ weeks: random.whole(4, 8) }),
      hours: random.whole(24, 60),
      growth: 0,
      most: 60,
    };
  }
  if (kind === 'wage_subsidy') {
    return { kind, startsOn, endsOn: day.add({ weeks: 26 }), hours: random.whole(60, 120), growth: 0, most: 120 };
  }
  // Relapse and short contracts: four in ten jobs have an end, many last.
  const endsOn = random.chance(0.4) ? day.add({ days: random.whole(90, 260) }) : null;
  const isGrowing = citizen.story === 'growing_hours' || citizen.story === 'internship_to_hours';
  return {
    kind,
    startsOn,
    endsOn,
    hours: random.whole(4, 9),
    growth: isGrowing ? random.whole(3, 8) / 2 : random.whole(0, 2) / 4,
    most: isGrowing ? random.whole(32, 62) : random.whole(8, 18),
  };
}

function kindOf(story: Story): OpenPlacement['kind'] {
  if (story === 'wage_subsidy') return 'wage_subsidy';
  return story === 'internship' || story === 'internship_to_hours' ? 'internship' : 'ordinary_hours';
}

/** Hours worked in a month, in halves; null: nobody knows. Ordinary hours grow from month to month, now and then they fall back. */
export function hoursIn(world: World, placement: OpenPlacement, month: Month): number | null {
  const { random } = world;
  if (random.chance(0.04)) return null;
  if (placement.kind === 'ordinary_hours') {
    placement.hours = random.chance(0.05)
      ? Math.max(2, placement.hours * 0.5)
      : Math.min(placement.most, placement.hours + placement.growth + random.whole(-1, 1));
  }
  return halves(Math.max(0.5, placement.hours * shareOfMonth(placement, month)));
}

/** What has been worked so far in the running month. */
export function hoursSoFar(placement: OpenPlacement, day: Temporal.PlainDate): number {
  const month = monthOf(day);
  const share = Math.min(shareOfMonth(placement, month), day.day / lastDayOf(month).day);
  return halves(Math.max(0.5, (placement.hours + placement.growth) * share));
}

const halves = (hours: number) => Math.round(hours * 2) / 2;

function shareOfMonth(placement: OpenPlacement, month: Month): number {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const from = Temporal.PlainDate.compare(placement.startsOn, first) > 0 ? placement.startsOn : first;
  const to = placement.endsOn && Temporal.PlainDate.compare(placement.endsOn, last) < 0 ? placement.endsOn : last;
  return Math.max(0, from.until(to).days + 1) / last.day;
}
