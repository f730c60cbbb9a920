import { Icon } from '../icons/icon.tsx';
import { GroupLabel } from './group-label.tsx';

export interface Chip {
  value: string;
  label: string;
  isChosen?: boolean | undefined;
  /** Da: uden for opgaven. Drawn dashed in a row of its own: counted and sent on. */
  isOutside?: boolean | undefined;
}

/** A choice among few: real radio buttons or checkboxes in pills. Its error is linked to as `#<name>`. */
export function ChipGroup(props: {
  legend: string;
  name: string;
  kind: 'radio' | 'checkbox';
  chips: readonly Chip[];
  /** Grey words over the dashed row. */
  outsideHint?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** The number in front of the question, when a form is taken in steps. */
  step?: number | undefined;
  isRequired?: boolean | undefined;
  isLegendHidden?: boolean | undefined;
}) {
  const inside = props.chips.filter((chip) => !chip.isOutside);
  const outside = props.chips.filter((chip) => chip.isOutside);
  const first = (inside[0] ?? outside[0])?.value;
  const draw = (chip: Chip) => (
    <label class={chip.isOutside ? 'chip chip-outside' : 'chip'} key={chip.value}>
      <input
        type={props.kind}
        name={props.name}
        value={chip.value}
        checked={chip.isChosen ?? false}
        required={props.kind === 'radio' && props.isRequired}
        id={chip.value === first ? props.name : undefined}
        aria-describedby={props.error ? `${props.name}-error` : undefined}
      />
      <Icon name="check" size={16} />
      <span>{chip.label}</span>
    </label>
  );
  return (
    <fieldset class={props.error ? 'chips field-wrong' : 'chips'}>
      <GroupLabel step={props.step} isHidden={props.isLegendHidden}>
        {props.legend}
      </GroupLabel>
      {props.hint ? <p class="field-hint">{props.hint}</p> : null}
      {props.error ? (
        <p class="field-error" id={`${props.name}-error`}>
          {props.error}
        </p>
      ) : null}
      {inside.length > 0 ? <div class="chips-row">{inside.map(draw)}</div> : null}
      {outside.length > 0 ? (
        <div class="chips-outside">
          {props.outsideHint ? <p class="field-hint">{props.outsideHint}</p> : null}
          <div class="chips-row">{outside.map(draw)}</div>
        </div>
      ) : null}
    </fieldset>
  );
}
