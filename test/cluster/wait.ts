export interface WaitOptions {
  /** What is waited for, for the message. */
  readonly what: string;
  /** @default 60 */
  readonly seconds?: number;
  /** @default 100 */
  readonly everyMilliseconds?: number;
}

/** Asks again until there is an answer that is neither false nor undefined; an error counts as no. */
export async function waitFor<T>(
  ask: () => Promise<T | false | undefined>,
  { what, seconds = 60, everyMilliseconds = 100 }: WaitOptions,
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
