/** What is wrong with a row, `row` counted from the first of the part that is scanned (0 = its first). */
export class RowError extends Error {
  readonly row: number;
  constructor(row: number, message: string) {
    super(message);
    this.row = row;
  }
}
