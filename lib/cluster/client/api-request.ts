/**
 * What may be asked of an API server. This is the only place where requests are made, and none of them changes anything:
 * they read, or they are rehearsed by the server, which then throws the result away (`dryRun=All`).
 */
export type ApiRequest = ReadRequest | RehearsedApply;

export interface ReadRequest {
  readonly method: 'GET';
  /** With the query. */
  readonly path: string;
}

export interface RehearsedApply {
  readonly method: 'PATCH';
  /** With the query, and `dryRun=All` in it. */
  readonly path: string;
  /** An object as JSON. */
  readonly body: string;
}

/** Query parameters; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Reads an object, or a list of them. */
export function readRequest(path: string, query: Query = {}): ReadRequest {
  return { method: 'GET', path: withQuery(path, query) };
}

/** Asks what an object would be after a server-side apply, without applying it. */
export function rehearsedApply(
  path: string,
  object: unknown,
  { fieldManager, force }: { readonly fieldManager: string; readonly force: boolean },
): RehearsedApply {
  const query = { dryRun: 'All', fieldManager, force: String(force) };
  return { method: 'PATCH', path: withQuery(path, query), body: JSON.stringify(object) };
}

/** Stops a request that would change something, wherever it comes from. */
export function refuseWrites({ method, path }: { method: string; path: string }): void {
  const query = new URLSearchParams(path.split('?')[1]);
  const isRehearsed = method === 'PATCH' && query.getAll('dryRun').join() === 'All';
  if (method !== 'GET' && !isRehearsed) {
    throw new Error(`${method} ${path} would change the cluster`);
  }
}

function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}
