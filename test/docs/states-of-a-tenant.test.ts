import { parseAllDocuments } from 'yaml';
import { LIFE_STATES, type LifeWords } from '../../lib/fleet/catalogue/life-states';
import type { LifecycleState } from '../../lib/fleet/model/props';
import { render } from '../review/diff/trees';
import { readPage } from './pages';

/** A tenant with everything that a state is about: people, an account of a workload, queues and delivery of its own. */
const fleet = (state: LifecycleState): string => `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  kubernetesVersion: '1.36'
  environments: {prod: {share: 100%}}
  queueing: {engine: kueue}
  pools: {h100: {resource: nvidia.com/gpu, capacity: 32}}
tenants:
  - name: vision
    costCenter: ENG-014
    state: ${state}
    admins: [alice@example.com]
    users: [{group: vision}]
    viewers: [victor@example.com]
    serviceAccounts: {train: {presets: [argo-executor]}}
    quota: {cpu: 100, memory: 200Gi, gpu: 10}
    deploy:
      engine: flux
      selfService: true
      repositories: {app: {url: 'https://git.example.com/vision/app', branch: main}}
`;

interface Manifest {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: {
    readonly hard?: Readonly<Record<string, string>>;
    readonly stopPolicy?: string;
    readonly suspend?: boolean;
    readonly resourceGroups?: unknown;
  };
  readonly roleRef?: { readonly name: string };
  readonly subjects?: readonly { readonly kind: string; readonly name: string }[];
}

/** What is emitted for a state. */
class Emitted {
  private readonly objects: readonly Manifest[];

  constructor(readonly state: LifecycleState) {
    this.objects = Object.values(render(fleet(state))).flatMap((text) =>
      parseAllDocuments(text).flatMap((document) => (document.toJS() as Manifest | null) ?? []),
    );
  }

  of(...kinds: readonly string[]): Manifest[] {
    const found = this.objects.filter(
      ({ kind, metadata }) =>
        kinds.includes(kind) && (metadata.namespace ?? metadata.name) === 'ml-vision-prod',
    );
    if (found.length === 0) throw new Error(`there is no ${kinds.join(' nor ')}`);
    return found;
  }

  /** The roles of somebody, without those for objects of Flux, which follow them. */
  rolesOf(name: string): string[] {
    return this.of('RoleBinding')
      .filter(({ subjects = [] }) => subjects.some((subject) => subject.name === name))
      .map(({ roleRef }) => roleRef!.name)
      .filter((role) => !role.startsWith('tenancy-flux'))
      .sort();
  }

  get hard(): Readonly<Record<string, string>> {
    return this.of('ResourceQuota').find(({ metadata }) => metadata.name === 'namespace')!.spec!
      .hard!;
  }

  /** What Kueue does with the queues, which all say the same. */
  get stopPolicies(): (string | undefined)[] {
    const all = this.of('ClusterQueue', 'LocalQueue').map(({ spec }) => spec!.stopPolicy);
    return [...new Set(all)];
  }
}

const ACTIVE = new Emitted('active');

/** What the objects of a state say of each row of the table, in the words of the table. */
const CELLS: Readonly<Record<keyof LifeWords, (emitted: Emitted) => string>> = {
  people: (emitted) => {
    const roles = ['alice@example.com', 'vision', 'victor@example.com'].map((name) =>
      emitted.rolesOf(name).join('+'),
    );
    if (roles.every((role) => role === 'tenant-viewer')) return 'all are viewers';
    expect(roles).toEqual(['tenant-admin', 'tenant-user', 'tenant-viewer']);
    return 'as the file says';
  },
  accounts: (emitted) => {
    expect(emitted.rolesOf('train')).toEqual(['workload-argo-executor']);
    return 'keep their rights';
  },
  starting: ({ hard }) => {
    if (hard['pods'] === '0' && hard['count/jobs.batch'] === '0') return 'refused by the quota';
    expect(hard).toEqual(ACTIVE.hard);
    return 'admitted up to the quota';
  },
  queues: ({ stopPolicies }) =>
    ({
      '': 'admit',
      Hold: 'Kueue admits nothing, and evicts nothing',
      HoldAndDrain: 'Kueue admits nothing, and evicts what it admitted',
    })[stopPolicies.map((policy) => policy ?? '').join('+')]!,
  running: ({ state, stopPolicies }) => {
    // Nothing but a queue ends what runs.
    const evicts = stopPolicies.includes('HoldAndDrain');
    if (state === 'removed') {
      return `go on until the entry is deleted${evicts ? ', unless a queue evicts them' : ''}`;
    }
    return evicts ? 'end by themselves, unless a queue evicts them' : 'go on';
  },
  delivery: (emitted) => {
    const suspended = emitted.of('Kustomization').map(({ spec }) => spec!.suspend === true);
    expect(new Set(suspended).size).toBe(1);
    return suspended[0] === true ? 'stopped' : 'goes on';
  },
  guards: (emitted) => {
    const [namespace] = emitted.of('Namespace');
    const kept =
      namespace!.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled';
    // The other guards stay locked; they go with the namespace alone.
    for (const { metadata } of emitted.of('ResourceQuota', 'LimitRange')) {
      expect(metadata.annotations).toHaveProperty(
        ['kustomize.toolkit.fluxcd.io/prune'],
        'disabled',
      );
    }
    if (!kept) return 'go with the namespace, after its pods';
    return emitted.state === 'active' ? 'delivered' : 'delivered as before';
  },
  capacity: (emitted) => {
    const { pods, 'count/jobs.batch': jobs, ...amounts } = emitted.hard;
    const { pods: allPods, 'count/jobs.batch': allJobs, ...all } = ACTIVE.hard;
    expect([pods, jobs, allPods, allJobs]).not.toContain(undefined);
    expect(amounts).toEqual(all);
    const quotas = (one: Emitted): unknown => one.of('ClusterQueue')[0]!.spec!.resourceGroups;
    expect(quotas(emitted)).toEqual(quotas(ACTIVE));
    if (emitted.state === 'active') return 'count';
    return emitted.state === 'removed' ? 'count until the entry is deleted' : 'count as before';
  },
};

/** How the page calls each row. */
const HEADINGS: Readonly<Record<string, keyof LifeWords>> = {
  people: 'people',
  'accounts of workloads': 'accounts',
  'running pods': 'running',
  'new pods and Jobs': 'starting',
  queues: 'queues',
  'its own delivery': 'delivery',
  guards: 'guards',
  'capacity and cost': 'capacity',
};

/** The table of docs/a-tenants-life.md: by row and state. */
const TABLE = readPage('docs/a-tenants-life.md')
  .prose.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const STATES = TABLE[0]!.slice(1).map((cell) => cell.replace(/`/g, '') as LifecycleState);
const ROWS = TABLE.slice(2, 2 + Object.keys(HEADINGS).length);

test('the page has a row for each part, and a column for each state', () => {
  expect(STATES).toEqual(Object.keys(LIFE_STATES));
  expect(ROWS.map(([heading]) => heading)).toEqual(Object.keys(HEADINGS));
});

describe.each(STATES)('state: %s', (state) => {
  const emitted = new Emitted(state);

  test.each(ROWS.map((row) => [row[0]!, row[1 + STATES.indexOf(state)]!] as const))(
    '%s: %s',
    (heading, cell) => {
      const part = HEADINGS[heading]!;
      expect([cell, LIFE_STATES[state].says[part]]).toEqual(Array(2).fill(CELLS[part](emitted)));
    },
  );
});
