import { API, type BadInput } from '../bad-input';

/** A platform with one pool, whose words the lines say, and a tenant that has devices of it. */
const pool = (words: string, { queueing = 'kueue', tenant = '' } = {}): string =>
  [
    `${API}platform:`,
    ...(queueing === '' ? [] : [`  queueing: ${queueing}`]),
    '  pools:',
    `    h100: { resource: nvidia.com/gpu, capacity: 64, ${words} }`,
    `tenants: [{ name: a, costCenter: A, quota: { gpu: 8 }${tenant} }]\n`,
  ].join('\n');

const RACKS = 'topology: [example.com/rack]';
const TAINT = 'taints: [{ key: pool, value: h100, effect: NoSchedule }]';

/** Taints of the nodes of a pool, and how near they are to each other. */
export const POOL_NODES: readonly BadInput[] = [
  {
    rule: 'a topology without levels',
    input: pool('nodeLabels: { a: b }, topology: []'),
    finds: [['POOL_TOPOLOGY 5:85', /at least one level/, /the widest first/]],
  },
  {
    rule: 'a level that is stated twice',
    input: pool('nodeLabels: { a: b }, topology: [example.com/rack, example.com/rack]'),
    finds: [['POOL_TOPOLOGY 5:104', /`example\.com\/rack` is stated twice/, /each level once/]],
  },
  {
    rule: 'a level below the host',
    input: pool('nodeLabels: { a: b }, topology: [kubernetes.io/hostname, example.com/rack]'),
    finds: [['POOL_TOPOLOGY 5:86', /nothing is below it/, /last/]],
  },
  {
    rule: 'a topology of nodes that nothing finds',
    input: pool(RACKS),
    finds: [['POOL_TOPOLOGY 5:63', /nothing says which labels/, /`nodeLabels`/]],
  },
  {
    rule: 'a topology that nothing reads',
    input: pool(`nodeLabels: { a: b }, ${RACKS}`, { queueing: '' }),
    finds: [['QUEUE_WITHOUT_QUEUEING 4:75', /Only Kueue reads this/, /`queueing: kueue`/]],
  },
  {
    rule: 'a taint that pods of a tenant with devices may not tolerate',
    input: pool(TAINT, { queueing: '' }),
    finds: [
      [
        'POOL_TAINT_UNTOLERATED 4:53',
        /the taint `pool=h100:NoSchedule`, which pods of .*a\/dev/,
        /`scheduling: \{tolerations: \[pool=h100\]\}`/,
      ],
    ],
  },
  {
    rule: 'nodes of one’s own that have another label than those of the pool',
    input: pool('nodeLabels: { rack: a }', {
      queueing: '',
      tenant: ', scheduling: { nodes: { selector: { rack: b }, taint: t } }',
    }),
    finds: [
      [
        'POOL_NODES_APART 4:5',
        /have the label `rack: a`, and pods of .*a\/dev.* are kept on nodes with another one/,
        /`rack: a` under their `scheduling\.nodes\.selector`/,
      ],
    ],
  },
  {
    rule: 'fine: a taint that the queue tolerates, or that pods may',
    input: pool(TAINT),
    finds: [],
  },
  {
    rule: 'fine: a taint that the pods of the tenant may tolerate',
    input: pool(TAINT, {
      queueing: '',
      tenant: ', scheduling: { tolerations: [pool=h100] }',
    }),
    finds: [],
  },
  {
    rule: 'a taint that is stated twice',
    input: pool(
      'taints: [{ key: a, effect: NoSchedule }, { key: a, value: b, effect: NoSchedule }]',
    ),
    finds: [['TAINT_INVALID 5:94', /`a:NoSchedule` is stated twice/, /Remove one/]],
  },
];
