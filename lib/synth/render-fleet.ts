import { setImmediate } from 'node:timers/promises';
import type { Fleet, FleetTenant } from '../fleet/model/fleet';
import { type FleetFiles, borderPath, tenantPath } from './render/fleet-files';
import type { PreparedFile, RenderedFile } from './tree/prepare';
import { type ThreadTask, fromFailure } from './thread-messages';
import { Threads } from './threads';
import type { Standings } from './tree/tree-plan';

/** Tenants of one task: enough that handing it over costs little, few enough that all threads end together. */
const TENANTS_PER_TASK = 10;

export interface RenderPlace {
  readonly output: string;
  /** What the paths of extensions are relative to. */
  readonly folder: string;
  /** How many threads render, this one included. */
  readonly threads: number;
}

/**
 * Renders a whole fleet in several threads. This one renders, too, and alone takes what the others made: it is the only
 * one that writes.
 */
export async function* renderFleet(
  files: FleetFiles,
  fleet: Fleet,
  standings: Standings,
  { output, folder, threads }: RenderPlace,
): AsyncGenerator<RenderedFile | PreparedFile> {
  const tasks = new Tasks(fleet.tenants, standings);
  const others = new Threads(threads - 1, { platform: fleet.platform, folder, output }, () =>
    tasks.next(),
  );
  try {
    yield* files.renderCommon();
    for (let task = tasks.next(); task !== undefined; task = tasks.next()) {
      yield* renderTask(files, task, tasks);
      // Answers are heard, and others get their next task, when the event loop turns.
      await setImmediate();
      yield* takeAnswers(others, tasks);
    }
    while (others.hasMore(tasks.end)) {
      await others.answered();
      yield* takeAnswers(others, tasks);
    }
    tasks.throwFailure();
  } finally {
    await others.stop();
  }
}

/** Renders one task here. */
function* renderTask(
  files: FleetFiles,
  { index, tenants }: ThreadTask,
  tasks: Tasks,
): Generator<RenderedFile> {
  const render = files.render(tenants);
  for (;;) {
    let next: IteratorResult<RenderedFile>;
    try {
      next = render.next();
    } catch (error) {
      tasks.failAt(index, error);
      return;
    }
    if (next.done === true) return;
    yield next.value;
  }
}

function* takeAnswers(others: Threads, tasks: Tasks): Generator<PreparedFile> {
  for (const answer of others.take()) {
    if ('files' in answer) yield* answer.files;
    else tasks.failAt(answer.index, fromFailure(answer.failure));
  }
}

/**
 * Tenants in portions, in order. After a failure, what comes before it is still finished: the first tenant that fails is
 * the one to be told of, whichever thread was faster.
 */
class Tasks {
  private taken = 0;
  private failure: { readonly index: number; readonly error: unknown } | undefined;

  constructor(
    private readonly tenants: readonly FleetTenant[],
    private readonly standings: Standings,
  ) {}

  /** Tasks from here on are of no use any more. */
  get end(): number {
    return this.failure?.index ?? Infinity;
  }

  next(): ThreadTask | undefined {
    const index = this.taken;
    const start = index * TENANTS_PER_TASK;
    if (this.failure !== undefined || start >= this.tenants.length) return undefined;
    this.taken += 1;
    const tenants = this.tenants.slice(start, start + TENANTS_PER_TASK);
    return { index, tenants, standing: this.standingOf(tenants) };
  }

  failAt(index: number, error: unknown): void {
    if (index < this.end) this.failure = { index, error };
  }

  throwFailure(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }

  private standingOf(tenants: readonly FleetTenant[]): string[] {
    return tenants.flatMap(({ name, environments }) =>
      Object.entries(environments)
        .flatMap(([environment, form]) => [
          tenantPath(name, environment),
          borderPath(form.namespace),
        ])
        .filter((path) => this.standings.get(path) === true),
    );
  }
}
