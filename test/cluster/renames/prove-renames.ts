import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Battery } from '../battery/attack';
import { manifest } from '../battery/calls';
import { serviceAccount } from '../battery/people';
import { waitForQuota } from '../battery/scene';
import type { Tree } from '../battery/trees';
import type { RequestOptions } from '../client';
import { waitFor } from '../wait';
import { Checkout, type Commit } from './fleets';
import { BY_STAGE, BY_TENANT, GitopsEngine, type Layout } from './gitops-engine';
import { changesSince, lookAtGuards } from './guard-history';
import { identities, startWork } from './keepsakes';
import { may, openings } from './probes';

const VISION = 'ren-vision-prod';
const SPEECH = 'ren-speech-prod';
const TALK = 'ren-talk-prod';
const NAMESPACES = ['ren-vision-dev', VISION, 'ren-speech-dev', SPEECH];

const PEOPLE = {
  vera: { as: 'vera@example.com' },
  paul: { as: 'paul@example.com' },
  sara: { as: 'sara@example.com' },
  'a member of vision': { as: 'victor@example.com', groups: ['vision'] },
  'a member of speech': { as: 'sam@example.com', groups: ['speech'] },
  'the account train of vision': serviceAccount(VISION, 'train'),
  'the account train of speech': serviceAccount(SPEECH, 'train'),
} as const satisfies Readonly<Record<string, RequestOptions>>;

type Person = keyof typeof PEOPLE;

/** Who may start pods, or report what a workflow did, in which namespaces. */
type Rights = Readonly<Partial<Record<Person, readonly string[]>>>;

/** A commit, how it is delivered, and what must be true afterwards. */
interface Step {
  readonly commit: Commit;
  readonly layout: Layout;
  /** Units of tenants that are gone are deleted before the new ones are delivered. @default newFirst */
  readonly order?: 'oldFirst';
  readonly rights: Rights;
  /** Of each namespace, the label by which bills and dashboards group. */
  readonly tenants: Readonly<Record<string, string>>;
}

const AT_FIRST: Rights = {
  vera: ['ren-vision-dev', VISION],
  sara: ['ren-speech-dev', SPEECH],
  'a member of vision': ['ren-vision-dev', VISION],
  'a member of speech': ['ren-speech-dev', SPEECH],
  'the account train of vision': [VISION],
  'the account train of speech': [SPEECH],
};

const { vera, ...OTHERS } = AT_FIRST;
const PAUL_FOR_VERA: Rights = { ...OTHERS, paul: vera };

const STEPS: readonly Step[] = [
  {
    commit: 'vision is called perception, and another admin takes over',
    layout: BY_STAGE,
    rights: PAUL_FOR_VERA,
    tenants: { [VISION]: 'perception', [SPEECH]: 'speech' },
  },
  {
    commit: 'perception is called insight',
    layout: BY_TENANT,
    rights: PAUL_FOR_VERA,
    tenants: { [VISION]: 'insight', [SPEECH]: 'speech' },
  },
  {
    commit: 'insight is called sight',
    layout: BY_TENANT,
    order: 'oldFirst',
    rights: PAUL_FOR_VERA,
    tenants: { [VISION]: 'sight', [SPEECH]: 'speech' },
  },
  {
    commit: 'prod of speech moves to a new namespace',
    layout: BY_TENANT,
    rights: {
      ...PAUL_FOR_VERA,
      sara: ['ren-speech-dev', TALK],
      'a member of speech': ['ren-speech-dev', TALK],
      'the account train of speech': [],
    },
    tenants: { [VISION]: 'sight', [SPEECH]: 'speech', [TALK]: 'speech' },
  },
];

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
    for (const step of STEPS) await this.take(step);
    await this.checkOldNamespace();
  }

  private async take({ commit, layout, order, rights, tenants }: Step): Promise<void> {
    const { plane } = this.battery;
    const look = async () => ({
      ...(await identities(plane, VISION)),
      ...(await identities(plane, SPEECH)),
    });
    const before = await look();
    const guards = await lookAtGuards(plane, NAMESPACES);
    this.watched = NAMESPACES;
    this.opened = [];
    const tree = await this.checkout.commit(commit);
    await this.deliver(tree, layout, order);
    this.watched = [];

    const after = await look();
    for (const [place, uid] of Object.entries(before)) {
      const problem = after[place] === uid ? undefined : `it was ${uid}, and is ${after[place]}`;
      this.check(`${commit}: ${place} is the same object`, problem);
    }
    const changes = await changesSince(plane, guards);
    this.check(`${commit}: ${guards.said.size} guards were never away`, textOf(changes));
    this.check(`${commit}: guards refuse after each write`, textOf(this.opened));
    for (const [namespace, tenant] of Object.entries(tenants)) {
      const { body } = await plane.request('GET', `/api/v1/namespaces/${namespace}`);
      const label = body.metadata?.labels?.tenant;
      const problem = label === tenant ? undefined : `it is of ${label}`;
      this.check(`${commit}: ${namespace} is labelled as of ${tenant}`, problem);
    }
    await this.checkRights(commit, rights);
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

function textOf(problems: readonly string[]): string | undefined {
  return problems.length === 0 ? undefined : problems.slice(0, 5).join('\n  ');
}
