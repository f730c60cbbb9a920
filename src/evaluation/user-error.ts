/** Something in the plan or the data that its owner must mend: one sentence naming file, column and row. Exit code 2. */
export class UserError extends Error {}
