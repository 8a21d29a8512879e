import { loadFleet } from '../../../lib/fleet/load';
import type { PlatformEntry, PoolProps, TenantEntry } from '../../../lib/fleet/model/props';
import { queueTree } from '../../../lib/plan/queues/queue-tree';
import { reportFit } from '../../../lib/review/fit/fit-report';
import { namespacesOf } from '../../../lib/review/fit/namespace-limits';
import { readObjects } from '../../../lib/verify/objects/manifest-objects';

const GPU = 'nvidia.com/gpu';
const TAINT = { key: 'dedicated', value: 'training', effect: 'NoSchedule' } as const;
const PLACE = 'kueue.x-k8s.io/podset-required-topology';
const RACK = 'cloud.example.com/rack';
const TOPOLOGY = [RACK, 'kubernetes.io/hostname'];

interface Setting {
  readonly pool?: Partial<PoolProps>;
  readonly pools?: Readonly<Record<string, PoolProps>>;
  readonly platform?: Partial<PlatformEntry>;
  readonly tenant?: Partial<TenantEntry>;
}

/** A pod that asks for a GPU of a platform with one pool, whose nodes have a taint unless another is given. */
function ask(spec: string, setting: Setting = {}, annotations = '') {
  const { pool, pools, platform, tenant } = setting;
  const h100: PoolProps = { resource: GPU, product: 'H100', capacity: 8, taints: [TAINT], ...pool };
  const { fleet } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      kubernetesVersion: '1.36',
      pools: { h100: { ...h100, ...(pools !== undefined && { default: true }) }, ...pools },
      ...platform,
    },
    tenants: [
      {
        name: 'a',
        costCenter: 'A',
        namespaces: 'single',
        quota: { cpu: 10, memory: '40Gi', gpu: 4 },
        scheduling: { tolerations: ['dedicated'] },
        accept: [{ code: 'POOL_TAINT_UNTOLERATED', why: 'the pods say it' }],
        ...tenant,
      },
    ],
  });
  const pod =
    `{apiVersion: v1, kind: Pod, metadata: {name: p, annotations: {${annotations}}}, ` +
    `spec: {${spec}containers: [{name: main, image: app, resources: {limits: {${GPU}: 1}}}]}}`;
  const [view] = namespacesOf(fleet);
  return reportFit({
    fleet,
    root: queueTree(fleet),
    view: view!,
    objects: readObjects(pod, 'm.yaml'),
  });
}

const tolerating = (toleration: string): string => `tolerations: [${toleration}], `;
const KUEUE = { platform: { queueing: 'kueue' } } as const;
const BY_PODS = { ...KUEUE, pool: { toleratedBy: 'pods' } } as const;
const SHOWN = 'dedicated=training:NoSchedule';

describe('a pool whose nodes have a taint', () => {
  test('is closed to pods that do not tolerate it, and the fix says how they do', () => {
    const { verdict, pools, reasons } = ask('');
    expect([verdict, pools]).toEqual(['waits', []]);
    expect(reasons).toEqual([
      {
        effect: 'waits',
        rule: 'pools',
        objects: ['Pod/p'],
        message: `The nodes of \`h100\` have the taint \`${SHOWN}\`, which the pods do not tolerate, so they wait for ever.`,
        fix: expect.stringMatching(/^Write a toleration of it into the spec of the pod, or ask/),
      },
    ]);
  });

  test.each([
    ['its value', '{key: dedicated, value: training, effect: NoSchedule}'],
    ['every effect', '{key: dedicated, operator: Equal, value: training}'],
    ['every value', '{key: dedicated, operator: Exists}'],
  ])('is open to pods that tolerate %s', (_, toleration) => {
    expect(ask(tolerating(toleration)).pools).toEqual([
      { resource: GPU, pools: ['h100'], taints: [{ pool: 'h100', taint: SHOWN, by: 'pod' }] },
    ]);
  });

  test.each([
    ['another value', '{key: dedicated, value: other, effect: NoSchedule}'],
    ['no value', '{key: dedicated, effect: NoSchedule}'],
    ['another effect', '{key: dedicated, value: training, effect: NoExecute}'],
    ['another key', '{key: dedicate, operator: Exists}'],
  ])('is closed to pods that tolerate %s', (_, toleration) => {
    expect(ask(tolerating(toleration)).reasons.map(({ rule }) => rule)).toContain('pools');
  });

  test('is open to what Kueue admits, which adds the toleration', () => {
    expect(ask('', KUEUE).pools).toEqual([
      { resource: GPU, pools: ['h100'], taints: [{ pool: 'h100', taint: SHOWN, by: 'queue' }] },
    ]);
  });

  test('is closed to queued pods that must tolerate it themselves, and open once they do', () => {
    expect(ask('', BY_PODS).verdict).toBe('waits');
    const { pools } = ask(tolerating('{key: dedicated, operator: Exists}'), BY_PODS);
    expect(pools[0]!.taints).toEqual([{ pool: 'h100', taint: SHOWN, by: 'pod' }]);
  });

  test('is open where the taint only makes nodes less liked, of which nothing is said', () => {
    const taints = [{ ...TAINT, effect: 'PreferNoSchedule' as const }];
    expect(ask('', { pool: { taints } }).pools).toEqual([{ resource: GPU, pools: ['h100'] }]);
  });

  test('a taint of the resource is tolerated by a plugin of the API server, but not for Kueue', () => {
    const pool = { taints: [{ key: GPU, effect: 'NoSchedule' as const }] };
    const shown = `${GPU}:NoSchedule`;
    expect(ask('', { pool }).pools[0]!.taints).toEqual([
      { pool: 'h100', taint: shown, by: 'plugin' },
    ]);
    const byPods = { ...KUEUE, pool: { ...pool, toleratedBy: 'pods' as const } };
    expect(ask('', byPods).verdict).toBe('waits');
  });

  test('every taint counts, and the reason names those that are left', () => {
    const taints = [TAINT, { key: 'spot', effect: 'NoExecute' as const }];
    const spec = tolerating('{key: dedicated, operator: Exists}');
    expect(ask(spec, { pool: { taints } }).reasons[0]!.message).toContain(
      'have the taint `spot:NoExecute`,',
    );
  });

  test('another pool of the resource takes the pods, and nothing is in the way', () => {
    const l40s = { resource: GPU, product: 'L40S', capacity: 8 };
    const { verdict, pools } = ask('', {
      pools: { l40s },
      tenant: { quota: { cpu: 10, memory: '40Gi', gpu: { h100: 2, l40s: 2 } } },
    });
    expect([verdict, pools]).toEqual(['fits', [{ resource: GPU, pools: ['l40s'] }]]);
  });
});

describe('nodes of a namespace of its own', () => {
  const nodes = { selector: { house: 'a' }, taint: 'dedicated=training' };
  const tenant = { scheduling: { nodes } };
  const right = `nodeSelector: {house: a}, ${tolerating('{key: dedicated, value: training}')}`;

  test('the API server adds the toleration and the labels', () => {
    const { verdict, pools } = ask('', { tenant });
    expect([verdict, pools[0]!.taints]).toEqual([
      'fits',
      [{ pool: 'h100', taint: SHOWN, by: 'pod' }],
    ]);
  });

  test('pods state them where it cannot', () => {
    const old = { tenant, platform: { kubernetesVersion: '1.34' } };
    expect(ask(right, old).verdict).toBe('fits');
    const { reasons } = ask('', old);
    const refused = reasons.filter(({ effect }) => effect === 'refused');
    expect(refused.map(({ rule, fix }) => [rule, fix])).toEqual([
      ['podScheduling', 'Write `nodeSelector: {house: a}` into the spec of the pod.'],
      ['podScheduling', 'Write a toleration of it into the spec of the pod.'],
    ]);
  });

  test('a pod that chooses other nodes by the same label is refused', () => {
    expect(ask('nodeSelector: {house: b}, ', { tenant }).verdict).toBe('refused');
  });

  test('Kueue reads what is written, and not what is added to the pods', () => {
    expect(ask('', { ...BY_PODS, tenant }).verdict).toBe('waits');
    expect(ask(right, { ...BY_PODS, tenant }).verdict).toBe('fits');
  });
});

describe('a pool with a topology, in a queue of Kueue', () => {
  const placed = { ...KUEUE, pool: { topology: TOPOLOGY } };

  test.each([
    ['a level of it', `${PLACE}: ${RACK}`],
    ['any place', 'kueue.x-k8s.io/podset-unconstrained-topology: "true"'],
    ['a level that they prefer', `kueue.x-k8s.io/podset-preferred-topology: ${RACK}`],
  ])('takes pods that ask for %s', (_, annotation) => {
    expect(ask('', placed, annotation).verdict).toBe('fits');
  });

  test('takes no pods that ask for none, and says what to write', () => {
    const { verdict, reasons } = ask('', placed);
    expect(verdict).toBe('waits');
    expect(reasons[0]!.fix).toContain(`\`${PLACE}: ${RACK}\` to have them together`);
  });

  test('has no other levels, and names those that it has', () => {
    const [reason] = ask('', placed, `${PLACE}: cloud.example.com/row`).reasons;
    expect(reason!.message).toContain(`\`${PLACE}: cloud.example.com/row\``);
    expect(reason!.fix).toBe(
      'Name a level of `h100`: `cloud.example.com/rack` and `kubernetes.io/hostname`.',
    );
  });

  test('a pool without one has no place to give', () => {
    const [reason] = ask('', KUEUE, `${PLACE}: ${RACK}`).reasons;
    expect(reason!.fix).toBe(`Remove the annotation \`${PLACE}\`.`);
  });

  test('without Kueue, nobody reads the annotation', () => {
    const spec = tolerating('{key: dedicated, operator: Exists}');
    expect(ask(spec, {}, `${PLACE}: ${RACK}`).verdict).toBe('fits');
  });
});
