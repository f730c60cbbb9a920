export interface Segment {
  value: string;
  label: string;
  tone?: 'here' | 'late' | 'away' | undefined;
}

/** Da: Her, Sent, Væk. Two to four words of which one is always chosen, 44 px high. The legend is read, not shown. */
export function Segments(props: {
  legend: string;
  name: string;
  segments: readonly Segment[];
  chosen: string | undefined;
}) {
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{props.legend}</legend>
      {props.segments.map((segment) => (
        <label class={`segment segment-${segment.tone ?? 'away'}`} key={segment.value}>
          <input type="radio" name={props.name} value={segment.value} checked={segment.value === props.chosen} />
          <span>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
