import type { Attack, Battery, OpenRoute } from '../battery/attack';
import type { Flood } from '../battery/flood';
import type { Right } from '../battery/rights';
import type { KnownRefusal, Work } from '../battery/work';
import { COUNTED_ATTACKS, checkGuardRailMetrics } from './guard-rail-metrics';
import { checkStandards } from '../standards/check-standards';
import { BOUND_ATTACKS, BOUND_WORK } from './accelerator-bounds';
import { ACCELERATOR_ATTACKS } from './accelerators';
import { ACCOUNT_RULE_ATTACKS, ACCOUNT_RULE_WORK } from './account-rules';
import { BOUND_ROLE_ATTACKS, BOUND_ROLE_WORK } from './bound-roles';
import { CLUSTER_READ_ATTACKS, CLUSTER_READ_WORK } from './cluster-reads';
import { CROSS_TENANT_ATTACKS } from './cross-tenant';
import { ENGINE_ATTACKS, ENGINE_WORK } from './engines';
import { GITOPS_ATTACKS } from './gitops';
import { MODE_ATTACKS, MODE_WORK } from './guard-rail-modes';
import { OBJECT_RAIL_ATTACKS, OBJECT_RAIL_WORK } from './guard-rails-objects';
import { OWN_WORK_ATTACKS, OWN_WORK_WORK } from './guard-rails-own-work';
import { PLATFORM_RAIL_ATTACKS, PLATFORM_RAIL_WORK } from './guard-rails-platform';
import { ACCELERATOR_RAIL_ATTACKS, ACCELERATOR_RAIL_WORK } from './guard-rails-accelerators';
import {
  FLUX_KIND_ATTACKS,
  FLUX_OBJECT_ATTACKS,
  FLUX_OBJECT_WORK,
  FLUX_SIZE_ATTACKS,
} from './deploy';
import { DEPLOYER_ATTACKS, DEPLOYER_WORK } from './deployers';
import { DEVICE_CLAIM_ATTACKS, DEVICE_CLAIM_WORK } from './guard-rails-device-claims';
import { DEVICE_VARIABLE_ATTACKS, DEVICE_VARIABLE_WORK } from './guard-rails-device-variables';
import { checkFit } from './fit';
import { warnedWork } from './guard-rails-that-warn';
import { FINALIZER_ATTACKS, FINALIZER_WORK } from './guard-rails-finalizers';
import { GPU_POOL_ATTACKS, GPU_POOL_WORK } from './gpu-pools';
import { GRACE_ATTACKS, GRACE_WORK } from './guard-rails-grace';
import { IMAGE_RAIL_ATTACKS, IMAGE_RAIL_WORK } from './guard-rails-images';
import { POD_RAIL_ATTACKS } from './guard-rails-pods';
import { POD_SECURITY_ATTACKS, POD_SECURITY_WORK } from './guard-rails-pod-security';
import { POD_RAIL_WORK } from './guard-rails-pods-work';
import { RUNTIME_RAIL_ATTACKS, RUNTIME_RAIL_WORK } from './guard-rails-runtimes';
import { SIZE_RAIL_ATTACKS, SIZE_RAIL_WORK } from './guard-rails-sizes';
import { VOLUME_RAIL_ATTACKS, VOLUME_RAIL_WORK } from './guard-rails-volumes';
import { IDENTITY_ATTACKS, IDENTITY_WORK } from './identities';
import { KNOWN_REFUSALS } from './known-refusals';
import { METADATA_ATTACKS, METADATA_WORK } from './metadata';
import { NAMESPACE_ATTACKS } from './namespace-metadata';
import { NETWORK_ATTACKS } from './network-objects';
import { NODE_DISK_ATTACKS, NODE_DISK_WORK } from './node-disk';
import { OPEN_ROUTES } from './not-yet';
import { OLDER_WORK } from './older-work';
import { POD_ATTACKS } from './pods';
import { OWN_NODE_ATTACKS, OWN_NODE_WORK } from './own-nodes';
import { PRIORITY_BUDGET_ATTACKS, PRIORITY_BUDGET_WORK } from './priority-budgets';
import { QUOTA_ATTACKS } from './quota';
import { FLOODS } from './quota-floods';
import { checkQueuedWork } from './queued-work';
import { RAY_AUTOSCALING_ATTACKS, RAY_AUTOSCALING_WORK } from './ray-autoscaling';
import { RIGHTS } from './rights';
import { ROLE_ATTACKS } from './roles';
import { SECRET_ATTACKS } from './secrets';
import { SIZE_BUDGET_ATTACKS, SIZE_BUDGET_WORK } from './size-budgets';
import { STORAGE_ATTACKS } from './storage';
import { VIRTUAL_CLUSTER_ATTACKS } from './virtual-clusters';
import { VIRTUAL_CLUSTER_WORK } from './virtual-clusters-work';
import { checkVclusterValues } from './virtual-clusters-values';
import { ACCELERATOR_WORK } from './work-accelerators';
import { LOOKING_WORK } from './work-looking';
import { PLATFORM_WORK } from './work-platform';
import { POD_WORK } from './work-pods';
import { SAMPLE_WORK } from './work-samples';
import { WORKLOAD_WORK } from './work-workloads';

/** Cases that belong together; `--only` chooses by their name. */
export interface Area {
  readonly name: string;
  readonly attacks?: readonly Attack[];
  readonly floods?: readonly Flood[];
  readonly open?: readonly OpenRoute[];
  readonly work?: readonly Work[];
  readonly rights?: readonly Right[];
  readonly known?: readonly KnownRefusal[];
  /** Checks of another form. */
  readonly check?: (battery: Battery) => Promise<void>;
}

/** In the order in which they run. */
const BY_THEME: readonly Area[] = [
  { name: 'namespace', attacks: NAMESPACE_ATTACKS },
  {
    name: 'roles',
    attacks: [...ROLE_ATTACKS, ...DEPLOYER_ATTACKS, ...BOUND_ROLE_ATTACKS, ...CLUSTER_READ_ATTACKS],
    work: [...DEPLOYER_WORK, ...BOUND_ROLE_WORK, ...CLUSTER_READ_WORK],
  },
  { name: 'rights', rights: RIGHTS },
  { name: 'secrets', attacks: SECRET_ATTACKS },
  { name: 'pods', attacks: POD_ATTACKS },
  {
    name: 'accelerators',
    attacks: ACCELERATOR_ATTACKS,
    work: [...ACCELERATOR_WORK, ...GPU_POOL_WORK],
  },
  {
    name: 'identities',
    attacks: [...IDENTITY_ATTACKS, ...ACCOUNT_RULE_ATTACKS],
    work: [...IDENTITY_WORK, ...ACCOUNT_RULE_WORK],
  },
  { name: 'network', attacks: NETWORK_ATTACKS },
  { name: 'storage', attacks: STORAGE_ATTACKS },
  { name: 'gitops', attacks: GITOPS_ATTACKS },
  { name: 'tenants', attacks: CROSS_TENANT_ATTACKS },
  {
    name: 'quota',
    attacks: [...QUOTA_ATTACKS, ...NODE_DISK_ATTACKS],
    floods: FLOODS,
    work: NODE_DISK_WORK,
  },
  {
    name: 'budgets',
    attacks: [
      ...PRIORITY_BUDGET_ATTACKS,
      ...SIZE_BUDGET_ATTACKS,
      ...BOUND_ATTACKS,
      ...OWN_NODE_ATTACKS,
    ],
    work: [...PRIORITY_BUDGET_WORK, ...SIZE_BUDGET_WORK, ...BOUND_WORK, ...OWN_NODE_WORK],
  },
  {
    name: 'pod-rails',
    attacks: [
      ...POD_RAIL_ATTACKS,
      ...ACCELERATOR_RAIL_ATTACKS,
      ...DEVICE_VARIABLE_ATTACKS,
      ...DEVICE_CLAIM_ATTACKS,
      ...GRACE_ATTACKS,
      ...FINALIZER_ATTACKS,
      ...IMAGE_RAIL_ATTACKS,
      ...VOLUME_RAIL_ATTACKS,
      ...POD_SECURITY_ATTACKS,
    ],
    work: [
      ...POD_RAIL_WORK,
      ...ACCELERATOR_RAIL_WORK,
      ...DEVICE_VARIABLE_WORK,
      ...DEVICE_CLAIM_WORK,
      ...GRACE_WORK,
      ...FINALIZER_WORK,
      ...IMAGE_RAIL_WORK,
      ...VOLUME_RAIL_WORK,
      ...POD_SECURITY_WORK,
    ],
  },
  { name: 'runtimes', attacks: RUNTIME_RAIL_ATTACKS, work: RUNTIME_RAIL_WORK },
  {
    name: 'virtual-clusters',
    attacks: VIRTUAL_CLUSTER_ATTACKS,
    work: VIRTUAL_CLUSTER_WORK,
    check: checkVclusterValues,
  },
  { name: 'queues', check: checkQueuedWork },
  { name: 'monitoring', attacks: COUNTED_ATTACKS, check: checkGuardRailMetrics },
  { name: 'standards', check: checkStandards },
  { name: 'fit', check: checkFit },
  { name: 'object-rails', attacks: OBJECT_RAIL_ATTACKS, work: OBJECT_RAIL_WORK },
  {
    name: 'platform-rails',
    attacks: [...PLATFORM_RAIL_ATTACKS, ...GPU_POOL_ATTACKS],
    work: PLATFORM_RAIL_WORK,
  },
  { name: 'sizes', attacks: SIZE_RAIL_ATTACKS, work: SIZE_RAIL_WORK },
  { name: 'modes', attacks: MODE_ATTACKS, work: MODE_WORK },
  { name: 'metadata', attacks: METADATA_ATTACKS, work: METADATA_WORK },
  {
    name: 'deploy',
    attacks: [...FLUX_OBJECT_ATTACKS, ...FLUX_KIND_ATTACKS, ...FLUX_SIZE_ATTACKS],
    work: FLUX_OBJECT_WORK,
  },
  { name: 'engines', attacks: ENGINE_ATTACKS, work: [...ENGINE_WORK, ...OLDER_WORK] },
  {
    name: 'own-work',
    attacks: [...OWN_WORK_ATTACKS, ...RAY_AUTOSCALING_ATTACKS],
    work: [...OWN_WORK_WORK, ...RAY_AUTOSCALING_WORK],
  },
  { name: 'not-yet', open: OPEN_ROUTES, known: KNOWN_REFUSALS },
  { name: 'everyday', work: [...POD_WORK, ...WORKLOAD_WORK, ...LOOKING_WORK] },
  { name: 'samples', work: SAMPLE_WORK },
  { name: 'platform', work: PLATFORM_WORK },
];

export const AREAS: readonly Area[] = [
  ...BY_THEME,
  { name: 'warnings', work: warnedWork(BY_THEME.flatMap(({ attacks = [] }) => attacks)) },
];
