import { type Call, create, dry } from '../battery/calls';
import { MAKERS, type Persona } from '../battery/people';
import { type Part, container, pod } from './drafts';

/** Whoever makes pods in the first tenant: people, engines, operators with rights everywhere. */
export const POD_MAKERS: readonly Persona[] = [...MAKERS, 'sparkPod', 'platform'];

/** A container of an image and with a policy that are allowed where there are lists of them. */
export const listed = (part: Part = {}): Part => container({ imagePullPolicy: 'Always', ...part });
export const listedPod = (spec: Part = {}) => pod({ containers: [listed()], ...spec });

/** A pod that is not kept: it would stand in the way of others, or wait for ever. */
export function tryPod(spec: Part): Call {
  return dry(create('pods', pod(spec)));
}

export const tolerating = (...tolerations: readonly Part[]): Part => ({ tolerations });
export const GPU_TAINT = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' };

/** Pod affinity by one term, required or preferred. */
export function near(kind: string, term: Part, preferred = false): Part {
  const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: {}, ...term };
  return {
    affinity: {
      [kind]: preferred
        ? { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm }] }
        : { requiredDuringSchedulingIgnoredDuringExecution: [podAffinityTerm] },
    },
  };
}

export const AFFINITIES: readonly (readonly [what: string, spec: Part])[] = [
  ['keep the pods of all tenants off a node', near('podAntiAffinity', { namespaceSelector: {} })],
  ['keep a tenant off a node', near('podAntiAffinity', { namespaces: ['lab-green-dev'] })],
  [
    'keep tenants off a node by their labels, where that is possible',
    near('podAntiAffinity', { namespaceSelector: { matchLabels: { tenant: 'green' } } }, true),
  ],
  ['follow the pods of a tenant', near('podAffinity', { namespaces: ['{ns}', 'lab-green-dev'] })],
  ['follow all pods, where possible', near('podAffinity', { namespaceSelector: {} }, true)],
];
