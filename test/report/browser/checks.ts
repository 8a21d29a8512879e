/** Counts what holds and what does not. */
export class Checks {
  private passed = 0;
  private readonly failures: string[] = [];

  /** Runs one check. It fails if it throws. */
  async that(name: string, check: () => Promise<void> | void): Promise<void> {
    try {
      await check();
      this.passed++;
    } catch (error) {
      this.failures.push(name);
      console.log(`FAILED ${name}\n  ${(error as Error).message.split('\n').join('\n  ')}`);
    }
  }

  /** Prints the counts, as .ci/run sums them. */
  end(): boolean {
    console.log(`${this.passed} passed, ${this.failures.length} failed`);
    return this.failures.length === 0;
  }
}
