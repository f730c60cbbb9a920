/** Why the private cluster cannot run: one clear paragraph for the person at the terminal. */
export class ClusterError extends Error {}
