/**
 * Exceptions from a Pod Security Standard that open more than the pod's own work: what a pod does with them, as the end
 * of a sentence. Sources: capabilities(7), and the reasons that Kubernetes gives for its standards.
 */
const WIDE: Readonly<Record<string, string>> = {
  'capabilities=AUDIT_CONTROL': "switches the audit of the node's kernel off",
  'capabilities=BPF': "loads programs into the node's kernel",
  'capabilities=DAC_READ_SEARCH': 'opens every file of the node by its handle',
  'capabilities=MAC_ADMIN': "changes the node's AppArmor and SELinux rules",
  'capabilities=MAC_OVERRIDE': "ignores the node's mandatory access rules",
  'capabilities=NET_ADMIN': 'takes the addresses of other pods on some networks',
  'capabilities=NET_RAW': 'forges packets in the name of other pods',
  'capabilities=PERFMON': "reads memory of the node's kernel while it traces it",
  'capabilities=SYSLOG': "reads the log of the node's kernel, which shows its addresses",
  'capabilities=SYS_ADMIN': 'mounts file systems and can take over its node',
  'capabilities=SYS_BOOT': 'restarts the node with another kernel',
  'capabilities=SYS_MODULE': "loads modules into the node's kernel and so takes it over",
  'capabilities=SYS_RAWIO': 'reads and writes memory and disks of the node',
  'capabilities=SYS_TIME': 'changes the clock of the node',
  'hostIPC=true':
    'reads and changes the shared memory of all pods with `hostIPC` and all processes of the node',
  'seLinuxTypes=spc_t': 'is not confined by SELinux at all',
  'seLinuxTypes=unconfined_t': 'is not confined by SELinux at all',
};

/** Where a node keeps its secrets, its devices and the sockets of its daemons. */
const NODE_PLACES: readonly string[] = [
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/proc',
  '/root',
  '/run',
  '/sys',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/etcd',
  '/var/lib/kubelet',
  '/var/lib/rancher',
  '/var/log',
  '/var/run',
];

const HOST_PATHS = 'hostPaths=';

/** What a pod can do with an exception, such as `capabilities=SYS_ADMIN`, beyond its own work; undefined if nothing. */
export function wideException(text: string): string | undefined {
  if (!text.startsWith(HOST_PATHS)) return WIDE[text];
  const path = text.slice(HOST_PATHS.length).replace(/\/$/, '');
  const touches = (place: string): boolean =>
    `${place}/`.startsWith(`${path}/`) || path.startsWith(`${place}/`);
  const place = NODE_PLACES.find(touches);
  return place === undefined
    ? undefined
    : `reads what the node keeps in \`${place}\`: secrets, or sockets that a read-only mount does not protect`;
}
