/** What a case was for; each is counted apart. */
export type Sort =
  | 'apply'
  | 'attack'
  | 'control'
  | 'right'
  | 'open'
  | 'work'
  | 'known'
  | 'standard'
  | 'fit'
  | 'story'
  | 'rename'
  | 'review'
  | 'mutation';

export interface Result {
  readonly sort: Sort;
  /** What was tried: unique. */
  readonly title: string;
  readonly passed: boolean;
  /** Why it failed, or what the server said. */
  readonly note?: string;
  /** Of a mutation that no case noticed: why that is so. */
  readonly survived?: string;
  /** Of a mutation: which object, and what it lacked. */
  readonly digest?: string;
  /** The route in the list of threats. */
  readonly route?: string;
}

/** Keeps every result, and says aloud what failed. */
export class Recorder {
  readonly results: Result[] = [];
  /** Mutants that no request could notice. */
  readonly excluded: { title: string; reason: string }[] = [];

  constructor(private readonly print: (line: string) => void) {}

  /** One thing that holds unless there is a problem. */
  check(sort: Sort, title: string, problem: string | undefined): void {
    this.add({ sort, title, passed: problem === undefined, ...(problem && { note: problem }) });
  }

  add(result: Result): void {
    this.results.push(result);
    if (result.passed) return;
    this.print(`FAILED ${result.sort}: ${result.title}\n  ${result.note ?? ''}`);
  }

  /** Says what took long; it is no failure. */
  slow(what: string, milliseconds: number): void {
    this.print(`slow: ${what} took ${(milliseconds / 1000).toFixed(0)} s`);
  }

  count(sort: Sort, passed?: boolean): number {
    return this.results.filter(
      (result) => result.sort === sort && (passed === undefined || result.passed === passed),
    ).length;
  }

  get failed(): number {
    return this.results.filter((result) => !result.passed).length;
  }
}
