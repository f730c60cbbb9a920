/** Builds everything; called by bin/hjemmebane.mjs when dist/ is missing or older than the sources. */
export function buildAll(): Promise<void>;
