import type { Danger } from './danger';
import { GUARD_DANGERS } from './guard-dangers';
import { IDENTITY_DANGERS } from './identity-dangers';
import { POD_DANGERS } from './pod-dangers';

export type { Danger };

/**
 * The dangerous rights of Kubernetes, and of engines that act with rights of their own. Sources: "Role Based Access
 * Control Good Practices" of the Kubernetes documentation, and the code of the API server for impersonation
 * (`apiserver/pkg/endpoints/filters/impersonation`), certificates and escalation checks.
 */
export const DANGERS: readonly Danger[] = [...POD_DANGERS, ...IDENTITY_DANGERS, ...GUARD_DANGERS];
