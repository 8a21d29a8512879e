import { kindOf } from './kinds';

/** A request as data. In `path` and `body`, `{ns}` is the namespace and `{name}` a new name. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
  /** It asks for a stream, which needs a real container: any answer but a refusal means that it was allowed. */
  readonly connects?: true;
}

/** A part of a manifest: what is left out follows from the kind. */
export type Draft = Readonly<Record<string, unknown>> & {
  readonly metadata?: Readonly<Record<string, unknown>>;
};

/** The path of `PLURAL`, `PLURAL/NAME` or `PLURAL/NAME/SUBRESOURCE`, with or without a query. */
export function pathOf(place: string): string {
  const query = place.indexOf('?');
  if (query !== -1) return pathOf(place.slice(0, query)) + place.slice(query);
  const [plural = '', ...rest] = place.split('/');
  const { apiVersion, namespaced } = kindOf(plural);
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return [root, ...(namespaced ? ['namespaces/{ns}'] : []), plural, ...rest].join('/');
}

/** The whole manifest of a draft; without a name of its own it gets a new one. */
export function manifest(plural: string, draft: Draft = {}): Draft {
  const { apiVersion, kind } = kindOf(plural);
  return { apiVersion, kind, ...draft, metadata: { name: '{name}', ...draft.metadata } };
}

export function create(plural: string, draft: Draft = {}): Call {
  return { method: 'POST', path: pathOf(plural), body: manifest(plural, draft) };
}

/** Creates a subresource that is an object of its own, such as a token. */
export function createAt(place: string, body: unknown): Call {
  return { method: 'POST', path: pathOf(place), body };
}

export function read(place: string): Call {
  return { method: 'GET', path: pathOf(place) };
}

/** Lists in all namespaces. */
export function readEverywhere(plural: string): Call {
  return { method: 'GET', path: pathOf(plural).replace('/namespaces/{ns}', '') };
}

/** A watch that ends by itself. */
export function watch(plural: string): Call {
  return { method: 'GET', path: `${pathOf(plural)}?watch=true&timeoutSeconds=1` };
}

export function remove(place: string): Call {
  return { method: 'DELETE', path: pathOf(place) };
}

/** A JSON merge patch. */
export function patch(place: string, body: unknown): Call {
  return {
    method: 'PATCH',
    path: pathOf(place),
    body,
    contentType: 'application/merge-patch+json',
  };
}

export function jsonPatch(place: string, body: readonly object[]): Call {
  return { method: 'PATCH', path: pathOf(place), body, contentType: 'application/json-patch+json' };
}

/** Lists such as containers are merged by name. */
export function strategicPatch(place: string, body: unknown): Call {
  return {
    method: 'PATCH',
    path: pathOf(place),
    body,
    contentType: 'application/strategic-merge-patch+json',
  };
}

/** Server-side apply that takes fields over from whoever holds them. */
export function seize(place: string, draft: Draft): Call {
  const [plural = '', name] = place.split('/');
  return {
    method: 'PATCH',
    path: `${pathOf(place)}?fieldManager=attacker&force=true`,
    body: manifest(plural, { ...draft, metadata: { ...draft.metadata, name } }),
    contentType: 'application/apply-patch+yaml',
  };
}

/** Opens a stream: exec, attach, port-forward or a proxy. */
export function connect(method: 'GET' | 'POST', place: string, query = ''): Call {
  return { method, path: `${pathOf(place)}${query}`, connects: true };
}

/** Nothing is stored; streams and reads know no dry run. */
export function dry(call: Call): Call {
  if (call.method === 'GET' || call.connects || call.path.includes('dryRun=All')) return call;
  return { ...call, path: `${call.path}${call.path.includes('?') ? '&' : '?'}dryRun=All` };
}

/** A path that belongs to no kind. */
export function rawRead(path: string): Call {
  return { method: 'GET', path };
}

/** A call in a namespace, with a name for what it creates. */
export function fill(call: Call, namespace: string, name: string): Call {
  const replace = (text: string) => text.replaceAll('{ns}', namespace).replaceAll('{name}', name);
  return {
    ...call,
    path: replace(call.path),
    ...(call.body === undefined ? {} : { body: JSON.parse(replace(JSON.stringify(call.body))) }),
  };
}

/** Whether a call stays inside a namespace. */
export function isNamespaced(call: Call): boolean {
  return call.path.includes('/namespaces/{ns}');
}
