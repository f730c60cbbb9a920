import type { ComponentChildren } from 'preact';

/**
 * Rows on hairlines whose columns stand under each other. 'text': the first part is a sentence and takes the room;
 * 'facts': name, fact and note in columns; 'waiting': large minutes first. Stacks by itself where the list is narrow.
 */
export function RowList(props: {
  children: ComponentChildren;
  shape?: 'text' | 'facts' | 'waiting' | undefined;
  /** Each row has two lines: a name, and why. */
  isTwoLines?: boolean | undefined;
  id?: string | undefined;
}) {
  const classes = [
    'rows',
    props.shape && props.shape !== 'text' && `rows-${props.shape}`,
    props.isTwoLines && 'rows-two-lines',
  ];
  return (
    <div class="rows-frame">
      <ul class={classes.filter(Boolean).join(' ')} id={props.id}>
        {props.children}
      </ul>
    </div>
  );
}
