/**
 * Where a tenant or an environment is in its life. Of a tenant and its environment, the later state counts.
 *
 * - `active`: in use
 * - `suspended`: what runs goes on and people look, but nobody changes or starts anything
 * - `draining`: as `suspended`, and queues evict what they admitted, so that the namespace gets empty
 * - `removed`: about to go; the next commit may delete the entry
 *
 * @title State
 */
export type LifecycleState = 'active' | 'suspended' | 'draining' | 'removed';

/**
 * Whether a cluster that another one creates is in use.
 *
 * - `active`: in use
 * - `removed`: about to be deleted; the next commit may delete the entry
 *
 * @title State of a created cluster
 */
export type CreatedClusterState = 'active' | 'removed';
