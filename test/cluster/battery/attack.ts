import type { GuardRailName } from '../../../lib/fleet/catalogue/guard-rail-catalogue';
import type { RequestOptions, Response } from '../client';
import type { ControlPlane } from '../control-plane';
import { sendCounted } from '../quota-counts';
import { waitFor } from '../wait';
import { type Call, dry, fill, isNamespaced } from './calls';
import { BOSS, type Persona, WORKERS, identityOf } from './people';
import type { Recorder } from './recorder';
import type { Share } from './sample';
import { type Target, BLUE, UNGUARDED } from './targets';

/** A way out of a namespace, tried by one persona after the other. */
export interface Attack {
  /** The route in the list of threats: E01 to E92. */
  readonly route: string;
  readonly what: string;
  readonly call: Call;
  readonly by: readonly Persona[];
  readonly refused: Refusal;
  /** Whose name is borrowed, by the real token of a service account. */
  readonly impersonates?: Pick<RequestOptions, 'as' | 'groups'>;
  /** Where, if not in the first tenant's dev. */
  readonly target?: Target;
  /**
   * How the same request does where nothing guards. `absent` with a reason where nothing can be
   * compared.
   * @default - it succeeds in the namespace `no-guards-here`, or for the cluster's administrator
   */
  readonly control?: 'absent';
  /** The oldest minor version of Kubernetes on which there is anything to attack. */
  readonly since?: number;
  /** The first minor version of Kubernetes on which there no longer is. */
  readonly before?: number;
}

/** What the server must answer. */
export interface Refusal {
  readonly status: number;
  readonly message: RegExp;
  /**
   * The request itself is accepted; the pods that it asks for never appear, and an event says why.
   */
  readonly later?: true;
  /** Who says it, for the page of security. @default - the API server itself */
  readonly by?: string;
}

/** A way out that today's objects leave open. */
export interface OpenRoute extends Omit<Attack, 'refused' | 'control'> {
  /** What will close it. */
  readonly missing: string;
}

/** An attack by all who may start pods, where nothing else is said. */
export function attack(
  route: string,
  what: string,
  call: Call,
  refused: Refusal,
  more: Partial<Attack> = {},
): Attack {
  return { route, what, call, by: WORKERS, refused, ...more };
}

/** The authorizer says no. */
export const NO_ROLE: Refusal = {
  by: 'the closed roles',
  status: 403,
  message: /forbidden: User ".+" cannot \S+ (resource|path) /,
};

/** Pod Security says no, for what `reason` matches. */
export function podSecurity(reason: string, level = 'baseline'): Refusal {
  return {
    by: 'Pod Security',
    status: 403,
    message: new RegExp(`violates PodSecurity "${level}:v1.34": .*${reason}`),
  };
}

/** A regular expression for a text as it stands. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A quota of ours says no, because of `key`. */
export function overQuota(quota: string, key: string): Refusal {
  return {
    by: `ResourceQuota \`${quota}\``,
    status: 403,
    message: new RegExp(`exceeded quota: ${quota}, requested: (.*,)?${literally(key)}=`),
  };
}

/** An admission policy of ours says no, in words for people. */
export function byPolicy(policy: string, words: string): Refusal {
  return {
    by: `policy \`${policy}\``,
    status: 403,
    message: new RegExp(
      `is forbidden: ValidatingAdmissionPolicy '${policy}' with binding '${policy}' denied request: ${words}`,
    ),
  };
}

/** A guard rail of ours for pods says no: all of them are in one policy. */
export function byPodRail(rail: GuardRailName, words: string): Refusal {
  const { message } = byPolicy('tenant-pods', words);
  return {
    by: `guard rail \`${rail}\`, in policy \`tenant-pods\``,
    status: 403,
    message: new RegExp(`${message.source}.* \\[${rail}\\]`),
  };
}

/** By one of two policies: which of them answers is the server's choice. */
export function byEither(one: Refusal, other: Refusal): Refusal {
  return { ...one, message: new RegExp(`${one.message.source}|${other.message.source}`) };
}

/** The pods of a workload are refused, not the workload. */
export function later(refusal: Refusal): Refusal {
  return { ...refusal, later: true };
}

export interface Battery {
  readonly plane: ControlPlane;
  readonly recorder: Recorder;
  /** What areas with checks of another form try. @default - everything */
  readonly share?: Share;
  /** Attacks that succeed change nothing. @default false */
  readonly dryRun?: boolean;
}

let names = 0;

/** A name that no object has yet. */
export function newName(prefix: string): string {
  names += 1;
  return `${prefix}-${names}`;
}

/** First where nothing guards, then by each persona against the guards. */
export async function runAttack(battery: Battery, attack: Attack): Promise<void> {
  const { recorder } = battery;
  const { route, what } = attack;
  if (attack.control !== 'absent') {
    recorder.add({
      sort: 'control',
      route,
      title: `${route} ${what}`,
      ...verdict(await runControl(battery, attack)),
    });
  }
  for (const persona of attack.by) {
    recorder.add({
      sort: 'attack',
      route,
      title: `${route} ${what}, by ${persona}`,
      ...(await tryAttack(battery, attack, persona)),
    });
  }
}

function verdict(problem: string | undefined): { passed: boolean; note?: string } {
  return problem === undefined ? { passed: true } : { passed: false, note: problem };
}

/** Why the request does not succeed where nothing guards; undefined if it does. */
async function runControl(
  { plane }: Battery,
  { call, refused, impersonates = {} }: Attack,
): Promise<string | undefined> {
  const name = newName('control');
  const filled = fill(call, UNGUARDED, name);
  // Inside the namespace a namespace's boss is enough; for the rest the administrator tries.
  const identity = isNamespaced(call) ? BOSS : impersonates;
  // A dry run passes all of admission; only pods that controllers make need the real thing.
  const answer = await send(plane, refused.later ? filled : dry(filled), identity);
  if (!isAllowed(call, answer)) return `where nothing guards: ${wordsOf(answer)}`;
  if (!refused.later) return undefined;
  try {
    await waitFor(async () => (await podsOf(plane, UNGUARDED, name)) > 0, {
      what: `a pod of ${name} where nothing guards`,
    });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await discard(plane, filled, name);
  }
}

async function tryAttack(
  { plane, dryRun = false }: Battery,
  { call, refused, impersonates, target = BLUE }: Attack,
  persona: Persona,
): Promise<{ passed: boolean; note: string }> {
  const name = newName('attack');
  const real = fill(call, target.namespace, name);
  const filled = dryRun ? dry(real) : real;
  let identity = identityOf(persona, target.tenant, target.namespace);
  if (impersonates) identity = { token: await tokenOf(plane, identity), ...impersonates };
  const answer = await send(plane, filled, identity);
  if (refused.later && isAllowed(call, answer)) {
    const note = await refusedLater(plane, target.namespace, name, refused.message);
    await discard(plane, filled, name);
    return note;
  }
  const words = wordsOf(answer);
  const passed = answer.status === refused.status && refused.message.test(words);
  if (isAllowed(call, answer)) {
    if (filled.method === 'POST' && !call.connects) await discard(plane, filled, name);
    return { passed: false, note: `it succeeded: ${answer.status}` };
  }
  return { passed, note: passed ? words : `refused for another reason: ${answer.status} ${words}` };
}

/** A token of a service account, as a pod has it: only who is somebody can borrow another name. */
async function tokenOf(plane: ControlPlane, { as = '' }: RequestOptions): Promise<string> {
  const [, , namespace, name] = as.split(':');
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  const { status, body } = await plane.request('POST', path, { spec: {} });
  if (status >= 300) throw new Error(`a token for ${as}: ${body.message}`);
  return body.status.token;
}

/** A workload's controller reports why it cannot make pods. */
async function refusedLater(
  plane: ControlPlane,
  namespace: string,
  name: string,
  message: RegExp,
): Promise<{ passed: boolean; note: string }> {
  let seen: string | undefined;
  try {
    const note = await waitFor(
      async () => {
        const { body } = await plane.request('GET', `/api/v1/namespaces/${namespace}/events`);
        const events: { involvedObject: { name: string }; message: string; reason: string }[] =
          body.items;
        const about = events.filter(
          ({ involvedObject, reason }) =>
            involvedObject.name.startsWith(name) && reason === 'FailedCreate',
        );
        seen = about[0]?.message;
        return about.find((event) => message.test(event.message))?.message;
      },
      { what: `an event about ${name}`, seconds: 60 },
    );
    const pods = await podsOf(plane, namespace, name);
    return pods === 0 ? { passed: true, note } : { passed: false, note: `${pods} pods were made` };
  } catch (error) {
    return { passed: false, note: seen ?? (error as Error).message };
  }
}

/** Pods that carry the label `case`. */
async function podsOf(plane: ControlPlane, namespace: string, name: string): Promise<number> {
  const query = `labelSelector=${encodeURIComponent(`case=${name}`)}`;
  const { body } = await plane.request('GET', `/api/v1/namespaces/${namespace}/pods?${query}`);
  return body.items.length;
}

/** Runs a route that is open; a refusal means that the table is out of date. */
export async function runOpenRoute(
  { plane, recorder }: Battery,
  { route, what, call, by, target = BLUE, missing }: OpenRoute,
): Promise<void> {
  for (const persona of by) {
    const filled = dry(fill(call, target.namespace, newName('open')));
    const answer = await send(plane, filled, identityOf(persona, target.tenant, target.namespace));
    const passed = isAllowed(call, answer);
    recorder.add({
      sort: 'open',
      route,
      title: `${route} ${what}, by ${persona}`,
      passed,
      note: passed
        ? `missing: ${missing}`
        : `it is refused now, so it belongs among the attacks: ${wordsOf(answer)}`,
    });
  }
}

function send(plane: ControlPlane, call: Call, identity: object): Promise<Response> {
  const { method, path, body, contentType } = call;
  const options = { ...identity, contentType, seconds: 20 };
  return sendCounted(() => plane.request(method, path, body, options));
}

function isAllowed(call: Call, { status, body }: Response): boolean {
  if (!call.connects) return status < 300;
  // Whoever may go in is told that nobody is there.
  if (status === 404) return / "absent" not found$/.test(body?.message ?? '');
  // A stream fails for want of a container, or because we ask for no upgrade: but it was allowed.
  return ![401, 403, 405].includes(status);
}

export function wordsOf({ status, body }: Response): string {
  return body?.message ?? `${status} ${JSON.stringify(body)}`;
}

async function discard(plane: ControlPlane, call: Call, name: string): Promise<void> {
  const options = { propagationPolicy: 'Background', gracePeriodSeconds: 0 };
  await plane.request('DELETE', `${call.path.split('?')[0]}/${name}`, options);
}
