import { parse } from 'yaml';
import {
  type YunikornConfig,
  YunikornQueues,
} from '../../../lib/constructs/queues/yunikorn-queues';
import type { FleetPool } from '../../../lib/fleet/model/fleet';
import type { QueueNode } from '../../../lib/plan/queues/queue-node';
import { yunikornPath } from '../../../lib/plan/queues/yunikorn-names';
import { fc } from '../../fast-check';
import {
  SKETCHED_POOLS,
  anyTree,
  drawTree,
  nodeCalled,
  poolOf,
} from '../../plan/queues/queue-sketch';
import { objectsIn } from './objects-of-queues';
import { yunikornAmount, yunikornObjections } from './yunikorn-judge';

const POOLS: Readonly<Record<string, FleetPool>> = { h100: poolOf('nvidia.com/gpu') };
const GI = 1024n ** 3n;

interface ConfigMap {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly data: Readonly<Record<string, string>>;
}

function configMap(root: QueueNode, pools = POOLS): ConfigMap {
  const objects = objectsIn((chart) => new YunikornQueues(chart, 'q', { root, pools }));
  expect(objects).toHaveLength(1);
  return objects[0] as unknown as ConfigMap;
}

function configOf(root: QueueNode, pools = POOLS): YunikornConfig['partitions'][number] {
  const config = parse(configMap(root, pools).data['queues.yaml']!) as YunikornConfig;
  expect(config.partitions).toHaveLength(1);
  return config.partitions[0]!;
}

const root = drawTree({
  below: {
    'tenant-vision': {
      borrow: { 'gpu.h100': 8n },
      below: {
        'vision-dev': { own: { cpu: 4500n, memory: 16n * GI, 'gpu.h100': 2n } },
        'vision-prod': { own: { cpu: 8000n, memory: 32n * GI, 'gpu.h100': 8n } },
      },
    },
    'tenant-new': { below: {}, level: 'tenant', namespace: undefined },
    'tenant-nlp': { below: { 'nlp-train': { own: { cpu: 1000n, 'gpu.h100': 20n } } } },
  },
});

describe('the configuration of YuniKorn', () => {
  it('is one ConfigMap, which the chart of YuniKorn leaves to others', () => {
    const { metadata, data } = configMap(root);
    expect([metadata.namespace, metadata.name]).toEqual(['yunikorn', 'yunikorn-configs']);
    expect(data['admissionController.filtering.defaultQueue']).toBe('');
    expect(Object.keys(data)).toEqual([
      'admissionController.filtering.defaultQueue',
      'admissionController.filtering.processNamespaces',
      'queues.yaml',
    ]);
  });

  it('states guarantees and ceilings, and counts cores as vcore', () => {
    const [top] = configOf(root).queues;
    const [vision] = top!.queues!;
    expect(vision).toEqual({
      name: 'tenant-vision',
      parent: true,
      resources: {
        guaranteed: { vcore: '12500m', memory: '48Gi', 'nvidia.com/gpu': '10' },
        max: { vcore: '12500m', memory: '48Gi', 'nvidia.com/gpu': '18' },
      },
      queues: [expect.objectContaining({ name: 'vision-dev' }), expect.anything()],
    });
  });

  it('lets everybody submit to the queue of their namespace, and to no other', () => {
    const { placementrules, queues } = configOf(root);
    expect(queues[0]).toMatchObject({ name: 'root', submitacl: '*' });
    expect(placementrules).toEqual([
      {
        name: 'tag',
        value: 'namespace',
        create: false,
        parent: { name: 'tag', value: 'namespace.parentqueue', create: false },
      },
    ]);
    const dev = nodeCalled(root, 'vision-dev');
    expect(yunikornPath(dev.parent!)).toBe('root.tenant-vision');
    expect(yunikornPath(dev)).toBe('root.tenant-vision.vision-dev');
  });

  it('keeps a tenant without queued environments from becoming a queue for work', () => {
    const tenant = configOf(root).queues[0]!.queues!.find(({ name }) => name === 'tenant-new');
    expect(tenant).toMatchObject({ parent: true, queues: [] });
  });

  it('takes the pods of namespaces with a queue alone', () => {
    const key = 'admissionController.filtering.processNamespaces';
    expect(configMap(root).data[key]).toBe('^nlp-train$,^vision-dev$,^vision-prod$');
    expect(configMap(drawTree({ below: {} })).data[key]).toBe('^$');
  });

  it('passes the rules of its validator, whatever the tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const [top] = configOf(tree, SKETCHED_POOLS).queues;
        expect(yunikornObjections(top!)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('would not pass them with a child that has more than its parent, or an amount with a point', () => {
    const resources = (count: string) => ({
      guaranteed: { 'nvidia.com/gpu': count },
      max: { 'nvidia.com/gpu': count },
    });
    const child = { name: 'a-dev', resources: resources('3') };
    const tenant = { name: 'a', resources: resources('2'), queues: [child] };
    expect(yunikornObjections({ name: 'root', queues: [tenant] })).toEqual([
      'a: sum of guaranteed nvidia.com/gpu',
      'a: sum of guaranteed nvidia.com/gpu > max',
      'a-dev: max nvidia.com/gpu > that above',
    ]);
    expect(() => yunikornAmount('memory', '1.5Gi')).toThrow('invalid quantity');
    expect(() => yunikornAmount('memory', '100m')).toThrow('invalid suffix');
  });
});
