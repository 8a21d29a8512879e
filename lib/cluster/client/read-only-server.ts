import { type ApiRequest, type Query, readRequest, rehearsedApply } from './api-request';
import { answerProblem, halfJson, noJson } from './answer-problems';
import { ClusterProblem } from './cluster-problem';
import type { Connection } from './connection';
import type { Answer } from './send-request';
import { Sender } from './send-request';

export interface ApiServerOptions {
  /** The command that reads, as it is called: `usage`. Messages name it. */
  readonly command: string;
  /** How long one request may take, in milliseconds. @default 30000 */
  readonly timeoutMs?: number;
  /** How many objects a page of a list holds. @default 500 */
  readonly pageSize?: number;
  /** How long to wait before the first retry, in milliseconds. It doubles each time. @default 250 */
  readonly firstWaitMs?: number;
}

/** A list as a server sends it. */
interface Page {
  readonly items?: readonly unknown[] | null;
  readonly metadata?: { readonly continue?: string };
}

/** How often one request is sent at most. */
const ATTEMPTS = 5;
/** How often a list is read from its beginning at most. */
const LISTS = 4;
const LONGEST_WAIT_MS = 15_000;
const OLDEST_MINOR = 30;

/** An API server that is read and never written. */
export class ApiServer {
  private readonly sender: Sender;
  private readonly timeoutMs: number;
  private readonly pageSize: number;
  private readonly firstWaitMs: number;
  private readonly command: string;

  constructor(
    readonly connection: Connection,
    { command, timeoutMs = 30_000, pageSize = 500, firstWaitMs = 250 }: ApiServerOptions,
  ) {
    this.command = command;
    this.timeoutMs = timeoutMs;
    this.pageSize = pageSize;
    this.firstWaitMs = firstWaitMs;
    this.sender = new Sender(connection, this.timeoutMs);
  }

  /** Closes the kept connections. */
  close(): void {
    this.sender.close();
  }

  /** Reads an object. It is what the server sent: the caller says what it expects. */
  async get<T>(path: string, query?: Query): Promise<T> {
    return this.ask<T>(readRequest(path, query));
  }

  /** Reads an object; undefined if there is none, or the kind is not served. */
  async find<T>(path: string, query?: Query): Promise<T | undefined> {
    try {
      return await this.get<T>(path, query);
    } catch (error) {
      if (error instanceof ClusterProblem && error.kind === 'not-found') return undefined;
      throw error;
    }
  }

  /**
   * Reads a list in pages. Of each object, only what `read` returns is kept. If the server forgets where the list was,
   * the list is read from its beginning.
   */
  async list<Item, Kept>(
    path: string,
    read: (item: Item) => Kept | undefined,
    query: Query = {},
  ): Promise<Kept[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.listOnce(path, read, query);
      } catch (error) {
        const isGone = error instanceof ClusterProblem && error.kind === 'gone';
        if (!isGone || attempt === LISTS) throw error;
      }
    }
  }

  /** Reads a list; an empty one if the kind is not served. */
  async listIfServed<Item, Kept>(
    path: string,
    read: (item: Item) => Kept | undefined,
  ): Promise<Kept[]> {
    try {
      return await this.list(path, read);
    } catch (error) {
      if (error instanceof ClusterProblem && error.kind === 'not-found') return [];
      throw error;
    }
  }

  /** What an object would be after a server-side apply. Nothing is applied. */
  async rehearse<T>(
    path: string,
    object: unknown,
    options: { readonly fieldManager: string; readonly force: boolean },
  ): Promise<T> {
    return this.ask<T>(rehearsedApply(path, object, options));
  }

  /** The version of the server, such as `v1.36.3`. An old one is a problem. */
  async version(): Promise<string> {
    type Version = {
      readonly major?: string;
      readonly minor?: string;
      readonly gitVersion?: string;
    };
    const { major, minor, gitVersion } = await this.get<Version>('/version');
    const { server, name } = this.connection;
    if (gitVersion === undefined || !/^\d+$/.test(major ?? '')) {
      throw noJson(`${server.host} (${name})`, '/version');
    }
    const isOld = Number(major) === 1 && Number.parseInt(minor ?? '', 10) < OLDEST_MINOR;
    if (!isOld) return gitVersion;
    throw new ClusterProblem(
      'too-old',
      `${server.host} (${name}) is Kubernetes ${gitVersion}; this command needs 1.${OLDEST_MINOR} or newer`,
    );
  }

  private async listOnce<Item, Kept>(
    path: string,
    read: (item: Item) => Kept | undefined,
    query: Query,
  ): Promise<Kept[]> {
    const kept: Kept[] = [];
    let token: string | undefined;
    do {
      const page: Page = await this.get<Page>(path, {
        ...query,
        limit: this.pageSize,
        continue: token,
      });
      for (const item of page.items ?? []) {
        const one = read(item as Item);
        if (one !== undefined) kept.push(one);
      }
      token = page.metadata?.continue;
    } while (token !== undefined && token !== '');
    return kept;
  }

  /** Sends a request, and again where the server is busy or the connection drops: nothing is changed by a second one. */
  private async ask<T>(request: ApiRequest): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return this.read<T>(request, await this.sender.send(request));
      } catch (error) {
        if (!(error instanceof ClusterProblem) || attempt === ATTEMPTS) throw error;
        if (error.kind !== 'busy' && error.kind !== 'dropped') throw error;
        const wait = error.waitMs ?? this.firstWaitMs * 2 ** (attempt - 1);
        await pause(Math.min(wait, LONGEST_WAIT_MS));
      }
    }
  }

  private read<T>(request: ApiRequest, answer: Answer): T {
    const { connection } = this;
    const { status, contentType, text } = answer;
    if (status < 200 || status > 299) {
      throw answerProblem(request, answer, connection, this.command);
    }
    try {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed === 'object' && parsed !== null) return parsed as T;
    } catch {
      if (/json/i.test(contentType) || text.startsWith('{')) {
        throw halfJson(connection, request.path);
      }
    }
    const { server, name } = connection;
    throw noJson(`${server.host} (${name})`, request.path.split('?')[0]!);
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
