import { type Part, claim, container, exactly, pod } from '../cases/drafts';
import type { Draft } from '../battery/calls';

/** The trees whose pools are shared. */
export type DeviceTree = 'hami' | 'shared-gpus';

/** What a quota grants to a tenant. */
export interface Granted {
  readonly tree: DeviceTree;
  readonly tenant: string;
  /** Its key in the quota. */
  readonly key: string;
  readonly amount: number;
  readonly plural: 'pods' | 'resourceclaims';
  /** Something that takes so much of it. */
  readonly draft: (count: number) => Draft;
}

const podOf = (limits: Part): Draft => pod({ containers: [container({ resources: { limits } })] });

function byName(tree: DeviceTree, tenant: string, name: string, amount: number): Granted {
  return {
    tree,
    tenant,
    key: `requests.${name}`,
    amount,
    plural: 'pods',
    draft: (count) => podOf({ [name]: String(count) }),
  };
}

function byClass(tenant: string, name: string, amount: number): Granted {
  return {
    tree: 'shared-gpus',
    tenant,
    key: `${name}.deviceclass.resource.k8s.io/devices`,
    amount,
    plural: 'resourceclaims',
    draft: (count) => claim(exactly(name, { count })),
  };
}

/** Each way of sharing, under the name that its nodes advertise or by its class. */
export const GRANTED: readonly Granted[] = [
  byName('hami', 'both', 'nvidia.com/gpu', 4),
  byName('hami', 'both', 'huawei.com/Ascend910B', 2),
  byName('shared-gpus', 'notebooks', 'nvidia.com/gpu.shared', 4),
  byName('shared-gpus', 'notebooks', 'nvidia.com/mig-1g.10gb', 8),
  byName('shared-gpus', 'notebooks', 'nvidia.com/mig-1g.6gb.shared', 4),
  byClass('notebooks', 'h200-1g-18gb.mig.nvidia.com', 2),
  byName('shared-gpus', 'training', 'nvidia.com/gpu', 16),
  byName('shared-gpus', 'training', 'nvidia.com/gpu.shared', 8),
  byName('shared-gpus', 'training', 'nvidia.com/mig-3g.40gb', 2),
  byClass('training', 'h200-2g-35gb.mig.nvidia.com', 3),
  byClass('training', 'compute-domain-default-channel.nvidia.com', 4),
];

/** What belongs to somebody else, by tenants who have other devices. */
export const FOREIGN: readonly (Pick<Granted, 'tree' | 'tenant' | 'plural'> & {
  readonly what: string;
  readonly draft: Draft;
})[] = [
  ...['nvidia.com/gpu', 'nvidia.com/mig-3g.40gb', 'nvidia.com/mig-1g.10gb.shared'].map((name) => ({
    tree: 'shared-gpus' as const,
    tenant: 'notebooks',
    plural: 'pods' as const,
    what: name,
    draft: podOf({ [name]: '1' }),
  })),
  ...['h200-2g-35gb.mig.nvidia.com', 'mig.nvidia.com', 'gpu.nvidia.com'].map((name) => ({
    tree: 'shared-gpus' as const,
    tenant: 'notebooks',
    plural: 'resourceclaims' as const,
    what: `the class ${name}`,
    draft: claim(exactly(name)),
  })),
];

/** More memory than the shares come with: HAMi's scheduler counts it, and the API server does not. */
export const TOO_MUCH_MEMORY: Draft = podOf({
  'nvidia.com/gpu': '1',
  'nvidia.com/gpumem': '64000',
});
