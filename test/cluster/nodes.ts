import type { Request } from './client';
import { waitFor } from './wait';

export interface FakeNode {
  readonly name: string;
  /** @default 64 */
  readonly cpu?: number;
  /** @default 512Gi */
  readonly memory?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { key: string; value?: string; effect: string }[];
  /** Absent on a CPU node. */
  readonly gpus?: {
    /** As GPU feature discovery writes it into `nvidia.com/gpu.product`. */
    readonly product: string;
    readonly count: number;
  };
  /** More resources, as `{'amd.com/gpu': '4'}`. */
  readonly resources?: Readonly<Record<string, string>>;
}

/** Two GPU products and plain CPU: what the cases of the battery stand on. */
export const DEFAULT_NODES: readonly FakeNode[] = [
  { name: 'gpu-a100-0', gpus: { product: 'NVIDIA-A100-SXM4-80GB', count: 8 } },
  { name: 'gpu-a100-1', gpus: { product: 'NVIDIA-A100-SXM4-80GB', count: 8 } },
  { name: 'gpu-h100-0', gpus: { product: 'NVIDIA-H100-80GB-HBM3', count: 8 } },
  { name: 'cpu-0' },
  { name: 'cpu-1' },
];

/** The Node object that kwok takes for one of its own. */
export function nodeManifest(node: FakeNode): object {
  const { name, cpu = 64, memory = '512Gi', gpus } = node;
  const resources = {
    cpu: String(cpu),
    memory,
    pods: '250',
    'ephemeral-storage': '1Ti',
    ...(gpus && { 'nvidia.com/gpu': String(gpus.count) }),
    ...node.resources,
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        ...(gpus && {
          'nvidia.com/gpu.present': 'true',
          'nvidia.com/gpu.product': gpus.product,
          'nvidia.com/gpu.count': String(gpus.count),
        }),
        ...node.labels,
      },
    },
    spec: { taints: node.taints ?? [] },
    status: { capacity: resources, allocatable: resources },
  };
}

/** Creates fake nodes (an existing one stays as it is) and waits until pods can be put on them. */
export async function createNodes(
  request: Request,
  nodes: readonly FakeNode[] = DEFAULT_NODES,
): Promise<void> {
  for (const node of nodes) {
    // Created, not applied: an apply does not take a node's status, a creation does.
    const { status, body } = await request('POST', '/api/v1/nodes', nodeManifest(node));
    if (status >= 300 && status !== 409) throw new Error(`node ${node.name}: ${body.message}`);
  }
  for (const { name } of nodes) {
    await waitFor(async () => isReady((await request('GET', `/api/v1/nodes/${name}`)).body), {
      what: `node ${name} to be ready`,
    });
  }
}

interface NodeObject {
  spec?: { taints?: { key: string }[] };
  status?: { conditions?: { type: string; status: string }[] };
}

/** Ready, and without the taint that admission gives each new node until its status is known. */
function isReady({ spec, status }: NodeObject): boolean {
  const ready = status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True');
  return !!ready && !spec?.taints?.some(({ key }) => key === 'node.kubernetes.io/not-ready');
}
