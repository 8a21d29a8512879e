/** What an address after `#` says: the view, a name in it, and what was chosen there. */
export interface Route {
  /** Such as `tenants`; empty for the overview. */
  readonly view: string;
  /** Such as the name of a tenant. */
  readonly name?: string;
  readonly query: URLSearchParams;
}

/** Reads `#/tenants/vision?cluster=eu`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view = '', name] = path.split('/').map(decoded);
  return { view, ...(name ? { name } : {}), query: new URLSearchParams(query) };
}

/** The address of a view. The cluster that was chosen stays chosen. */
export function linkTo(view: string, name?: string, query: Record<string, string> = {}): string {
  const cluster = parseRoute(location.hash).query.get('cluster');
  const params = new URLSearchParams({ ...(cluster === null ? {} : { cluster }), ...query });
  const path = [view, name].filter((part) => part !== undefined).map(encodeURIComponent);
  return `#/${path.join('/')}${suffix(params)}`;
}

/** Notes in the address what was chosen, without a step for the back button. */
export function noteInRoute(changes: Readonly<Record<string, string>>): void {
  const { query } = parseRoute(location.hash);
  for (const [key, value] of Object.entries(changes)) {
    if (value === '') query.delete(key);
    else query.set(key, value);
  }
  const [path = '#/'] = location.hash.split('?', 1);
  history.replaceState(null, '', `${path || '#/'}${suffix(query)}`);
}

function suffix(params: URLSearchParams): string {
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** What nobody can decode is the name of nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
