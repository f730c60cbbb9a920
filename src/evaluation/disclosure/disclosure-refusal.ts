/** What was asked for would give persons away: one sentence naming what can be worked out. Exit code 3. */
export class DisclosureRefusal extends Error {}
