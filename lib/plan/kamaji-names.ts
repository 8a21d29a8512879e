/** The TenantControlPlane of an environment, after which Kamaji names its Deployment, its Service and its Secrets. */
export const KAMAJI_CONTROL_PLANE = 'control-plane';

/** The label with that name on each of its pods. Source: Kamaji, internal/builders/controlplane/deployment.go. */
export const KAMAJI_LABEL = 'kamaji.clastix.io/name';

/** The ports of its Service: of the Kubernetes API, and of the tunnel that nodes open so that it reaches them. */
export const KAMAJI_PORTS = { api: 6443, tunnel: 8132 } as const;
