import type { ComponentChildren } from 'preact';
import { type CellLook, TableCell } from './table-cell.tsx';
import { TableRegion } from './table-region.tsx';

export interface Column<T> extends CellLook {
  key: string;
  head: ComponentChildren;
  cell(row: T): ComponentChildren;
  /** The column that names the row (`<th scope="row">`); the first one unless said. */
  isRowHead?: boolean | undefined;
}

export interface TableGroup<T> {
  title?: string | undefined;
  note?: string | undefined;
  rows: readonly T[];
  /** The last line of the part: the content of the cells by column key. */
  total?: Readonly<Record<string, ComponentChildren>> | undefined;
}

interface TableProps<T> {
  /** Names the region for those who do not see it; also the caption when `hasCaption`. */
  label: string;
  hasCaption?: boolean | undefined;
  columns: readonly Column<T>[];
  rows?: readonly T[] | undefined;
  /** Instead of rows: parts with a heading each. */
  groups?: readonly TableGroup<T>[] | undefined;
  keyOf(row: T): string;
  /** The last line of the table, when it has no groups. */
  total?: Readonly<Record<string, ComponentChildren>> | undefined;
  /** As narrow as its content. */
  isNarrow?: boolean | undefined;
}

/** A table on hairlines: sticky head, numbers at the end, no zebra, scrolling inside its own named region. */
export function DataTable<T>(props: TableProps<T>) {
  const groups: readonly TableGroup<T>[] = props.groups ?? [{ rows: props.rows ?? [] }];
  const { columns, total } = props;
  return (
    <TableRegion label={props.label}>
      <table class={props.isNarrow ? 'table table-narrow' : 'table'}>
        {props.hasCaption ? <caption>{props.label}</caption> : null}
        <thead>
          <Line columns={columns} isHead contentOf={(column) => column.head} />
        </thead>
        {groups.map((group, index) => (
          <Group group={group} columns={columns} keyOf={props.keyOf} key={group.title ?? index} />
        ))}
        {total ? (
          <tfoot>
            <Line columns={columns} contentOf={(column) => total[column.key]} />
          </tfoot>
        ) : null}
      </table>
    </TableRegion>
  );
}

function Group<T>(props: { group: TableGroup<T>; columns: readonly Column<T>[]; keyOf(row: T): string }) {
  const { title, note, rows, total } = props.group;
  return (
    <tbody>
      {title ? (
        <tr class="table-group">
          <th scope="rowgroup" colSpan={props.columns.length}>
            {title}
            {note ? <span class="table-group-note">{note}</span> : null}
          </th>
        </tr>
      ) : null}
      {rows.map((row) => (
        <Line columns={props.columns} contentOf={(column) => column.cell(row)} key={props.keyOf(row)} />
      ))}
      {total ? <Line columns={props.columns} isTotal contentOf={(column) => total[column.key]} /> : null}
    </tbody>
  );
}

function Line<T>(props: {
  columns: readonly Column<T>[];
  isHead?: boolean;
  isTotal?: boolean;
  contentOf(column: Column<T>): ComponentChildren;
}) {
  const rowHead = props.columns.find((column) => column.isRowHead) ?? props.columns[0];
  return (
    <tr class={props.isTotal ? 'table-total' : undefined}>
      {props.columns.map((column) => (
        <TableCell
          isNumber={column.isNumber}
          isNow={column.isNow}
          scope={props.isHead ? 'col' : column === rowHead ? 'row' : undefined}
          key={column.key}
        >
          {props.contentOf(column)}
        </TableCell>
      ))}
    </tr>
  );
}
