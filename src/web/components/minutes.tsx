/** Waiting time: a large figure and a small word ("18 min."). */
export function Minutes(props: { value: string; unit: string; isSmall?: boolean | undefined }) {
  return (
    <span class={props.isSmall ? 'minutes minutes-small' : 'minutes'}>
      <strong>{props.value}</strong> {props.unit}
    </span>
  );
}
