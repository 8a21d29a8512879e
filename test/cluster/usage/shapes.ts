import { Dice } from './dice';
import type { Part } from '../cases/drafts';

/** The state that a pod is in when usage is read. */
export type PodState = 'placed' | 'scheduled' | 'pending' | 'ended' | 'resized' | 'infeasible';

/** A pod to create, and what becomes of it. */
export interface DraftPod {
  readonly namespace: string;
  readonly pod: Part;
  readonly state: PodState;
  /** What the node says of its containers; written into the status. */
  readonly status?: Part;
}

const SECURE = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

const CPU = ['1m', '7m', '100m', '250m', '0.5', '1', '1500m', '3'];
const MEMORY = ['1', '1000k', '64M', '100Mi', '1Gi', '1.5Gi', '123456789', '2G'];
const DEVICES = [
  ['nvidia.com/gpu', 1],
  ['nvidia.com/gpu', 4],
  ['nvidia.com/mig-1g.10gb', 2],
  ['amd.com/gpu', 1],
  ['rdma/hca', 1],
  ['nvidia.com/gpumem', 4000],
] as const;

const STATES: readonly PodState[] = [
  ...Array<PodState>(10).fill('placed'),
  ...Array<PodState>(3).fill('scheduled'),
  ...Array<PodState>(3).fill('pending'),
  ...Array<PodState>(2).fill('ended'),
  'resized',
  'infeasible',
];

/**
 * Pods of all shapes, spread over namespaces. The same seed gives the same pods.
 *
 * @param unbounded - the namespace without a quota. Only there, a container may ask for nothing
 */
export function draftPods(
  namespaces: readonly string[],
  unbounded: string,
  count: number,
  seed: number,
): DraftPod[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, index) =>
    draftPod(dice, dice.pick(namespaces), `pod-${index}`, `node-${index % 24}`, unbounded),
  );
}

function draftPod(
  dice: Dice,
  namespace: string,
  name: string,
  node: string,
  unbounded: string,
): DraftPod {
  const asked = namespace === unbounded ? 0.7 : 1;
  const state = dice.pick(STATES);
  const containers = list(dice, 1, 3, (n) => container(dice, `main-${n}`, asked));
  const init = dice.chance(0.4)
    ? list(dice, 1, 4, (n) => ({
        ...container(dice, `init-${n}`, asked),
        ...(dice.chance(0.5) ? { restartPolicy: 'Always' } : {}),
      }))
    : [];
  const isWhole = dice.chance(0.15);
  const pod: Part = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 0,
      containers,
      ...(init.length === 0 ? {} : { initContainers: init }),
      // More than any container of it asks for.
      ...(isWhole ? { resources: { requests: { cpu: '20', memory: '32Gi' } } } : {}),
      ...(dice.chance(0.15) ? { runtimeClassName: 'sandbox' } : {}),
      ...(state === 'pending' || state === 'scheduled' ? {} : { nodeName: node }),
      ...(state === 'pending' ? { nodeSelector: { nowhere: 'true' } } : {}),
    },
  };
  const status = statusOf(dice, state, containers);
  return { namespace, pod, state, ...(status === undefined ? {} : { status }) };
}

function list<T>(dice: Dice, least: number, most: number, make: (n: number) => T): T[] {
  return Array.from({ length: dice.integer(least, most) }, (_, n) => make(n));
}

/** @param asked - how likely it is that the container asks for cpu, or for memory */
function container(dice: Dice, name: string, asked: number): Part {
  const requests: Record<string, string> = {};
  if (dice.chance(asked)) requests['cpu'] = dice.pick(CPU);
  if (dice.chance(asked)) requests['memory'] = dice.pick(MEMORY);
  if (dice.chance(0.1)) requests['ephemeral-storage'] = dice.pick(['1Gi', '500M']);
  const devices: Record<string, string> = {};
  if (dice.chance(0.2)) {
    const [resource, count] = dice.pick(DEVICES);
    devices[resource] = String(count);
  }
  return {
    name,
    image: 'registry.k8s.io/pause:3.10',
    securityContext: SECURE,
    resources: { requests: { ...requests, ...devices }, limits: devices },
  };
}

/** While a container is resized, its status says what it has and what the node set aside. */
function statusOf(dice: Dice, state: PodState, containers: readonly Part[]): Part | undefined {
  if (state === 'ended') return { phase: dice.pick(['Succeeded', 'Failed']) };
  if (state !== 'resized' && state !== 'infeasible') return undefined;
  const statuses = containers.map(({ name }) => ({
    name,
    image: 'registry.k8s.io/pause:3.10',
    imageID: '',
    ready: true,
    restartCount: 0,
    state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
    resources: { requests: { cpu: dice.pick(CPU), memory: dice.pick(MEMORY) } },
    allocatedResources: { cpu: dice.pick(CPU), memory: dice.pick(MEMORY) },
  }));
  return {
    phase: 'Running',
    containerStatuses: statuses,
    ...(state === 'infeasible'
      ? { conditions: [{ type: 'PodResizePending', status: 'True', reason: 'Infeasible' }] }
      : {}),
  };
}
