import { NameLink } from './name-link.tsx';
import { PostButton } from './post-button.tsx';

/** One who waits in an armchair. */
export interface DoorSeat {
  id: string;
  minutes: string;
  /** "min." */
  unit: string;
  name: string;
  /** Her page; without it the name is plain words ("Uden navn"). */
  href?: string | undefined;
  /** Why she came, and whose citizen she is. */
  why?: string | undefined;
  /** Came since one looked. */
  isNew?: boolean | undefined;
  /** Takes her in, with POST. */
  takeIn?: { action: string; fields?: Readonly<Record<string, string>> | undefined } | undefined;
}

/** The seats of the door line, longest wait first. */
export function DoorSeats(props: {
  seats?: readonly DoorSeat[] | undefined;
  takeIn?: string | undefined;
  more?: { href: string; label: string } | undefined;
  isTall: boolean;
}) {
  const seats = props.seats ?? [];
  if (seats.length === 0) return null;
  return (
    <ul class="door-seats">
      {seats.map((seat) => (
        <li class={seat.isNew ? 'door-part door-seat row-new' : 'door-part door-seat'} key={seat.id}>
          <span class="seat-minutes">
            <strong>{seat.minutes}</strong> <small>{seat.unit}</small>
          </span>
          <span class="seat-who">
            {seat.href ? <NameLink href={seat.href}>{seat.name}</NameLink> : <strong>{seat.name}</strong>}
            {props.isTall && seat.why ? <span class="seat-why">{seat.why}</span> : null}
          </span>
          {props.isTall && seat.takeIn && props.takeIn ? (
            <PostButton {...seat.takeIn} size="small" label={`${props.takeIn}: ${seat.name}`}>
              {props.takeIn}
            </PostButton>
          ) : null}
        </li>
      ))}
      {props.more ? (
        <li class="door-part door-part-more">
          <a href={props.more.href}>{props.more.label}</a>
        </li>
      ) : null}
    </ul>
  );
}
