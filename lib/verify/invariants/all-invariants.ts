import { ADMISSION_INVARIANTS } from './admission-invariants';
import { BINDING_INVARIANTS } from './binding-invariants';
import { DEVICE_INVARIANTS } from './device-invariants';
import { FLEET_INVARIANTS } from './fleet-invariants';
import { INGRESS_RANGE_INVARIANTS } from './ingress-range-invariants';
import type { Invariant } from './invariant';
import { LIMIT_RANGE_INVARIANTS } from './limit-range-invariants';
import { NAMESPACE_INVARIANTS } from './namespace-invariants';
import { NETWORK_NAMESPACE_INVARIANTS } from './network-namespace-invariants';
import { NETWORK_RULE_INVARIANTS } from './network-rule-invariants';
import { OBJECT_INVARIANTS } from './object-invariants';
import { QUEUE_INVARIANTS } from './queue-invariants';
import { QUOTA_INVARIANTS } from './quota-invariants';
import { ROLE_INVARIANTS } from './role-invariants';
import { SUM_INVARIANTS } from './sum-invariants';
import { TEXT_INVARIANTS } from './text-invariants';

/** Every invariant, in the order of reports. */
export const INVARIANTS: readonly Invariant[] = [
  ...OBJECT_INVARIANTS,
  ...TEXT_INVARIANTS,
  ...NAMESPACE_INVARIANTS,
  ...QUOTA_INVARIANTS,
  ...DEVICE_INVARIANTS,
  ...SUM_INVARIANTS,
  ...LIMIT_RANGE_INVARIANTS,
  ...NETWORK_NAMESPACE_INVARIANTS,
  ...NETWORK_RULE_INVARIANTS,
  ...INGRESS_RANGE_INVARIANTS,
  ...ROLE_INVARIANTS,
  ...BINDING_INVARIANTS,
  ...ADMISSION_INVARIANTS,
  ...QUEUE_INVARIANTS,
  ...FLEET_INVARIANTS,
];
