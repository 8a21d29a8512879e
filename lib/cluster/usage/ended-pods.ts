const ENDED: ReadonlySet<string | undefined> = new Set(['Succeeded', 'Failed']);

/** Whether a pod in a phase does nothing any more, and so takes nothing. */
export function hasEnded(phase: string | undefined): boolean {
  return ENDED.has(phase);
}
