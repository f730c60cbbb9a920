/** A foreseeable failure: one clear paragraph for the person at the terminal, and an exit code other than 0. */
export class ProgramError extends Error {}
