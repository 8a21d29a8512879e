import { type Draft, manifest } from '../battery/calls';
import type { Target } from '../battery/targets';

/** Objects that somebody asks about. What is right is what the API server does with them. */
export interface FitCase {
  readonly what: string;
  readonly objects: readonly Draft[];
  readonly target: Target;
  /** The oldest minor version of Kubernetes that decides so. */
  readonly since?: number;
}

export type Row = readonly [what: string, plural: string, draft: Draft, ...more: Draft[]];

export function inside(target: Target, rows: readonly Row[]): FitCase[] {
  return rows.map(([what, plural, draft, ...more]) => ({
    what,
    objects: [...more, manifest(plural, draft)],
    target,
  }));
}
