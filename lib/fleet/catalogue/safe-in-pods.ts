/** Capabilities that containers may add under `baseline`: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const SAFE_CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/**
 * Kinds of volumes that hold nothing of anybody else, which are those of `restricted`: a kind that Kubernetes invents later
 * is none of them. A `hostPath` is judged by a control of its own, and a `csi` one by its driver.
 */
export const SAFE_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'hostPath',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
