/** Seconds that are waited where nobody says how many: plenty on a slow machine. */
let patience = 60;

/** Says how long is waited from now on, for whoever takes things away and waits in vain. */
export function setPatience(seconds: number): void {
  patience = seconds;
}

export interface WaitOptions {
  /** What is waited for, for the message. */
  readonly what: string;
  /** @default - `setPatience` */
  readonly seconds?: number;
  /** @default 100 */
  readonly everyMilliseconds?: number;
}

/** Asks again until there is an answer that is neither false nor undefined; an error counts as no. */
export async function waitFor<T>(
  ask: () => Promise<T | false | undefined>,
  { what, seconds = patience, everyMilliseconds = 100 }: WaitOptions,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== undefined) return answer;
      last = undefined;
    } catch (error) {
      if (error instanceof GiveUp) throw error;
      last = error;
    }
    if (Date.now() >= end) {
      const reason = last instanceof Error ? `: ${last.message}` : '';
      throw new Error(`waited ${seconds} s for ${what}${reason}`);
    }
    await sleep(everyMilliseconds);
  }
}

/** Thrown by what `waitFor` asks when waiting has no use any more. */
export class GiveUp extends Error {}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
