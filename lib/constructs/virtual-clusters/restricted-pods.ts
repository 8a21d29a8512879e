/** What the Pod Security Standard `restricted` asks of a container. */
export const RESTRICTED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsGroup: 12345,
  runAsNonRoot: true,
  runAsUser: 12345,
  seccompProfile: { type: 'RuntimeDefault' },
} as const;

/** What the volumes of such a pod need, so that it can write to them. */
export const RESTRICTED_POD = { fsGroup: 12345 } as const;
