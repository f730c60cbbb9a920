import type { ComponentChildren } from 'preact';

/**
 * One row of a `RowList`: lead (circle, minutes), the name or sentence with a line under it, fact, note, state at the end,
 * and at most three acts in words. With `open` the row is paper in place, holding an `InlineForm`.
 */
export function Row(props: {
  lead?: ComponentChildren;
  main: ComponentChildren;
  /** A second line under the main one, grey. */
  sub?: ComponentChildren;
  fact?: ComponentChildren;
  note?: ComponentChildren;
  state?: ComponentChildren;
  acts?: ComponentChildren;
  open?: ComponentChildren;
  /** Came since one looked: a lamp-coloured edge until it is read. */
  isNew?: boolean | undefined;
  id?: string | undefined;
}) {
  const classes = ['row', props.open && 'row-open', props.isNew && 'row-new'].filter(Boolean).join(' ');
  return (
    <li class={classes} id={props.id}>
      {props.lead ? <div class="row-lead">{props.lead}</div> : null}
      <div class="row-main">
        {props.main}
        {props.sub ? <span class="row-sub">{props.sub}</span> : null}
      </div>
      {props.fact ? <div class="row-fact">{props.fact}</div> : null}
      {props.note ? <div class="row-note">{props.note}</div> : null}
      {props.state ? <div class="row-state">{props.state}</div> : null}
      {props.acts ? <div class="row-acts">{props.acts}</div> : null}
      {props.open ? <div class="row-body">{props.open}</div> : null}
    </li>
  );
}
