/** How a command ends. */
export const STATUS = {
  ok: 0,
  /** The input has errors, or what was checked is stale. */
  findings: 1,
  /** Misuse, or a crash of ours. */
  failure: 2,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** Ends the command with one line for whoever typed it. Nothing of ours is broken, so no stack is offered. */
export class Misuse extends Error {}
