import type { Code } from './codes/codes';
import { type Finding, finding, type FindingPath } from './finding';

/** Collects the findings of one run. The same code at the same place with the same words counts once. */
export class Findings {
  private readonly seen = new Set<string>();
  private readonly said = new Set<string>();
  readonly all: Finding[] = [];

  add(code: Code, path: FindingPath, message: string, fix: string): void {
    this.push(finding({ code, path, message, fix }));
  }

  /**
   * Adds what every tenant of a tier would report again in slightly different words: one code at one place counts once.
   */
  addOnce(code: Code, path: FindingPath, message: string, fix: string): void {
    const key = JSON.stringify([code, path]);
    if (this.said.has(key)) return;
    this.said.add(key);
    this.add(code, path, message, fix);
  }

  push(...items: readonly Finding[]): void {
    for (const item of items) {
      const { code, path, message, file, line, column } = item;
      const key = JSON.stringify([code, path, message, file, line, column]);
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.all.push(item);
    }
  }

  /** Removes the findings for which `isGone` is true. */
  remove(isGone: (item: Finding) => boolean): void {
    const kept = this.all.filter((item) => !isGone(item));
    this.all.splice(0, this.all.length, ...kept);
  }

  get errors(): Finding[] {
    return this.all.filter((item) => item.severity === 'error');
  }

  get hasErrors(): boolean {
    return this.all.some((item) => item.severity === 'error');
  }

  /** Whether there is an error at `path` or below it. */
  hasErrorBelow(path: FindingPath): boolean {
    return this.errors.some((item) => startsWith(item.path, path));
  }
}

/** Whether `path` is `start` or leads to a place below it. */
export function startsWith(path: FindingPath, start: FindingPath): boolean {
  return start.every((segment, index) => path[index] === segment);
}
