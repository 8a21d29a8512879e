import { type Attack, attack, byPolicy } from '../battery/attack';
import { create, dry, jsonPatch, patch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { OPEN, STRICT } from '../battery/targets';
import { type Work, expect } from '../battery/work';
import { AMOUNT_CASES } from './engines-amounts';
import { fieldAttacks, fieldWork, flow, ray, spark } from './engines-drafts';
import { RAY_CASES, REQUESTED_CASES, TRAINING_CASES } from './engines-ray';
import { READABLE_ATTACKS, READABLE_CASES } from './engines-readable';
import { SPARK_CASES } from './engines-spark';
import { WORKFLOW_CASES } from './engines-workflows';

const CASES = [
  ...WORKFLOW_CASES,
  ...RAY_CASES,
  ...SPARK_CASES,
  ...TRAINING_CASES,
  ...REQUESTED_CASES,
  ...AMOUNT_CASES,
  ...READABLE_CASES,
];

const MODE = byPolicy('engine-fields', 'in this SparkApplication, `mode` must be `cluster`\\.');
const NO_TOKEN = byPolicy(
  'engine-fields',
  'in this \\w+, `authOptions\\.mode` must be `token` here',
);
const TOKEN = { authOptions: { mode: 'token' } };

/** Ray clusters, where each must ask for a token. */
const WITHOUT_TOKEN = [
  ['rayclusters', ray()],
  ['rayclusters', ray({}, { authOptions: { mode: 'disabled' } })],
  ['rayclusters', ray({}, { authOptions: {} })],
  ['rayjobs', { rayClusterSpec: ray() }],
  ['rayservices', { rayClusterConfig: ray() }],
] as const;

const STATUS = byPolicy(
  'workflow-status',
  'only the workflow controller writes the `status` of a Workflow',
);

export const ENGINE_ATTACKS: readonly Attack[] = [
  ...fieldAttacks(CASES),
  ...READABLE_ATTACKS,
  ...WITHOUT_TOKEN.map(([plural, spec]) =>
    attack(
      'E93',
      `lead the operator elsewhere by the dashboard of ${plural}`,
      create(plural, { spec }),
      NO_TOKEN,
      { by: ['user'], target: STRICT },
    ),
  ),
  attack(
    'E70',
    'end the operator by the scale of a job that exists',
    dry(patch('pytorchjobs/target/scale', { spec: { replicas: 1001 } })),
    byPolicy('engine-fields', 'in this Scale, `replicas` must be at most 1000\\. Otherwise'),
    { by: ['admin'] },
  ),
  attack(
    'E93',
    'run the driver in the operator, by an application that exists',
    patch('sparkapplications/target', { spec: { mode: 'client' } }),
    MODE,
    { by: [...WORKERS, 'engine'] },
  ),
  attack(
    'E93',
    'have an operator make an application whose driver runs in the operator',
    create('sparkapplications', { spec: spark({ mode: 'client' }) }),
    MODE,
    { by: ['engine'] },
  ),
  attack(
    'E93',
    'name the repository of another namespace in the status of a workflow',
    patch('workflows/target', {
      status: { artifactRepositoryRef: { namespace: 'lab-green-dev', configMap: 'target' } },
    }),
    STATUS,
  ),
  attack(
    'E93',
    'make a workflow with such a status',
    create('workflows', {
      spec: flow(),
      status: { persistentVolumeClaims: [{ persistentVolumeClaim: { claimName: 'target' } }] },
    }),
    STATUS,
  ),
  attack(
    'E93',
    'take the status of a workflow away',
    jsonPatch('workflows/target', [{ op: 'remove', path: '/status' }]),
    STATUS,
  ),
];

export const ENGINE_WORK: readonly Work[] = [
  ...fieldWork(CASES),
  {
    what: 'run Ray with a token, and keep it, where each cluster must ask for one',
    by: ['user'],
    target: STRICT,
    async run(worker) {
      await worker.create('rayclusters', { spec: ray({}, TOKEN) });
      await worker.call(patch('rayclusters/{name}', { spec: { rayVersion: '2.52.0' } }));
      const off = await worker.try(
        patch('rayclusters/{name}', { spec: { authOptions: { mode: 'disabled' } } }),
      );
      expect(off.status === 403, 'the token can be taken away');
      await worker.call(create('rayjobs', { spec: { rayClusterSpec: ray({}, TOKEN) } }));
    },
  },
  {
    what: 'scale a job that exists to as much as a StatefulSet may have',
    by: ['admin'],
    run: [dry(patch('pytorchjobs/target/scale', { spec: { replicas: 1000 } }))],
  },
  {
    what: 'change a workflow, and submit one as its own client does',
    by: WORKERS,
    run: [
      create('workflows', { spec: flow(), status: { startedAt: null, finishedAt: null } }),
      patch('workflows/{name}', { spec: { suspend: true } }),
    ],
  },
  {
    what: 'write the status of a workflow, as its controller does',
    by: ['engine'],
    run: [
      create('workflows', { spec: flow() }),
      patch('workflows/{name}', { status: { phase: 'Running' } }),
    ],
  },
  {
    what: 'write the status of a workflow with rights in the namespace, where the platform names the controller',
    by: ['localOperator'],
    run: [dry(patch('workflows/target', { status: { phase: 'Succeeded' } }))],
  },
  {
    what: 'tell an operator what it likes, where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [
      create('sparkapplications', { spec: spark({ mode: 'client' }) }),
      create('workflows', { spec: flow(), status: { phase: 'Running' } }),
    ],
  },
];
