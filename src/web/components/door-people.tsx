import { Initials } from './initials.tsx';

export interface DoorPerson {
  letters: string;
  name: string;
  /** "ledig til 11.00", "i samtale, 22 min.", "ude til 13.00" */
  words: string;
  state: 'free' | 'busy' | 'out';
}

/** Da: hvem er her i dag. The roster in the door line of the open door. */
export function DoorPeople({ people }: { people: readonly DoorPerson[] }) {
  return (
    <ul class="door-seats door-roster">
      {people.map((person) => (
        <li class="door-part door-person" key={person.letters + person.name}>
          <Initials letters={person.letters} state={person.state} />
          <span class={person.state === 'out' ? 'door-person-out' : undefined}>
            {person.state === 'out' ? person.name : <strong>{person.name}</strong>}
            <small>{person.words}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
