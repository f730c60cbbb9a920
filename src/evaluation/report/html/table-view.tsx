import type { Table } from '../document.ts';

/** A table that scrolls by itself where it is wider than the page; a twin stands in the columns of its drawing. */
export function TableView({ table, isTwin = false }: { table: Table; isTwin?: boolean }) {
  const { columns, rows, title } = table;
  const classOf = (index: number) =>
    columns[index]?.isAside ? 'of-change' : columns[index]?.isText ? 'as-text' : undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div class={isTwin ? 'scroll twin' : 'scroll'} role="group" tabIndex={0} aria-label={title}>
      <table>
        {isTwin && (
          <colgroup>
            {columns.map((column) => (
              <col key={column.name} width={`${((column.share ?? 0) * 100).toFixed(2)}%`} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            {columns.map((column, index) =>
              column.name === '' ? (
                <td key="" />
              ) : (
                <th key={column.name} scope="col" class={classOf(index)}>
                  {column.name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
            <tr key={at} class={row.tone}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells never move
                <td
                  key={index}
                  class={
                    [cell.isStrong ? 'is-strong' : '', classOf(index + 1) ?? ''].filter(Boolean).join(' ') || undefined
                  }
                >
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
