/** A namespace of test/cluster/fleet.yaml, and whose it is. */
export interface Target {
  readonly tenant: string;
  readonly namespace: string;
}

/** The attacked namespace, where a case says nothing else. */
export const BLUE: Target = { tenant: 'blue', namespace: 'lab-blue-dev' };
/** The neighbour. */
export const GREEN: Target = { tenant: 'green', namespace: 'lab-green-dev' };
/** A load balancer is granted, and Knative serves. */
export const SOLO: Target = { tenant: 'solo', namespace: 'lab-solo' };
/** Few objects and few pods, and the quotas alone refuse node ports. */
export const SMALL: Target = { tenant: 'small', namespace: 'lab-small' };
/** Pod Security is `restricted`. */
export const STRICT: Target = { tenant: 'strict', namespace: 'lab-strict' };
/** Limits are above the requests. */
export const BURST: Target = { tenant: 'burst', namespace: 'lab-burst' };
/** The disk of the node is counted, limited and bounded. */
export const DISK: Target = { tenant: 'disk', namespace: 'lab-disk' };
/** Containers and pods have bounds. */
export const BOUNDED: Target = { tenant: 'bounded', namespace: 'lab-bounded' };
/** What pods may ask for stands in lists. */
export const LISTED: Target = { tenant: 'listed', namespace: 'lab-listed' };
/** Every pod runs in a sandbox. */
export const BOXED: Target = { tenant: 'boxed', namespace: 'lab-boxed' };
/** Parts of its quota have budgets of their own. */
export const FINER: Target = { tenant: 'finer', namespace: 'lab-finer' };
/** Single pods, containers and claims are bounded, and pods with GPUs end. */
export const TIMED: Target = { tenant: 'timed', namespace: 'lab-timed' };
/** Pods get a priority class, and run on nodes of the tenant. */
export const HOUSED: Target = { tenant: 'housed', namespace: 'lab-housed' };
/** Single things are allowed beyond the Pod Security Standard `baseline`. */
export const NARROW: Target = { tenant: 'narrow', namespace: 'lab-narrow' };
/** Devices are claimed. */
export const DRA: Target = { tenant: 'dra', namespace: 'lab-dra' };
/** Admins say who works here, and who talks to whom. */
export const SELF: Target = { tenant: 'self', namespace: 'lab-self' };
/** Guard rails warn, or write to the audit log. */
export const LENIENT: Target = { tenant: 'lenient', namespace: 'lab-lenient' };
/** The pods of a virtual cluster run here. */
export const VIRTUAL: Target = { tenant: 'virtual', namespace: 'lab-virtual' };
/** Everything is switched off. */
export const OPEN: Target = { tenant: 'open', namespace: 'lab-open' };
/** The namespace is given up. */
export const LEAVING: Target = { tenant: 'leaving', namespace: 'lab-leaving' };

/** A namespace that is not ours: what is an attack has to succeed there. */
export const UNGUARDED = 'no-guards-here';
