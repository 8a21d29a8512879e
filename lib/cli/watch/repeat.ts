import type { Session } from '../session/session';

/** Moves the cursor to the top and erases the screen. */
const CLEAR = '\x1b[H\x1b[2J';

/**
 * Does something again and again until the user presses Ctrl-C, which is the ordinary end. The first failure ends it;
 * after later ones that may pass, the next attempt follows.
 */
export async function repeatUntilStopped(
  session: Session,
  seconds: number,
  once: () => Promise<void>,
  isPassing: (error: unknown) => boolean,
): Promise<void> {
  let stop = (): void => undefined;
  let isStopped = false;
  const stopped = new Promise<void>((resolve) => {
    stop = () => {
      isStopped = true;
      resolve();
    };
  });
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    for (let isFirst = true; !isStopped; isFirst = false) {
      if (session.stdout.isTerminal) await session.stdout.write(CLEAR);
      // Ctrl-C ends the wait for a slow answer as well.
      await Promise.race([
        attempt(session, once, (error) => !isFirst && isPassing(error)),
        stopped,
      ]);
      if (isStopped) break;
      let timer: NodeJS.Timeout | undefined;
      const pause = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, seconds * 1000);
      });
      await Promise.race([pause, stopped]);
      clearTimeout(timer);
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function attempt(
  session: Session,
  once: () => Promise<void>,
  isPassing: (error: unknown) => boolean,
): Promise<void> {
  try {
    await once();
  } catch (error) {
    if (!isPassing(error)) throw error;
    session.stderr.print(`${(error as Error).message}; trying again\n`);
  }
}
