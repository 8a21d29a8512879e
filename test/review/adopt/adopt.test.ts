import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fc } from '../../fast-check';
import { loadFleets } from '../../../lib';
import type { FleetProps } from '../../../lib';
import { fleetObjects } from '../../../lib/verify/objects/fleet-objects';
import { isClean } from '../../../lib/review/adopt/adopt-report';
import { nanoOf } from '../../../lib/fleet/values/quantity';
import { alikePods } from '../../../lib/review/adopt/judge/judged-namespace';
import { adopted, readingOf } from './reading';

function setUp(name: string): string {
  return readFileSync(join(__dirname, `../../cluster/adopt/set-ups/${name}.yaml`), 'utf8');
}

/** The entry as the file that it is. */
function fleetOf({ entry }: { readonly entry: string }) {
  return loadFleets(parse(entry) as FleetProps).fleets[0]!;
}

const SET_UPS = [
  ['tenant-manager', ['ml-analytics-dev', 'ml-analytics-prod']],
  ['flux-tenant', ['frontend']],
  ['onboarding-chart', ['payments']],
] as const;

describe.each(SET_UPS)('%s', (name, namespaces) => {
  const report = adopted(setUp(name), ...namespaces);

  test('is a file that validates as it is, with the same namespaces', () => {
    const environments = fleetOf(report).tenants.flatMap((tenant) =>
      Object.values(tenant.environments).map(({ namespace }) => namespace),
    );
    expect(environments.sort()).toEqual([...namespaces].sort());
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('starts with guard rails that warn', () => {
    const [tenant] = fleetOf(report).tenants;
    for (const { guardRails } of Object.values(tenant!.environments)) {
      expect(Object.values(guardRails)).not.toContain('audit');
      expect(guardRails.podScheduling).toBe('warn');
    }
  });

  test('refuses nothing from the day of adoption on', () => {
    expect(isClean(report)).toBe(true);
  });
});

describe('what the report says', () => {
  const chart = adopted(setUp('onboarding-chart'), 'payments');

  test('objects with the names of ours go first, the others afterwards', () => {
    const when = (moment: string): string[] =>
      chart.oldObjects
        .filter((object) => object.when === moment)
        .map(({ kind, name }) => `${kind}/${name}`);
    expect(when('before')).toEqual([
      'LimitRange/defaults',
      'NetworkPolicy/default-deny',
      'ResourceQuota/namespace',
      'RoleBinding/admins',
    ]);
    expect(when('after')).toEqual([
      'NetworkPolicy/allow-database',
      'NetworkPolicy/allow-ingress-nginx',
      'RoleBinding/auditors',
      'RoleBinding/developers',
      'RoleBinding/leader',
    ]);
  });

  test('the steps delete them at these moments', () => {
    const index = (pattern: RegExp): number => chart.steps.findIndex((step) => pattern.test(step));
    const order = [
      index(/filename dist\/platform$/),
      index(/^kubectl delete .* rolebinding\/admins$/),
      index(/filename dist\/tenants\/payments$/),
      index(/filename dist\/access\/payments$/),
      index(/^kubectl delete .* rolebinding\/auditors/),
      index(/^tenancy drift/),
    ];
    expect(order).not.toContain(-1);
    expect([...order].sort((one, other) => one - other)).toEqual(order);
  });

  test('what guard rails would refuse later', () => {
    expect(chart.refused).toEqual([
      expect.objectContaining({
        from: 'enforced',
        rule: 'podScheduling',
        objects: ['CronJob/report'],
      }),
    ]);
  });

  test('the binding of an account that has too much stays until nobody needs it', () => {
    const flux = adopted(setUp('flux-tenant'), 'frontend');
    expect(flux.oldObjects).toEqual([
      expect.objectContaining({ name: 'dev-team-reconciler', when: 'later' }),
    ]);
  });

  test('pods that do not meet baseline, where nothing enforces it, keep running', () => {
    const flux = adopted(setUp('flux-tenant'), 'frontend');
    expect(flux.entry).toContain('podSecurity: {standard: privileged, warn: baseline}');
  });

  test('what people may do less and more', () => {
    const { rights } = adopted(setUp('tenant-manager'), 'ml-analytics-dev', 'ml-analytics-prod');
    const viewers = rights.find(({ subject }) => subject === 'group:ml-analytics')!;
    expect(viewers.loses).toEqual(['get secrets']);
    const admins = rights.find(({ subject }) => subject === 'group:ml-analytics-admins')!;
    expect(admins.loses.join('\n')).toMatch(/create, update, patch, delete .*resourcequotas/);
    expect(admins.gains.join('\n')).toMatch(/create.* deployments\.apps/);
  });
});

test('what holds the namespace is said', () => {
  const { notes } = adopted(
    `apiVersion: v1
kind: Namespace
metadata:
  name: team
  finalizers: [controller.cattle.io/namespace-auth]
  ownerReferences: [{apiVersion: capsule.clastix.io/v1beta2, kind: Tenant, name: oil, uid: x}]`,
    'team',
  );
  expect(notes.filter(({ topic }) => topic === 'labels').map(({ text }) => text)).toEqual([
    expect.stringMatching(/says who pays/),
    expect.stringMatching(/belongs to Tenant\/oil: it goes when that goes/),
    expect.stringMatching(/has the finalizer controller.cattle.io\/namespace-auth/),
  ]);
});

test('an account that creates events keeps its rule, and the report warns of it', () => {
  const report = adopted(
    `apiVersion: v1
kind: Namespace
metadata: {name: team}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: team}
rules: [{apiGroups: [""], resources: [events], verbs: [create, patch]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: r, namespace: team}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: hub, namespace: team}]`,
    'team',
  );
  expect(report.entry).toMatch(/hub:\n *rules:\n/);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'EVENTS_UNCOUNTED', severity: 'warning' }),
  );
  expect(isClean(report)).toBe(true);
});

test('an empty namespace is a valid entry with the defaults', () => {
  const report = adopted('apiVersion: v1\nkind: Namespace\nmetadata: {name: team}', 'team');
  expect(isClean(report)).toBe(true);
  expect([report.rights, report.oldObjects, report.refused]).toEqual([[], [], []]);
  expect(report.entry).toContain('  - name: team\n');
});

describe('what is in the way at once', () => {
  const POD = (resources: string, more = '') => `apiVersion: v1
kind: Namespace
metadata: {name: team, labels: {tenant: team, cost-center: X, pod-security.kubernetes.io/enforce: baseline}}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: q, namespace: team}
spec: {hard: {requests.cpu: 2, requests.memory: 4Gi, pods: 5, limits.nvidia.com/gpu: 1}}
---
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: team}
spec: {nodeName: node-1, schedulerName: default-scheduler, tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 300}], containers: [{name: main, image: app, resources: ${resources}}]${more}}
status: {phase: Running}`;

  test('a quota of which more is used', () => {
    const report = adopted(POD('{requests: {cpu: 3}, limits: {nvidia.com/gpu: 2}}'), 'team');
    expect(report.overQuota.map(({ key, granted, used }) => [key, granted, used])).toEqual([
      ['requests.cpu', '2', '3'],
      ['requests.nvidia.com/gpu', '1', '2'],
    ]);
    expect(isClean(report)).toBe(false);
  });

  test('a pod that Pod Security refuses already today', () => {
    const report = adopted(POD('{}', ', hostNetwork: true'), 'team');
    expect(report.refused[0]).toMatchObject({ from: 'adopted', rule: 'podSecurity' });
  });

  test("what Kubernetes fills into a pod is in nobody's way", () => {
    const report = adopted(POD('{}'), 'team');
    expect([report.refused, report.overQuota]).toEqual([[], []]);
  });

  const SCOPED = `
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: urgent, namespace: team}
spec: {hard: {pods: 2, requests.cpu: 1, requests.nvidia.com/gpu: 1}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [urgent]}]}}`;

  test('the quota of a priority class is a quota in `priorities`, beside classes that pods name', () => {
    const report = adopted(`${POD('{}', ', priorityClassName: batch')}${SCOPED}`, 'team');
    expect(report.entry).toMatch(
      /priorities:\n *batch: \{\}\n *urgent:\n *quota:\n *cpu: 1\n *pods: 2\n *gpu: \{nvidia-gpu: 1\}\n/,
    );
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('2,000 pods of one template are judged once, and all of them are named', () => {
    const [head, pod = ''] = POD('{}', ', hostNetwork: true').split(
      /(?=apiVersion: v1\nkind: Pod)/,
    );
    const pods = Array.from({ length: 2000 }, (_, index) =>
      pod.replace('name: p,', `name: p${index},`),
    );
    const text = [head!.replace(/---\n$/, ''), ...pods].join('\n---\n');
    const live = readingOf(text).objects.filter(({ kind }) => kind === 'Pod');
    expect(alikePods(live)).toHaveLength(1);
    const { refused } = adopted(text, 'team');
    expect(refused.map(({ objects }) => objects.length)).toContain(2000);
  });

  test('claims of a DeviceClass become a pool of the class', () => {
    const text = POD('{}').replace(
      'limits.nvidia.com/gpu: 1',
      'gpu.example.com.deviceclass.resource.k8s.io/devices: 3',
    );
    const report = adopted(text, 'team');
    expect(report.entry).toContain('gpu-example-com: {deviceClass: gpu.example.com, capacity: 3}');
    expect(report.entry).toMatch(/gpu: \{gpu-example-com: 3\}/);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('priority classes that pods name are granted', () => {
    const report = adopted(POD('{}', ', priorityClassName: batch'), 'team');
    expect(report.entry).toContain('priorities: [batch]');
    expect(report.refused).toEqual([]);
  });
});

test('whatever a quota bounds, ours bounds the same', () => {
  const amount = fc.integer({ min: 1, max: 500 });
  const hard = fc.record({
    'requests.cpu': amount.map(String),
    cpu: amount.map((cpu) => `${cpu}00m`),
    'requests.memory': amount.map((memory) => `${memory}Gi`),
    'requests.storage': amount.map((storage) => `${storage}G`),
    pods: amount.map(String),
    configmaps: amount.map((count) => String(count + 2)),
  });
  fc.assert(
    fc.property(hard, (stated) => {
      const report = adopted(
        `apiVersion: v1
kind: Namespace
metadata: {name: team, labels: {cost-center: X}}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: q, namespace: team}
spec: ${JSON.stringify({ hard: stated })}`,
        'team',
      );
      const quota = [...fleetObjects(fleetOf(report))].find(
        ({ kind, name }) => kind === 'ResourceQuota' && name === 'namespace',
      )!;
      const ours = (quota.data['spec'] as { hard: Record<string, string> }).hard;
      const [one, other] = [nanoOf(stated['requests.cpu']), nanoOf(stated.cpu)];
      expect(nanoOf(ours['requests.cpu']!)).toBe(one < other ? one : other);
      for (const key of ['requests.memory', 'requests.storage', 'pods', 'configmaps'] as const) {
        expect([key, nanoOf(ours[key]!)]).toEqual([key, nanoOf(stated[key])]);
      }
    }),
    { numRuns: 12 },
  );
});
