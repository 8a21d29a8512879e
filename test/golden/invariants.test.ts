import { tenantQueueName } from '../../lib/fleet/queues/queue-names';
import { YUNIKORN_CONFIG } from '../../lib/plan/queues/yunikorn-names';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPortName } from '../../lib/fleet/values/dns-names';
import { HEADER } from '../../lib/synth/render/header';
import {
  type EmittedFile,
  type EmittedObject,
  FLEET_FILES,
  ROOT,
  emit,
  isManaged,
  namespacesOf,
  readObjects,
  walk,
  withoutHeader,
} from './fleets';
import {
  ANNOTATIONS_LIMIT,
  isCanonicalQuantity,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isPathSegment,
  isQualifiedName,
  prefixOf,
} from './kubernetes-rules';

const KEEP = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** Kinds of network plugins that keep the border of a namespace, and where they belong to. */
const BORDERS: ReadonlySet<string> = new Set([
  'CiliumClusterwideNetworkPolicy',
  'GlobalNetworkPolicy',
  'StagedGlobalNetworkPolicy',
  'Tier',
]);

/** Rows 1 to 7 of the table of what an environment gets, and the policy that denies. */
const GUARDS = new Set([
  'Namespace',
  'ServiceAccount default',
  'ResourceQuota namespace',
  'ResourceQuota forbidden-priorities',
  'ResourceQuota priority-urgent',
  'LimitRange defaults',
  'NetworkPolicy default-deny',
]);

/** The order of a file. */
const KINDS = [
  'Namespace',
  'ServiceAccount',
  'ResourceQuota',
  'LimitRange',
  'NetworkPolicy',
  'ConfigMap',
];

function groupOf({ apiVersion }: EmittedObject): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0]! : '';
}

function nameOf({ kind, metadata }: EmittedObject): string {
  return kind === 'Namespace' ? kind : `${kind} ${metadata.name}`;
}

function ofKind(objects: readonly EmittedObject[], ...kinds: string[]): EmittedObject[] {
  return objects.filter(({ kind }) => kinds.includes(kind));
}

/** Those of Kubernetes: Calico has a kind of the same name. */
function networkPolicies(objects: readonly EmittedObject[]): EmittedObject[] {
  return ofKind(objects, 'NetworkPolicy').filter(
    ({ apiVersion }) => apiVersion === 'networking.k8s.io/v1',
  );
}

interface PolicyRule {
  readonly from?: Peer[];
  readonly to?: Peer[];
  readonly ports?: {
    readonly port: number;
    readonly endPort?: number;
    readonly protocol: string;
  }[];
}

interface Peer {
  readonly podSelector?: object;
  readonly namespaceSelector?: {
    readonly matchLabels?: Record<string, string>;
    readonly matchExpressions?: { key: string; operator: string; values: string[] }[];
  };
  readonly ipBlock?: { readonly cidr: string; readonly except?: string[] };
}

describe.each(FLEET_FILES)('%s', (_name, file, cluster) => {
  const emitted = emit(file, cluster);
  const { files } = emitted;
  const objects = files.flatMap((entry) => entry.objects);
  const namespaces = namespacesOf(emitted);
  const access = files.filter(({ path }) => path.startsWith('access/'));
  const delivery = files.filter(({ path }) => path.startsWith('delivery/'));
  const projects = files.filter(({ path }) => /^deploy\/[^/]+\/argocd\.k8s\.yaml$/.test(path));
  const work = files.filter((one) => one.path.startsWith('deploy/') && !projects.includes(one));
  const virtual = files.filter(({ path }) => path.startsWith('virtual-clusters/'));
  const queues = files.filter(({ path }) => /^(local-)?queues\//.test(path));
  const budgets = files.filter(({ path }) => path.startsWith('budgets/'));
  const monitoring = files.filter(({ path }) => path.startsWith('monitoring/'));
  const devices = files.filter(({ path }) => path.startsWith('devices/'));
  const others = files.filter(
    (entry) =>
      !access.includes(entry) &&
      !budgets.includes(entry) &&
      !devices.includes(entry) &&
      !monitoring.includes(entry) &&
      !virtual.includes(entry) &&
      !queues.includes(entry) &&
      !delivery.includes(entry) &&
      !projects.includes(entry) &&
      !work.includes(entry) &&
      !isManaged(entry) &&
      !namespaces.some((other) => other.file === entry),
  );
  const rules = networkPolicies(objects).flatMap(
    ({ spec }) => [...(spec.ingress ?? []), ...(spec.egress ?? [])] as PolicyRule[],
  );
  const peers = rules.flatMap(({ from, to }) => [...(from ?? []), ...(to ?? [])]);
  const hards = ofKind(objects, 'ResourceQuota').map(
    ({ spec }) => spec.hard as Record<string, string>,
  );

  test('no two objects share group, kind, namespace and name', () => {
    const keys = objects.map((object) =>
      [groupOf(object), object.kind, object.metadata.namespace, object.metadata.name].join(' '),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  describe('files', () => {
    test('hold one namespace each, first, and then what is in it in the order of the table', () => {
      expect(namespaces.length).toBeGreaterThan(0);
      for (const { file: entry, owner, environment, form } of namespaces) {
        const [namespace, ...inside] = entry.objects as [EmittedObject, ...EmittedObject[]];
        expect(namespace.kind).toBe('Namespace');
        expect(namespace.metadata.name).toBe(form.namespace);
        expect(namespace.metadata.labels).toMatchObject({ tenant: owner, environment });
        for (const { metadata } of inside) expect(metadata.namespace).toBe(form.namespace);
        const ranks = entry.objects.map(({ kind }) => KINDS.indexOf(kind));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(ranks).not.toContain(-1);
      }
    });

    test('of the platform hold what lies in no namespace', () => {
      expect(others.length).toBeGreaterThan(0);
      for (const { path, objects: inside } of others) {
        // Borders are called as the namespace that they are about.
        expect(path).toMatch(/^(platform\/[a-z-]+|network\/[a-z0-9-]+)\.k8s\.yaml$/);
        // Policies of an engine's own are in the namespace that the file is called after.
        const own = /^network\/(.+)\.k8s\.yaml$/.exec(path)?.[1];
        for (const { metadata } of inside) {
          expect([undefined, own]).toContain(metadata.namespace);
        }
      }
    });

    test('of queues hold what is in the namespace, and the queues that lead out of it', () => {
      for (const { path, objects: inside } of queues) {
        const { namespace } =
          namespaces.find(
            ({ owner, environment, form }) =>
              path === `local-queues/${owner}/${environment}.k8s.yaml` ||
              path === `queues/${form.namespace}.k8s.yaml`,
          )?.form ?? {};
        expect(namespace !== undefined || path === 'queues/platform.k8s.yaml').toBe(true);
        const isLocal = path.startsWith('local-queues/');
        for (const { kind, metadata } of inside) {
          // YuniKorn reads its queues from its own namespace.
          const engine = kind === 'ConfigMap' ? YUNIKORN_CONFIG.namespace : undefined;
          expect(metadata.namespace).toBe(isLocal ? namespace : engine);
        }
      }
    });

    test('of budgets are called as what bounds their tenants, or as its namespace', () => {
      for (const { path, objects: inside } of budgets) {
        const places = inside.map(({ metadata }) => metadata.namespace ?? metadata.name);
        expect(places.map((place) => `budgets/${place}.k8s.yaml`)).toContain(path);
        // HNC is told in each namespace which one is above it.
        const known = namespaces.map(({ form }) => form.namespace);
        for (const { kind, metadata } of inside) {
          if (!known.includes(metadata.namespace!)) continue;
          expect(kind).toBe('HierarchyConfiguration');
        }
      }
    });

    test('of devices hold classes, and what is in the namespace of the operator', () => {
      for (const { objects: inside } of devices) {
        for (const { kind, metadata } of inside) {
          const { gpuOperator } = emitted.fleet.platform;
          const place = kind === 'DeviceClass' ? undefined : gpuOperator?.namespace;
          expect([kind, metadata.namespace]).toEqual([kind, place]);
        }
      }
    });

    test('of deploy with Flux hold what it applies, each in the namespace of its own', () => {
      for (const { path, objects: inside } of work) {
        const { namespace } = namespaces.find(
          ({ owner, environment }) => path === `deploy/${owner}/${environment}.k8s.yaml`,
        )!.form;
        for (const { metadata } of inside) expect(metadata.namespace).toBe(namespace);
      }
    });

    test('of deploy with Argo CD hold its objects, each in a project of that tenant', () => {
      for (const { path, objects: inside } of projects) {
        const named = ofKind(inside, 'AppProject').map(({ metadata }) => metadata.name);
        const [, owner = ''] = path.split('/');
        expect(named.length).toBeGreaterThan(0);
        for (const name of named) expect(`${name}-`.startsWith(`${owner}-`)).toBe(true);
        for (const { kind, metadata, spec } of inside) {
          expect(metadata.namespace).toBe(emitted.fleet.platform.delivery?.namespace);
          expect(named).toContain(kind === 'AppProject' ? metadata.name : spec.project);
        }
      }
    });

    test('of access hold all bindings of one namespace, the roles of its accounts, and nothing else', () => {
      for (const { owner, environment, file: entry, form } of namespaces) {
        expect(ofKind(entry.objects, 'RoleBinding')).toEqual([]);
        const path = `access/${owner}/${environment}.k8s.yaml`;
        const bindings = access.find((one) => one.path === path)?.objects ?? [];
        for (const { kind, metadata } of bindings) {
          expect(['Role', 'RoleBinding']).toContain(kind);
          expect(metadata.namespace).toBe(form.namespace);
        }
        const people = [...form.admins, ...form.users, ...form.viewers];
        // Where people have an API of their own, they have no rights beside it.
        if (typeof form.isolation !== 'string') continue;
        if (people.length > 0) expect(bindings).not.toEqual([]);
      }
      expect(access.length).toBeLessThanOrEqual(namespaces.length);
    });

    test('refer only to roles of the tree, or to those that the cluster has', () => {
      const roleIn = (namespace: unknown, kind: string, name: string): string =>
        [kind === 'Role' ? namespace : '', kind, name].join('/');
      const roles = ofKind(objects, 'ClusterRole', 'Role').map(({ kind, metadata }) =>
        roleIn(metadata.namespace, kind, metadata.name),
      );
      // ROLE_UNKNOWN asks a person to look at these.
      const unknown = namespaces
        .flatMap(({ form }) => Object.values(form.bindings))
        .filter(({ clusterRole }) => !(clusterRole in emitted.fleet.platform.roles))
        .map(({ clusterRole }) => `/ClusterRole/${clusterRole}`);
      for (const { metadata, roleRef } of ofKind(objects, 'RoleBinding', 'ClusterRoleBinding')) {
        expect(roleRef.apiGroup).toBe('rbac.authorization.k8s.io');
        expect([...roles, ...unknown, '/ClusterRole/cluster-admin']).toContain(
          roleIn(metadata.namespace, roleRef.kind, roleRef.name),
        );
      }
    });

    test('start with one constant line, and have no other comment', () => {
      for (const { text } of files) {
        expect(text.startsWith(HEADER)).toBe(true);
        expect(withoutHeader(text)).not.toMatch(/^\s*#/m);
      }
    });

    test('say no date, no version of ours, no generated name', () => {
      const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
        version: string;
      };
      for (const { text } of files) {
        expect(text).not.toMatch(/\b\d{4}-\d{2}-\d{2}\b/);
        // An address may hold the same digits.
        expect(text.replace(/\d+(\.\d+){3}/g, '')).not.toContain(version);
      }
      for (const { kind, metadata } of objects) {
        // The levels of a Topology cannot be changed, so that its name follows from them.
        const name =
          kind === 'Topology' ? metadata.name.replace(/-[0-9a-f]{8}$/, '') : metadata.name;
        expect(name).not.toMatch(/-c8[0-9a-f]{6}$|[0-9a-f]{8,}/);
        for (const value of Object.values({ ...metadata.labels, ...metadata.annotations })) {
          expect(value).not.toMatch(/\b[0-9a-f]{16,}\b/);
        }
      }
    });

    test('are read alike by readers of YAML 1.1 and 1.2', () => {
      for (const { text, objects: inside } of files) {
        expect(readObjects(text, '1.2')).toEqual(inside);
      }
    });

    test('hold nothing that is null', () => {
      for (const [keys, value] of walk(objects)) {
        if (value === null) throw new Error(`${keys.join('.')} is null`);
      }
    });
  });

  describe('quotas', () => {
    test('count accelerators by requests.<resource> alone', () => {
      const counted = [
        /^requests\.[a-z0-9.-]+\/.+/,
        /\.deviceclass\.resource\.k8s\.io\/devices$/,
        /\.storageclass\.storage\.k8s\.io\/(requests\.storage|persistentvolumeclaims)$/,
        /^count\//,
      ];
      // Of the pools that HAMi shares, its scheduler counts memory and compute, by these keys alone.
      const parts = Object.values(emitted.fleet.platform.pools).flatMap(({ sharing }) =>
        sharing?.hami === undefined
          ? []
          : [`limits.${sharing.hami.memory}`, `limits.${sharing.hami.cores}`],
      );
      const keys = hards.flatMap((hard) => Object.keys(hard)).filter((key) => !parts.includes(key));
      const named = keys.filter((key) => key.includes('/'));
      expect(named.filter((key) => !counted.some((form) => form.test(key)))).toEqual([]);
      expect(keys.filter((key) => /^limits\.(?!cpu$|memory$)/.test(key))).toEqual([]);
    });

    test('of cpu or memory never stand without a default request', () => {
      for (const { objects: inside } of namespaces.map((entry) => entry.file)) {
        const quota = inside.find((object) => nameOf(object) === 'ResourceQuota namespace');
        const limits = ofKind(inside, 'LimitRange').flatMap(
          ({ spec }) => spec.limits as { type: string; defaultRequest?: object }[],
        );
        const defaults = limits.find(({ type }) => type === 'Container')?.defaultRequest ?? {};
        for (const resource of ['cpu', 'memory']) {
          if (`requests.${resource}` in (quota!['spec'].hard as object)) {
            expect(defaults).toHaveProperty([resource]);
          }
        }
      }
    });

    test('have keys that the API server takes', () => {
      const wrong = hards
        .flatMap((hard) => Object.keys(hard))
        .filter((key) => !isQualifiedName(key));
      expect(wrong).toEqual([]);
    });

    test('and limits hold canonical quantities', () => {
      const blocks = ofKind(objects, 'LimitRange').flatMap(({ spec }) =>
        (spec.limits as object[]).flatMap((item) =>
          Object.values(item).filter((block) => typeof block === 'object'),
        ),
      ) as Record<string, string>[];
      const quantities = [...hards, ...blocks].flatMap((block) => Object.values(block));
      expect(quantities.length).toBeGreaterThan(0);
      const wrong = quantities.filter(
        (quantity) => typeof quantity !== 'string' || !isCanonicalQuantity(quantity),
      );
      expect(wrong).toEqual([]);
    });
  });

  describe('roles', () => {
    const roles = ofKind(objects, 'Role', 'ClusterRole');

    test('know no wildcard, and take part in no aggregation', () => {
      expect(roles.length).toBeGreaterThan(0);
      for (const role of roles) {
        expect(JSON.stringify(role)).not.toContain('*');
        expect(role['aggregationRule']).toBeUndefined();
        expect(Object.keys(role.metadata.labels!)).toEqual(['app.kubernetes.io/managed-by']);
      }
    });
  });

  describe('network policies', () => {
    test('have no rule without peers, and no peer that is everybody', () => {
      for (const { from, to } of rules) expect((from ?? to)!.length).toBeGreaterThan(0);
      for (const peer of peers) expect(Object.keys(peer).length).toBeGreaterThan(0);
    });

    test('choose namespaces by the label that the API server sets, and by no other', () => {
      for (const { namespaceSelector } of peers) {
        if (namespaceSelector === undefined) continue;
        const { matchLabels = {}, matchExpressions = [] } = namespaceSelector;
        const keys = [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)];
        expect(keys).toEqual(['kubernetes.io/metadata.name']);
        for (const { operator, values } of matchExpressions) {
          expect(operator).toBe('In');
          expect(values.length).toBeGreaterThan(0);
        }
        const names = [
          ...Object.values(matchLabels),
          ...matchExpressions.flatMap(({ values }) => values),
        ];
        expect(names.filter((name) => !isDns1123Label(name))).toEqual([]);
      }
    });

    test('name exactly the directions that they speak of; only default-deny names two and says nothing', () => {
      for (const { metadata, spec } of networkPolicies(objects)) {
        const sections = [
          ...('ingress' in spec ? ['Ingress'] : []),
          ...('egress' in spec ? ['Egress'] : []),
        ];
        const expected = metadata.name === 'default-deny' ? ['Ingress', 'Egress'] : sections;
        expect(spec.policyTypes).toEqual(expected);
      }
    });

    test('say ports with their protocol, in range', () => {
      for (const { ports } of rules) {
        if (ports === undefined) continue;
        expect(ports.length).toBeGreaterThan(0);
        for (const { port, endPort, protocol } of ports) {
          expect(['TCP', 'UDP', 'SCTP']).toContain(protocol);
          if (typeof port === 'string') {
            expect(isPortName(port)).toBe(true);
            expect(endPort).toBeUndefined();
            continue;
          }
          expect(port).toBeGreaterThanOrEqual(1);
          expect(endPort ?? port).toBeGreaterThanOrEqual(port);
          expect(endPort ?? port).toBeLessThanOrEqual(65535);
        }
      }
    });

    test('leave out only what lies strictly inside a range', () => {
      for (const { ipBlock } of peers) {
        if (ipBlock === undefined) continue;
        const range = prefixOf(ipBlock.cidr);
        expect(range).toBeDefined();
        for (const except of ipBlock.except ?? []) {
          const inner = prefixOf(except);
          expect(inner?.startsWith(range!)).toBe(true);
          expect(inner!.length).toBeGreaterThan(range!.length);
          expect(except.includes(':')).toBe(ipBlock.cidr.includes(':'));
        }
      }
    });
  });

  describe('names', () => {
    test('are such as the API server takes, for each kind', () => {
      for (const { kind, metadata } of objects) {
        const rule =
          kind === 'Namespace'
            ? isDns1123Label
            : /Role/.test(kind)
              ? isPathSegment
              : isDns1123Subdomain;
        if (!rule(metadata.name)) throw new Error(`${kind} ${metadata.name}`);
        if (metadata.namespace !== undefined) {
          expect(isDns1123Label(metadata.namespace)).toBe(true);
        }
      }
    });

    test('of labels and annotations, and values of labels, are such, too', () => {
      for (const { metadata } of objects) {
        const { labels = {}, annotations = {} } = metadata;
        expect(Object.keys(labels).filter((key) => !isQualifiedName(key))).toEqual([]);
        expect(Object.values(labels).filter((value) => !isLabelValue(value))).toEqual([]);
        const keys = Object.keys(annotations).map((key) => key.toLowerCase());
        expect(keys.filter((key) => !isQualifiedName(key))).toEqual([]);
        expect(Object.values(annotations).every((value) => typeof value === 'string')).toBe(true);
        const size = Buffer.byteLength(Object.entries(annotations).flat().join(''));
        expect(size).toBeLessThanOrEqual(ANNOTATIONS_LIMIT);
      }
    });

    test('that choose pods are labels, too', () => {
      for (const [keys, value] of walk(objects)) {
        if (keys.at(-1) !== 'matchLabels') continue;
        for (const [key, text] of Object.entries(value as Record<string, string>)) {
          // Cilium says where a label comes from.
          const name = key.replace(/^k8s:/, '');
          expect([key, isQualifiedName(name), isLabelValue(text)]).toEqual([key, true, true]);
        }
      }
    });

    test('of ours are on every object', () => {
      for (const { metadata } of objects) {
        expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' });
      }
    });
  });

  describe('what is kept when it vanishes from Git', () => {
    /** Names of the objects of a file that carry some or all of the annotations. */
    function kept({ objects: inside }: EmittedFile): { some: string[]; all: string[] } {
      const carry = (which: 'some' | 'every'): string[] =>
        inside
          .filter(({ metadata }) =>
            Object.entries(KEEP)[which](([key, value]) => metadata.annotations?.[key] === value),
          )
          .map(nameOf);
      return { some: carry('some'), all: carry('every') };
    }

    test('are guards, accounts and data; of a namespace that is given up, all but the Namespace', () => {
      for (const { file: entry, removed, form } of namespaces) {
        // The role of a cloud is a grant.
        const cloud = Object.entries(form.serviceAccounts)
          .filter(([, { annotations }]) => Object.keys(annotations).length > 0)
          .map(([name]) => `ServiceAccount ${name}`);
        const guards = entry.objects
          .map(nameOf)
          .filter((name) => GUARDS.has(name) || name.startsWith('ServiceAccount '))
          .filter((name) => !(removed && name === 'Namespace') && !cloud.includes(name));
        expect(kept(entry)).toEqual({ some: guards, all: guards });
        expect(guards.length).toBeGreaterThanOrEqual(GUARDS.size - 2);
      }
    });

    test('is what installs a virtual cluster, until its environment is given up', () => {
      const form = namespaces.filter(({ form: { isolation } }) => typeof isolation !== 'string');
      expect(virtual).toHaveLength(form.length);
      for (const { owner, environment, removed } of form) {
        const path = `virtual-clusters/${owner}/${environment}.k8s.yaml`;
        const entry = virtual.find((one) => one.path === path)!;
        // Without anybody who delivers, there is only a ConfigMap with values.
        const guards = removed
          ? []
          : entry.objects.filter(({ kind }) => kind !== 'ConfigMap').map(nameOf);
        expect(kept(entry)).toEqual({ some: guards, all: guards });
      }
    });

    test('are the queues of tenants, until they are given up', () => {
      const removed = new Set(
        namespaces.filter((one) => one.removed).map(({ form }) => form.namespace),
      );
      const gone = new Set(
        emitted.fleet.tenants
          .filter(({ state }) => state === 'removed')
          .map(({ name }) => tenantQueueName(emitted.fleet.platform.prefix, name)),
      );
      for (const entry of queues.filter(({ path }) => path !== 'queues/platform.k8s.yaml')) {
        const guards = entry.objects
          .filter(
            ({ metadata: { name, namespace = name } }) =>
              !removed.has(namespace) && !gone.has(name),
          )
          .map(nameOf);
        expect(kept(entry)).toEqual({ some: guards, all: guards });
      }
      for (const entry of queues.filter(({ path }) => path === 'queues/platform.k8s.yaml')) {
        expect(kept(entry).some).toEqual([]);
      }
    });

    test('are the clusters that are made, until they are given up', () => {
      const { clusters = {} } = emitted.fleet.platform.manages ?? {};
      const made = files.filter(({ path }) => path.startsWith('clusters/'));
      expect(made.map(({ path }) => path)).toEqual(
        Object.keys(clusters).map((name) => `clusters/${name}.k8s.yaml`),
      );
      for (const entry of made) {
        const [{ metadata }] = entry.objects as [EmittedObject];
        const guards = clusters[metadata.name]!.state === 'active' ? entry.objects.map(nameOf) : [];
        expect(kept(entry)).toEqual({ some: guards, all: guards });
      }
    });

    test('is no binding', () => {
      for (const entry of access) expect(kept(entry).some).toEqual([]);
    });

    test('are the admission policies, the borders of network plugins, and nothing else of the platform', () => {
      const givenUp = new Set(
        namespaces.filter(({ removed }) => removed).map(({ form }) => form.namespace),
      );
      for (const entry of others) {
        const policies = entry.objects
          .filter(
            ({ kind, metadata }) =>
              /^(Validat|Mutat)ingAdmissionPolicy(Binding)?$/.test(kind) ||
              (BORDERS.has(kind) && !givenUp.has(metadata.name)),
          )
          // Those that only warn or write to the audit log guard nothing.
          .filter(({ metadata }) => !/-(warn|audit)$/.test(metadata.name))
          .map(nameOf);
        expect(kept(entry)).toEqual({ some: policies, all: policies });
      }
    });
  });
});
