import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RequestOptions, Response } from '../client';
import { sendCounted, sendWithin } from '../quota-counts';
import { untilUsed } from '../until-counted';
import { waitFor } from '../wait';
import { type Battery, newName, wordsOf } from './attack';
import { type Call, type Draft, create, fill, patch, pathOf, read } from './calls';
import { type Persona, identityOf } from './people';
import { type Target, BLUE } from './targets';

/** Something that people must be able to do, run for real, by one persona after the other. */
export interface Work {
  readonly what: string;
  readonly by: readonly Persona[];
  /** Where, if not in the first tenant's dev. */
  readonly target?: Target;
  /** Calls that succeed one after the other, or more than calls can say. */
  readonly run: readonly Call[] | ((worker: Worker) => Promise<void>);
  /** Takes away what it needs, so that it can be done once. @default false */
  readonly once?: true;
  /** The oldest minor version of Kubernetes that can do it. */
  readonly since?: number;
  /** The first minor version of Kubernetes that does it in another way. */
  readonly before?: number;
}

/** The parts of an object that cases look at. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- objects of every kind
export type Stored = any;

const runFile = promisify(execFile);

/** A persona at work in a namespace. Whatever is refused is an error, in the server's words. */
export class Worker {
  readonly name = newName('work');
  private readonly made: string[] = [];

  constructor(
    private readonly battery: Battery,
    readonly target: Target,
    readonly persona: Persona,
  ) {}

  get namespace(): string {
    return this.target.namespace;
  }

  private identityOf(persona: Persona): RequestOptions {
    return identityOf(persona, this.target.tenant, this.namespace);
  }

  /** One call with the persona's rights; the answer, if it is no refusal. */
  async call(call: Call): Promise<Stored> {
    const answer = await sendWithin(() => this.try(call));
    if (!isDone(call, answer)) throw new Error(`${call.method} ${call.path}: ${wordsOf(answer)}`);
    return answer.body;
  }

  /** One call with the persona's rights, whatever comes of it. */
  try(call: Call, name = this.name): Promise<Response> {
    return this.tryAs(this.persona, call, name);
  }

  /** One call with the rights of somebody else, whatever comes of it. */
  async tryAs(persona: Persona, call: Call, name = this.name): Promise<Response> {
    const { method, path, body, contentType } = fill(call, this.namespace, name);
    const options = { ...this.identityOf(persona), contentType, seconds: 20 };
    const send = () => this.battery.plane.request(method, path, body, options);
    const answer = await sendCounted(send);
    if (method === 'POST' && answer.status === 201 && answer.body?.metadata?.name) {
      this.made.push(`${path.split('?')[0]}/${answer.body.metadata.name}`);
    }
    return answer;
  }

  create(plural: string, draft?: Draft): Promise<Stored> {
    return this.call(create(plural, draft));
  }

  /** Creates an object under a name of its own, where one case needs several. */
  async createAs(name: string, plural: string, draft?: Draft): Promise<Stored> {
    const call = create(plural, draft);
    const answer = await sendWithin(() => this.try(call, name));
    if (answer.status >= 300) throw new Error(`${call.method} ${call.path}: ${wordsOf(answer)}`);
    return answer.body;
  }

  /** Waits until an object, as the cluster's administrator sees it, is as it should be. */
  until(
    place: string,
    what: string,
    test: (object: Stored) => unknown,
    seconds?: number,
  ): Promise<Stored> {
    const path = fill({ method: 'GET', path: pathOf(place) }, this.namespace, this.name).path;
    let last: Stored;
    return waitFor(
      async () => {
        last = (await this.battery.plane.request('GET', path)).body;
        return test(last) ? (last as object) : false;
      },
      { what: `${place} ${what}`, seconds },
    ).catch((error: Error) => {
      throw new Error(`${error.message}; it is ${JSON.stringify(last?.status ?? last?.message)}`);
    });
  }

  /** Waits until the pod of a case runs, and gives it. */
  running(name = this.name): Promise<Stored> {
    return this.until(`pods/${name}`, 'runs', (pod) => pod.status?.phase === 'Running');
  }

  /** Waits until as many pods with the label `case` run. */
  runningPods(count: number): Promise<Stored> {
    return this.until(`pods?labelSelector=case%3D${this.name}`, `are ${count} that run`, (list) => {
      const running = list.items?.filter((pod: Stored) => pod.status?.phase === 'Running');
      return running?.length === count;
    });
  }

  /** Does what a kubelet, a controller or the platform does. */
  async asCluster(call: Call): Promise<Stored> {
    const { method, path, body, contentType } = fill(call, this.namespace, this.name);
    const answer = await this.battery.plane.request(method, path, body, { contentType });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${wordsOf(answer)}`);
    return answer.body;
  }

  /** Does something while an annotation of ours at the namespace says something else; `null`: while it is not there. */
  async whileStated(name: string, value: string | null, act: () => Promise<void>): Promise<void> {
    const key = `cdk8s-tenancy/${name}`;
    const namespace = await this.asCluster(read('namespaces/{ns}'));
    const before = (namespace.metadata.annotations?.[key] ?? null) as string | null;
    const state = (text: string | null): Promise<Stored> =>
      this.asCluster(patch('namespaces/{ns}', { metadata: { annotations: { [key]: text } } }));
    await state(value);
    try {
      await act();
    } finally {
      await state(before);
    }
  }

  /** Waits until a call of the persona is refused: a change that admission sees late has arrived. */
  untilRefused(call: Call): Promise<Stored> {
    return waitFor(async () => (await this.try(call, newName('probe'))).status >= 400, {
      what: `${call.method} ${call.path} to be refused`,
    });
  }

  /** Waits until a call of the persona is allowed, and takes what it made away with the case. */
  untilAllowed(call: Call): Promise<Stored> {
    return waitFor(async () => (await this.try(call)).status < 300, {
      what: `${call.method} ${call.path} to be allowed`,
    });
  }

  /** Waits until a quota says that so much of a key is in use. */
  used(quota: string, key: string, value: string): Promise<void> {
    const { namespace } = this;
    return untilUsed(this.battery.plane, { namespace, quota, key, value });
  }

  /** Runs kubectl as the persona; `{ns}` and `{name}` are filled in, a refusal is an error. */
  async kubectl(command: string): Promise<string> {
    const { stdout, refusal } = await this.kubectlShows(command);
    if (refusal === '') return stdout;
    throw new Error(`kubectl ${command}: ${refusal}`);
  }

  /** The same for a command that may show one part of what is asked for, and be refused another. */
  async kubectlShows(command: string): Promise<{ stdout: string; refusal: string }> {
    const { plane } = this.battery;
    const filled = command.replaceAll('{ns}', this.namespace).replaceAll('{name}', this.name);
    const { as = '', groups = [] } = this.identityOf(this.persona);
    const args = [
      ...filled.split(' '),
      `--namespace=${this.namespace}`,
      `--as=${as}`,
      ...groups.map((group) => `--as-group=${group}`),
    ];
    const env = { ...process.env, KUBECONFIG: plane.kubeconfig };
    try {
      return { stdout: (await runFile(plane.kubectl, args, { env })).stdout, refusal: '' };
    } catch (error) {
      const { stdout = '', stderr, message } = error as Partial<Record<string, string>>;
      return { stdout, refusal: stderr?.trim() || message || 'failed' };
    }
  }

  /** Takes away what the case made. */
  async clear(): Promise<void> {
    for (const path of this.made.reverse()) {
      await this.battery.plane.request('DELETE', path, {
        gracePeriodSeconds: 0,
        propagationPolicy: 'Background',
      });
    }
  }
}

function isDone(call: Call, { status, body }: Response): boolean {
  if (!call.connects) return status < 300;
  return (
    ![401, 403, 405].includes(status) &&
    (status !== 404 || / "absent" not found$/.test(body?.message))
  );
}

/** Runs a piece of work by each persona. */
export async function runWork(battery: Battery, work: Work): Promise<void> {
  const { what, by, run, target = BLUE } = work;
  for (const persona of by) {
    const worker = new Worker(battery, target, persona);
    const start = Date.now();
    let problem: string | undefined;
    try {
      if (typeof run === 'function') await run(worker);
      else for (const call of run) await worker.call(call);
    } catch (error) {
      problem = (error as Error).message;
    } finally {
      await worker.clear();
    }
    const where = target === BLUE ? '' : ` in ${target.namespace}`;
    battery.recorder.check('work', `${what}, by ${persona}${where}`, problem);
    if (Date.now() - start > 10_000) battery.recorder.slow(what, Date.now() - start);
  }
}

/** Ordinary work that our objects refuse today. */
export interface KnownRefusal {
  readonly what: string;
  readonly call: Call;
  readonly by: readonly Persona[];
  readonly target?: Target;
  readonly message: RegExp;
  /** What will let it through. */
  readonly missing: string;
  readonly since?: number;
  /** The first minor version of Kubernetes that lets it through. */
  readonly before?: number;
}

/** Runs a known refusal; success means that the table is out of date. */
export async function runKnownRefusal(battery: Battery, refusal: KnownRefusal): Promise<void> {
  const { what, call, by, message, missing, target = BLUE } = refusal;
  for (const persona of by) {
    const worker = new Worker(battery, target, persona);
    const answer = await worker.try(call);
    const words = wordsOf(answer);
    const passed = answer.status >= 300 && message.test(words);
    battery.recorder.add({
      sort: 'known',
      title: `${what}, by ${persona}`,
      passed,
      note: passed
        ? `missing: ${missing}`
        : answer.status < 300
          ? 'it is possible now, so it belongs among the work'
          : `refused for another reason: ${words}`,
    });
    await worker.clear();
  }
}

/** A claim about what the server answered. */
export function expect(holds: unknown, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
