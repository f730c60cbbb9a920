import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';
import { DoorPeople, type DoorPerson } from './door-people.tsx';
import { type DoorSeat, DoorSeats } from './door-seats.tsx';

export interface DoorLineProps {
  /** Lit while somebody waits, plain when nobody does, grey when closed. */
  state: 'waiting' | 'open' | 'closed';
  /** 'compact' 46 px; 'tall' 60 px with why and "Tag ind"; 'roster' 60 px with who is in instead of who waits. */
  shape: 'compact' | 'tall' | 'roster';
  /** Names the strip for those who listen ("Døren"). */
  label: string;
  /** "Døren er åben" and, lighter, "til 16.00". */
  words: { strong: string; rest?: string | undefined };
  /** "3 venter", "Ingen venter", "3 er her nu". */
  count?: string | undefined;
  /** Who waits, longest first; at most three. */
  seats?: readonly DoorSeat[] | undefined;
  /** The words of the act at each seat ("Tag ind"). */
  takeIn?: string | undefined;
  /** Those who do not fit ("og 2 til"), a link to the queue. */
  more?: { href: string; label: string } | undefined;
  /** Who is in, by state; only drawn in the roster. */
  people?: readonly DoorPerson[] | undefined;
  /** "Inde: Mette, Jonas og gældsrådgiveren"; only drawn in the compact one. */
  inside?: ComponentChildren;
  /** Da: alene på kontoret. "Jonas er alene 15–16" and what to do about it. */
  alone?: { words: string; link?: { href: string; label: string } | undefined } | undefined;
  /** "Registrér besøg" */
  register?: { href: string; label: string } | undefined;
  /** On the phone the strip is one link: "3 venter, længst 18 min." */
  phone: { href: string; words: string };
}

/** Da: dørlinjen. On every screen under the top bar: is the door open, who waits, how long, who is in. */
export function DoorLine(props: DoorLineProps) {
  const isTall = props.shape !== 'compact';
  const classes = `door-line-${props.state} inset`;
  return (
    <section id="door-line" data-shape={props.shape} aria-label={props.label}>
      <div class={`door-line ${classes}${isTall ? ' door-line-tall' : ''}`}>
        <DoorState {...props} isTall={isTall} />
        {props.shape === 'roster' ? (
          <DoorPeople people={props.people ?? []} />
        ) : (
          <DoorSeats {...props} isTall={isTall} />
        )}
        {props.shape === 'compact' && props.inside ? (
          <div class="door-part door-part-end door-inside secondary">{props.inside}</div>
        ) : null}
        {props.alone ? <Alone {...props.alone} /> : null}
        {props.register && props.shape !== 'roster' ? (
          <div class={`door-part${props.alone || (props.shape === 'compact' && props.inside) ? '' : ' door-part-end'}`}>
            <a class="button button-secondary button-small" href={props.register.href}>
              <Icon name="plus" size={16} />
              {props.register.label}
            </a>
          </div>
        ) : null}
      </div>
      <a class={`door-phone ${classes}`} href={props.phone.href}>
        <Sign state={props.state} />
        <span>
          <strong>{props.words.strong}</strong> {props.words.rest}
          <span class="door-state-count">
            <Icon name="armchair" size={16} />
            {props.phone.words}
          </span>
        </span>
        <Icon name="chevron-right" size={16} />
      </a>
    </section>
  );
}

function DoorState(props: DoorLineProps & { isTall: boolean }) {
  const count = props.count ? (
    <span class="door-state-count">
      {props.shape === 'roster' ? null : <Icon name="armchair" size={props.isTall ? 14 : 18} />}
      {props.count}
    </span>
  ) : null;
  return (
    <>
      <div class="door-part">
        <Sign state={props.state} />
        <div>
          <strong>{props.words.strong}</strong> <span class="secondary">{props.words.rest}</span>
          {props.isTall ? count : null}
        </div>
      </div>
      {!props.isTall && count ? <div class="door-part">{count}</div> : null}
    </>
  );
}

function Sign({ state }: { state: DoorLineProps['state'] }) {
  return state === 'closed' ? <Icon name="door-closed" /> : <span class="lamp" />;
}

function Alone(props: NonNullable<DoorLineProps['alone']>) {
  return (
    <div class="door-part door-part-end door-alone">
      <Icon name="user" />
      <div>
        {props.words}
        {props.link ? <a href={props.link.href}>{props.link.label}</a> : null}
      </div>
    </div>
  );
}
