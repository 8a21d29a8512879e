import { ACCELERATOR_CODES } from './accelerator-codes';
import { ACCEPTANCE_CODES } from './acceptance-codes';
import { BINDING_CODES } from './binding-codes';
import { BORDER_CODES } from './border-codes';
import { CLUSTER_CODES } from './cluster-codes';
import { DELIVERY_CODES } from './delivery-codes';
import { DEPLOY_CODES } from './deploy-codes';
import { FILE_CODES } from './file-codes';
import { GRANT_CODES } from './grant-codes';
import { GUARD_RAIL_CODES } from './guard-rail-codes';
import { ISOLATION_CODES } from './isolation-codes';
import { LABEL_CODES } from './label-codes';
import { LIFE_CODES } from './life-codes';
import { MANAGED_CODES } from './managed-codes';
import { MONITORING_CODES } from './monitoring-codes';
import { NAME_CODES } from './name-codes';
import { NETWORK_CODES } from './network-codes';
import { NETWORK_ENGINE_CODES } from './network-engine-codes';
import { ORGANIZATION_CODES } from './organization-codes';
import { OUTPUT_CODES } from './output-codes';
import { POD_SECURITY_CODES } from './pod-security-codes';
import { PRICE_CODES } from './price-codes';
import { QUANTITY_CODES } from './quantity-codes';
import { POOL_CODES } from './pool-codes';
import { QUEUE_CODES } from './queue-codes';
import { QUEUE_TREE_CODES } from './queue-tree-codes';
import { QUEUE_ENGINE_CODES } from './queue-engine-codes';
import { QUOTA_CODES } from './quota-codes';
import { REFERENCE_CODES } from './reference-codes';
import { SHAPE_CODES } from './shape-codes';
import { SHARING_CODES } from './sharing-codes';
import { SUBJECT_CODES } from './subject-codes';
import { WORKLOAD_CODES } from './workload-codes';
import { YAML_CODES } from './yaml-codes';

/** Every code that a finding can carry. Codes are stable: they are never renamed or given another meaning. */
export const CODES = {
  ...FILE_CODES,
  ...YAML_CODES,
  ...SHAPE_CODES,
  ...NAME_CODES,
  ...LABEL_CODES,
  ...SUBJECT_CODES,
  ...BINDING_CODES,
  ...QUANTITY_CODES,
  ...QUOTA_CODES,
  ...GRANT_CODES,
  ...QUEUE_CODES,
  ...QUEUE_TREE_CODES,
  ...QUEUE_ENGINE_CODES,
  ...ACCELERATOR_CODES,
  ...SHARING_CODES,
  ...POOL_CODES,
  ...WORKLOAD_CODES,
  ...GUARD_RAIL_CODES,
  ...POD_SECURITY_CODES,
  ...ISOLATION_CODES,
  ...NETWORK_CODES,
  ...BORDER_CODES,
  ...NETWORK_ENGINE_CODES,
  ...REFERENCE_CODES,
  ...ORGANIZATION_CODES,
  ...PRICE_CODES,
  ...CLUSTER_CODES,
  ...MANAGED_CODES,
  ...LIFE_CODES,
  ...ACCEPTANCE_CODES,
  ...DELIVERY_CODES,
  ...MONITORING_CODES,
  ...DEPLOY_CODES,
  ...OUTPUT_CODES,
};

/** The code of a rule, such as `POOL_UNKNOWN`. */
export type Code = keyof typeof CODES;

export const ALL_CODES = Object.keys(CODES) as Code[];
