import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Battery } from '../battery/attack';
import { manifest } from '../battery/calls';
import { waitForQuota } from '../battery/scene';
import type { Tree } from '../battery/trees';
import { waitFor } from '../wait';
import { Checkout } from './fleets';
import { BY_STAGE, BY_TENANT, GitopsEngine, type Layout } from './gitops-engine';
import { changesSince, lookAtGuards } from './guard-history';
import { identities, startWork } from './keepsakes';
import { may, openings, startsPod } from './probes';
import {
  AT_FIRST,
  NAMESPACES,
  PEOPLE,
  type Person,
  type Rights,
  SPEECH,
  STEPS,
  type Step,
  TALK,
  VISION,
} from './steps';

/** Delivers a fleet, renames and moves tenants, and looks what became of their work, their people and their guards. */
export async function proveRenames(battery: Battery): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-renames-'));
  try {
    await setTheStage(battery);
    await new Renames(battery, new Checkout(folder)).prove();
  } catch (error) {
    battery.recorder.check('rename', 'renames can be delivered', (error as Error).message);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** The engine may do everything, as the engines of most clusters, and is no member of `system:masters`. */
async function setTheStage({ plane }: Battery): Promise<void> {
  const rbac = 'rbac.authorization.k8s.io';
  const account = { name: 'renaming-engine', namespace: 'flux-system' };
  await plane.apply([
    {
      ...manifest('clusterrolebindings', { metadata: { name: 'renaming-engine' } }),
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    },
  ]);
}

class Renames {
  private readonly engines = new Map<Layout, GitopsEngine>();
  /** What a guard let through, after which write. */
  private opened: string[] = [];
  private watched: readonly string[] = [];

  constructor(
    private readonly battery: Battery,
    private readonly checkout: Checkout,
  ) {}

  async prove(): Promise<void> {
    const { plane } = this.battery;
    const first = await this.checkout.start();
    // Both layouts have delivered it: whatever the next commit drops is in the inventory of either.
    for (const layout of [BY_STAGE, BY_TENANT]) await this.deliver(first, layout);
    await this.waitForGuards(first);
    await startWork(plane, VISION, PEOPLE['a member of vision']);
    await startWork(plane, SPEECH, PEOPLE['a member of speech']);
    await this.checkRights('before the first commit', AT_FIRST);
    for (const step of STEPS) {
      if (step.becomes?.gone === true) await this.checkOldNamespace();
      await this.take(step);
    }
  }

  private async take({
    commit,
    layout,
    order,
    rights,
    tenants,
    becomes = {},
  }: Step): Promise<void> {
    const { plane } = this.battery;
    const isGone = becomes.gone === true;
    const staying = isGone ? [SPEECH] : [VISION, SPEECH];
    const look = async () => {
      const all = await Promise.all(staying.map((namespace) => identities(plane, namespace)));
      return Object.assign({}, ...all) as Record<string, string>;
    };
    const before = await look();
    const guards = await lookAtGuards(plane, NAMESPACES);
    this.watched = isGone ? [SPEECH] : NAMESPACES;
    this.opened = [];
    const tree = await this.checkout.commit(commit);
    await this.deliver(tree, layout, order);
    this.watched = [];

    const after = await look();
    for (const [place, uid] of Object.entries(before)) {
      const problem = after[place] === uid ? undefined : `it was ${uid}, and is ${after[place]}`;
      this.check(`${commit}: ${place} is the same object`, problem);
    }
    const changes = (await changesSince(plane, guards)).filter((text) => !isMeant(text, becomes));
    this.check(`${commit}: ${guards.said.size} guards were never away`, textOf(changes));
    this.check(`${commit}: guards refuse after each write`, textOf(this.opened));
    for (const [namespace, tenant] of Object.entries(tenants)) {
      const { body } = await plane.request('GET', `/api/v1/namespaces/${namespace}`);
      const label = body.metadata?.labels?.tenant;
      const problem = label === tenant ? undefined : `it is of ${label}`;
      this.check(`${commit}: ${namespace} is labelled as of ${tenant}`, problem);
    }
    if (isGone) await this.checkGone(commit);
    else await this.checkHeld(commit, becomes.held === true);
    await this.checkRights(commit, rights);
  }

  /** Whether anybody can start a pod, and that people can look in any case. */
  private async checkHeld(commit: string, isHeld: boolean): Promise<void> {
    const { plane } = this.battery;
    const problem = async (): Promise<string | undefined> => {
      const refusal = await startsPod(plane, VISION);
      if (!isHeld) return refusal;
      return /exceeded quota: namespace, .*\bpods=1/.test(refusal ?? '')
        ? undefined
        : (refusal ?? 'a pod starts');
    };
    const settled = async (): Promise<boolean> => (await problem()) === undefined;
    await waitFor(settled, { what: 'the quota to be counted' }).catch(() => undefined);
    this.check(`${commit}: ${isHeld ? 'no' : 'a'} pod starts`, await problem());
    const asked = { verb: 'list', group: '', resource: 'pods', namespace: VISION };
    const looks = await may(plane, PEOPLE['a member of vision'], asked);
    this.check(`${commit}: its people see its pods`, looks ? undefined : 'they do not');
  }

  /** The namespaces of the tenant end, with what is in them, and those of others stay. */
  private async checkGone(commit: string): Promise<void> {
    const { plane } = this.battery;
    for (const namespace of NAMESPACES.filter((name) => name.startsWith('ren-vision'))) {
      const isAway = async (): Promise<boolean> =>
        (await plane.request('GET', `/api/v1/namespaces/${namespace}`)).status === 404;
      const what = `${namespace} to end`;
      const ended = await waitFor(isAway, { what }).then(
        () => undefined,
        (error: Error) => error.message,
      );
      this.check(`${commit}: ${namespace} ends with all that is in it`, ended);
    }
  }

  private async deliver(tree: Tree, layout: Layout, order?: 'oldFirst'): Promise<void> {
    let engine = this.engines.get(layout);
    if (engine === undefined) {
      engine = new GitopsEngine(this.battery.plane, layout, (what) => this.look(what));
      this.engines.set(layout, engine);
    }
    await engine.deliver(tree, order);
  }

  private async look(what: string): Promise<void> {
    for (const namespace of this.watched) {
      const found = await openings(this.battery.plane, namespace);
      this.opened.push(...found.map((text) => `after ${what}: ${text}`));
    }
  }

  private async waitForGuards({ files }: Tree): Promise<void> {
    const { plane } = this.battery;
    for (const object of files.flatMap(({ objects }) => objects)) {
      if (object.kind === 'ResourceQuota') await waitForQuota(plane, object);
    }
    for (const namespace of NAMESPACES) {
      await waitFor(async () => (await openings(plane, namespace)).length === 0, {
        what: `the guards of ${namespace} to refuse`,
      });
    }
  }

  private async checkRights(when: string, rights: Rights): Promise<void> {
    const names = Object.keys(PEOPLE) as Person[];
    for (const person of names) {
      const asked = person.startsWith('the account')
        ? { verb: 'create', group: 'argoproj.io', resource: 'workflowtaskresults' }
        : { verb: 'create', group: '', resource: 'pods' };
      const allowed: string[] = [];
      for (const namespace of [...NAMESPACES, TALK]) {
        const { plane } = this.battery;
        if (await may(plane, PEOPLE[person], { ...asked, namespace })) allowed.push(namespace);
      }
      const meant = rights[person] ?? [];
      const problem = allowed.join() === meant.join() ? undefined : `but in: ${allowed.join(', ')}`;
      const where = meant.join(' and ') || 'no namespace';
      this.check(`${when}: ${person} works in ${where}`, problem);
    }
  }

  /** The namespace that was moved away from is closed, guarded, and can be deleted by hand. */
  private async checkOldNamespace(): Promise<void> {
    const { plane } = this.battery;
    const policies = `/apis/networking.k8s.io/v1/namespaces/${SPEECH}/networkpolicies`;
    const { body } = await plane.request('GET', policies);
    const left = body.items.map((item: { metadata: { name: string } }) => item.metadata.name);
    const problem = left.join() === 'default-deny' ? undefined : left.join(', ');
    this.check(`${SPEECH} keeps no opening of its network`, problem);
    const place = `/api/v1/namespaces/${SPEECH}?dryRun=All`;
    const answer = await plane.request('DELETE', place);
    this.check(
      `${SPEECH} can be deleted by an administrator`,
      answer.status < 300 ? undefined : answer.body.message,
    );
  }

  private check(title: string, problem: string | undefined): void {
    this.battery.recorder.check('rename', title, problem);
  }
}

/** Whether a change of a guard is what a step is about. */
function isMeant(text: string, { quotas, gone }: NonNullable<Step['becomes']>): boolean {
  if (gone === true) return text.includes('ren-vision-');
  return quotas === true && /^ResourceQuota ren-vision-\w+\/namespace changed /.test(text);
}

function textOf(problems: readonly string[]): string | undefined {
  return problems.length === 0 ? undefined : problems.slice(0, 5).join('\n  ');
}
