/** The row is absent or not visible: the same answer for both. */
export class NotFound extends Error {}

/** The actor lacks the role for the act. */
export class Forbidden extends Error {}

/** Done too often in a short time; the page says to wait. */
export class TooOften extends Error {}

/** It is too long since she showed that it is her; the router asks for it anew and leads back. */
export class NeedsFreshSignIn extends Error {}
