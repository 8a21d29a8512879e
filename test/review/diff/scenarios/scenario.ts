import type { Files } from '../trees';

/** An edit, and what a reviewer should be told of it. */
export interface Scenario {
  /** What somebody did, as a file name. */
  readonly name: string;
  /** The fleet before. */
  readonly base?: string;
  /** Texts of tenants.yaml that are replaced. */
  readonly edits?: readonly (readonly [text: string, by: string])[];
  /** Texts of output files that are replaced by hand, by a part of their path. */
  readonly byHand?: readonly (readonly [path: string, text: string | RegExp, by: string])[];
  /** Anything else that happens to the output. */
  readonly files?: (files: Files) => Files;
}

/** Replaces a text that must be there. */
export function edited(text: string, edits: Scenario['edits'] = []): string {
  return edits.reduce((all, [old, next]) => {
    if (!all.includes(old)) throw new Error(`The fleet does not say ${old}`);
    return all.replace(old, next);
  }, text);
}

export function editedFiles(files: Files, { byHand = [], files: other }: Scenario): Files {
  const result: Record<string, string> = { ...files };
  for (const [part, old, next] of byHand) {
    const path = Object.keys(result).find((key) => key.includes(part));
    if (path === undefined) throw new Error(`There is no file ${part}`);
    const changed = result[path]!.replace(old, next);
    if (changed === result[path]) throw new Error(`${path} does not say ${String(old)}`);
    result[path] = changed;
  }
  return other === undefined ? result : other(result);
}
