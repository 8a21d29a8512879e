/**
 * Where a tenant or an environment is in its life.
 *
 * - `active`: in use
 * - `removed`: about to go; the next commit may delete the entry
 *
 * @title State
 */
export type LifecycleState = 'active' | 'removed';
