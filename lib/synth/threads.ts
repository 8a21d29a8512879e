import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromThread, ThreadSetup, ThreadTask, ToThread } from './thread-messages';

/**
 * Tenants for each further thread. Starting one and handing tenants over takes half a second of processor time, in which
 * four hundred are rendered here: below this, nothing is gained even on idle cores. See docs/performance.md.
 */
const TENANTS_PER_THREAD = 1500;

/** One thread writes what all render: more than this would wait for it, and each takes some 70 MB. */
const MOST_THREADS = 4;

/** How many threads render a fleet, this one included. */
export function threadsFor(tenants: number): number {
  const worthwhile = 1 + Math.floor(tenants / TENANTS_PER_THREAD);
  return Math.min(worthwhile, availableParallelism(), MOST_THREADS);
}

const PROGRAM = join(__dirname, `render-thread${extname(__filename)}`);

/** A tenant is gone as soon as it is written: more room would only hold garbage. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };

function startWorker(): Worker {
  if (extname(__filename) !== '.ts') return new Worker(PROGRAM, { resourceLimits: LIMITS });
  // From source, as in our own tests, a thread needs what makes JavaScript of it.
  const needed = [require.resolve('tsx/cjs'), PROGRAM];
  const code = needed.map((path) => `require(${JSON.stringify(path)});`).join('');
  return new Worker(code, { eval: true });
}

/** Threads that were started before anybody knew what for. */
const spare = new Set<Worker>();

/**
 * Starts the further threads of a fleet that will be large, so that they load while it is read. Those that nobody comes
 * to use keep no process alive.
 */
export function prepareThreads(tenants: number): void {
  for (let count = threadsFor(tenants) - 1 - spare.size; count > 0; count--) {
    const worker = startWorker();
    worker.unref();
    spare.add(worker);
    const forget = (): boolean => spare.delete(worker);
    worker.on('error', forget);
    worker.on('exit', forget);
  }
}

function takeWorker(): Worker {
  const [worker] = spare;
  if (worker === undefined) return startWorker();
  spare.delete(worker);
  worker.removeAllListeners();
  worker.ref();
  return worker;
}

/** Tasks under way in each thread: it goes on with one while the other is answered. */
const TASKS_AHEAD = 2;

/** Further threads that render. Each takes its next task when it has answered one. */
export class Threads {
  private readonly workers: Worker[];
  private readonly under = new Set<number>();
  private readonly answers: FromThread[] = [];
  private failed: Error | undefined;
  private wake: () => void = () => undefined;

  /**
   * @param next - gives the next task, or nothing when all are taken
   */
  constructor(
    count: number,
    setup: ThreadSetup,
    private readonly next: () => ThreadTask | undefined,
  ) {
    this.workers = Array.from({ length: count }, () => this.start(setup));
  }

  /** What was answered since the last call. */
  take(): FromThread[] {
    if (this.failed !== undefined) throw this.failed;
    return this.answers.splice(0);
  }

  /** Whether there is an answer to take, or one still to come to a task before the one of this number. */
  hasMore(before: number): boolean {
    return this.answers.length > 0 || [...this.under].some((index) => index < before);
  }

  /** Resolves with the next answer, or failure. */
  answered(): Promise<void> {
    if (this.answers.length > 0 || this.failed !== undefined) return Promise.resolve();
    return new Promise((resolve) => (this.wake = resolve));
  }

  async stop(): Promise<void> {
    for (const worker of this.workers) worker.removeAllListeners();
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(setup: ThreadSetup): Worker {
    const worker = takeWorker();
    const send = (message: ToThread): void => worker.postMessage(message);
    const give = (): void => {
      const task = this.next();
      if (task === undefined) return;
      this.under.add(task.index);
      send({ task });
    };
    worker.on('message', (answer: FromThread) => {
      this.under.delete(answer.index);
      this.answers.push(answer);
      give();
      this.wake();
    });
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', (code) => this.fail(new Error(`a rendering thread ended with ${code}`)));
    send({ setup });
    for (let ahead = 0; ahead < TASKS_AHEAD; ahead++) give();
    return worker;
  }

  private fail(error: unknown): void {
    this.failed ??= error instanceof Error ? error : new Error(String(error));
    this.wake();
  }
}
