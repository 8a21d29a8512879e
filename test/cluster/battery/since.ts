import type { Call } from './calls';
import type { Target } from './targets';

/** What a case says about the servers that it runs on. */
interface Dated {
  /** The oldest minor version of Kubernetes. */
  readonly since?: number;
  /** The first minor version of Kubernetes that it no longer makes sense on. */
  readonly before?: number;
  readonly target?: Target;
  readonly call?: Call;
  readonly run?: unknown;
}

/** The first minor version that serves a path. */
const SERVED: readonly (readonly [path: RegExp, minor: number])[] = [
  // Dynamic Resource Allocation is v1.
  [/^\/apis\/resource\.k8s\.io\/v1\//, 34],
  [/\/pods\/[^/]+\/resize(\?|$)/, 33],
  // Its definition calls a function that older servers do not know.
  [/^\/apis\/policy\.networking\.k8s\.io\//, 31],
];

/** The oldest minor version of Kubernetes that a case makes sense on. */
export function sinceOf({ since = 0, target, call, run }: Dated): number {
  const calls = [...(call ? [call] : []), ...(Array.isArray(run) ? (run as Call[]) : [])];
  const minors = SERVED.filter(([path]) => calls.some((item) => path.test(item.path)));
  // Everything that its tenant does is done with devices of a driver.
  const devices = target?.tenant === 'dra' ? 34 : 0;
  return Math.max(since, devices, ...minors.map(([, minor]) => minor));
}

/** Whether a case makes sense on a minor version of Kubernetes. */
export function isFor(item: Dated, minor: number): boolean {
  return minor >= sinceOf(item) && minor < (item.before ?? Infinity);
}

/** The minor version of a server that says v1.36.3. */
export function minorOf(version: string): number {
  return Number(/^v1\.(\d+)/.exec(version)?.[1]);
}
