/** Who somebody of the staff is: filled = free, plain = in a talk, dashed = out. The name stands beside it. */
export function Initials({ letters, state = 'free' }: { letters: string; state?: 'free' | 'busy' | 'out' }) {
  return (
    <span class={state === 'free' ? 'initials' : `initials initials-${state}`} aria-hidden="true">
      {letters}
    </span>
  );
}
