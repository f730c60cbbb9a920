import type { ComponentChildren } from 'preact';

/** How the cells of a column stand: numbers at the end, the current month on lamp ground. */
export interface CellLook {
  isNumber?: boolean | undefined;
  isNow?: boolean | undefined;
}

/** One cell of a `DataTable`; `scope` makes it a heading of its column, row or group. */
export function TableCell(props: CellLook & { scope?: 'row' | 'col' | undefined; children?: ComponentChildren }) {
  const look = [props.isNumber && 'number', props.isNow && 'now'].filter(Boolean).join(' ') || undefined;
  return props.scope ? (
    <th scope={props.scope} class={look}>
      {props.children}
    </th>
  ) : (
    <td class={look}>{props.children}</td>
  );
}
