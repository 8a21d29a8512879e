/** How a command ends. */
export const STATUS = {
  ok: 0,
  /** The input has errors, or the output is stale. */
  findings: 1,
  /** Misuse, or a crash. */
  failure: 2,
  /** The command changed the file that it was given. */
  changed: 3,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** Ends the command with one line about what the user got wrong. It is not a bug, so there is no stack. */
export class Misuse extends Error {}
