/** The row is absent or not visible: the same answer for both. */
export class NotFound extends Error {}

/** The actor lacks the role for the act. */
export class Forbidden extends Error {}
