import type { Actor } from '#access/actor.ts';
import { mayDo } from '#access/who-may-do-what.ts';
import { formatDate } from '#drawing/format-date.ts';
import { formatTime } from '#drawing/format-time.ts';
import { joinWords } from '#drawing/join-words.ts';
import { DoorLine } from './components/door-line.tsx';
import type { DoorPerson } from './components/door-people.tsx';
import type { DoorSeat } from './components/door-seats.tsx';
import type { DoorLineState, RosterPerson, WaitingSeat } from './door-line-state.ts';
import { frameTexts } from './frame-texts.ts';
import { paths } from './paths.ts';
import type { Language } from './texts.ts';

const MOST_SEATS = 3;
const ZONE = 'Europe/Copenhagen';

interface OfficeDoorLineProps {
  state: DoorLineState;
  shape: 'compact' | 'tall' | 'roster';
  actor: Actor;
  language: Language;
  now: Temporal.Instant;
}

/** Da: dørlinjen. The office's door in words: open until when, who waits how long, who is in. */
export function OfficeDoorLine({ state, shape, actor, language, now }: OfficeDoorLineProps) {
  const t = frameTexts(language);
  const { isOpen, openUntil, nextOpening } = state.opening;
  const seats = state.waiting.slice(0, MOST_SEATS).map((seat) => seatOf(seat, { actor, language, now }));
  const longest = state.waiting[0] ? minutesSince(state.waiting[0].arrivedAt, now) : 0;
  const inside = state.roster.filter((one) => isIn(one, now));
  const mayRegister = mayDo(actor, 'visit.register');
  return (
    <DoorLine
      state={state.waiting.length > 0 ? 'waiting' : isOpen ? 'open' : 'closed'}
      shape={shape}
      label={t.door}
      words={{
        strong: isOpen ? t.doorIsOpen : t.doorIsClosed,
        rest:
          isOpen && openUntil
            ? t.until(formatTime(openUntil, language))
            : nextOpening
              ? t.opens(opensWhen(nextOpening.opensAt, now, language))
              : undefined,
      }}
      count={shape === 'roster' ? t.hereNow(inside.length) : t.waiting(state.waiting.length)}
      seats={seats}
      takeIn={mayDo(actor, 'visit.serve') ? t.takeIn : undefined}
      more={
        state.waiting.length > MOST_SEATS
          ? { href: paths.openDoor, label: t.andMore(state.waiting.length - MOST_SEATS) }
          : undefined
      }
      people={state.roster.map((one) => personOf(one, language, now))}
      inside={
        inside.length > 0
          ? t.inside(
              joinWords(
                inside.map((one) => one.firstName),
                language,
              ),
            )
          : undefined
      }
      register={mayRegister ? { href: `${paths.openDoor}#new-visit`, label: t.register } : undefined}
      phone={{
        href: paths.openDoor,
        words: [t.waiting(state.waiting.length), longest > 0 ? t.longest(longest) : null].filter(Boolean).join(', '),
      }}
    />
  );
}

const minutesSince = (then: Temporal.Instant, now: Temporal.Instant) =>
  Math.max(0, Math.floor(then.until(now).total('minutes')));

function isIn(one: RosterPerson, now: Temporal.Instant): boolean {
  const time = now.toZonedDateTimeISO(ZONE).toPlainTime();
  return (
    one.state === 'in' &&
    Temporal.PlainTime.compare(time, one.starts) >= 0 &&
    Temporal.PlainTime.compare(time, one.ends) < 0
  );
}

function opensWhen(opensAt: Temporal.Instant, now: Temporal.Instant, language: Language): string {
  const [day, today] = [opensAt, now].map((instant) => instant.toZonedDateTimeISO(ZONE).toPlainDate()) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ];
  const at = language === 'da' ? 'kl.' : 'at';
  const time = `${at} ${formatTime(opensAt, language)}`;
  return day.equals(today) ? time : `${formatDate(day, language, 'weekday')} ${time}`;
}

function seatOf(
  seat: WaitingSeat,
  { actor, language, now }: { actor: Actor; language: Language; now: Temporal.Instant },
): DoorSeat {
  const t = frameTexts(language);
  return {
    id: seat.visitId,
    minutes: String(minutesSince(seat.arrivedAt, now)),
    unit: t.minutes,
    name: seat.firstName ?? t.number(seat.number),
    href: seat.citizenId ? paths.citizen(seat.citizenId) : undefined,
    why:
      [
        seat.isUrgent ? t.urgent : null,
        seat.wishedStaff ? t.asksFor(seat.wishedStaff) : seat.firstName ? null : t.withoutName,
      ]
        .filter(Boolean)
        .join('. ') || undefined,
    takeIn: mayDo(actor, 'visit.serve')
      ? {
          action: paths.takeVisit(seat.visitId),
          fields: { version: String(seat.version), form_key: crypto.randomUUID() },
        }
      : undefined,
  };
}

function personOf(one: RosterPerson, language: Language, now: Temporal.Instant): DoorPerson {
  const t = frameTexts(language);
  const letters = `${one.firstName.charAt(0)}${one.lastName.charAt(0)}`;
  const time = (text: string) => formatTime(Temporal.PlainTime.from(text), language);
  if (one.state !== 'in')
    return { letters, name: one.firstName, state: 'out', words: one.note ?? (one.state === 'ill' ? t.ill : t.out) };
  if (!isIn(one, now)) {
    const isLater = Temporal.PlainTime.compare(now.toZonedDateTimeISO(ZONE).toPlainTime(), one.starts) < 0;
    return { letters, name: one.firstName, state: 'out', words: isLater ? t.comes(time(one.starts)) : t.out };
  }
  if (one.busySince)
    return { letters, name: one.firstName, state: 'busy', words: t.busy(minutesSince(one.busySince, now)) };
  return { letters, name: one.firstName, state: 'free', words: t.free(time(one.ends)) };
}
