import type { Fixture, PodSpec } from './fixtures';

type Part = Readonly<Record<string, unknown>>;

/** A change of a pod that meets its standard: what of the pod, and how it is written. */
export interface FieldChange {
  readonly what: string;
  readonly change: (pod: PodSpec) => PodSpec;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Values of security contexts, most of which a pod has as well as its containers. */
const CONTEXTS: readonly Part[] = [
  ...[true, false].flatMap((value) => [
    { privileged: value },
    { allowPrivilegeEscalation: value },
    { runAsNonRoot: value },
    { readOnlyRootFilesystem: value },
    { windowsOptions: { hostProcess: value } },
  ]),
  ...[0, 1].flatMap((id) => [{ runAsUser: id }, { runAsGroup: id }]),
  ...['RuntimeDefault', 'Unconfined'].flatMap((type) => [
    { seccompProfile: { type } },
    { appArmorProfile: { type } },
  ]),
  { seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } },
  { appArmorProfile: { type: 'Localhost', localhostProfile: 'a' } },
  { procMount: 'Default' },
  ...['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t', 'spc_t'].map(
    (type) => ({ seLinuxOptions: { type } }),
  ),
  { seLinuxOptions: { user: 'system_u' } },
  { seLinuxOptions: { role: 'system_r' } },
  { seLinuxOptions: { level: 's0:c1,c2' } },
  ...[[], ['ALL'], ['KILL'], ['all'], ['KILL', 'ALL']].map((drop) => ({ capabilities: { drop } })),
];

const CAPABILITIES =
  'ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH ' +
  'FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN ' +
  'NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT ' +
  'SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM ' +
  'CAP_CHOWN chown';

const SYSCTLS =
  'kernel.shm_rmid_forced kernel.shmmax kernel.msgmax fs.mqueue.msg_max net.core.somaxconn ' +
  'net.ipv4.ip_local_port_range net.ipv4.ip_local_reserved_ports net.ipv4.ip_unprivileged_port_start ' +
  'net.ipv4.ping_group_range net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes ' +
  'net.ipv4.tcp_keepalive_time net.ipv4.tcp_rmem net.ipv4.tcp_syncookies net.ipv4.tcp_wmem net/ipv4/tcp_wmem';

const VOLUMES: Readonly<Record<string, Part>> = {
  configMap: { name: 'a' },
  csi: { driver: 'example.com' },
  downwardAPI: { items: [] },
  emptyDir: {},
  hostPath: { path: '/a' },
  image: { reference: 'a' },
  nfs: { server: '10.0.0.1', path: '/' },
  persistentVolumeClaim: { claimName: 'a' },
  projected: { sources: [] },
  secret: { secretName: 'a' },
};

const ACTIONS: readonly Part[] = ['', '10.0.0.1'].flatMap((host) => [
  { httpGet: { port: 80, host } },
  { tcpSocket: { port: 80, host } },
]);

const APP_ARMOR = ['', 'runtime/default', 'localhost/a', 'unconfined'];

/** Merges into what a pod or a container has, one level deep. */
function into(target: Part, key: string, part: Part): Part {
  return { ...target, [key]: { ...(target[key] as Part | undefined), ...part } };
}

function ofContainers(list: 'containers' | 'initContainers', part: Part): FieldChange['change'] {
  return (pod) => ({
    ...pod,
    [list]: pod[list]!.map((container) => ({ ...container, ...part })),
  });
}

function inContexts(list: 'containers' | 'initContainers', part: Part): FieldChange['change'] {
  return (pod) => ({
    ...pod,
    [list]: pod[list]!.map((container) => into(container, 'securityContext', part)),
  });
}

const text = (part: unknown): string => JSON.stringify(part);

/** Every field that a control of the standards reads, by each of its places, with values on both sides of the line. */
export function fieldChanges({ spec }: Fixture): readonly FieldChange[] {
  const drop = capabilitiesOf(spec);
  const capabilities = CAPABILITIES.split(' ').map((name) => ({
    capabilities: { ...drop, add: [name] },
  }));
  return [
    ...(['containers', 'initContainers'] as const).flatMap((list) => [
      ...[...CONTEXTS, ...capabilities].map((part) => ({
        what: `${list}: ${text(part)}`,
        change: inContexts(list, part),
      })),
      ...[0, 80].map((hostPort) => {
        const part = { ports: [{ containerPort: 80, hostPort }] };
        return { what: `${list}: ${text(part)}`, change: ofContainers(list, part) };
      }),
    ]),
    ...CONTEXTS.map((part) => ({
      what: `pod: ${text(part)}`,
      change: (pod: PodSpec) => into(pod, 'securityContext', part) as PodSpec,
    })),
    ...SYSCTLS.split(' ').map((name) => ({
      what: `sysctl ${name}`,
      change: (pod: PodSpec) =>
        into(pod, 'securityContext', { sysctls: [{ name, value: '1' }] }) as PodSpec,
    })),
    ...ACTIONS.flatMap((action) =>
      [
        { livenessProbe: action },
        { readinessProbe: action },
        { startupProbe: action },
        { lifecycle: { postStart: action } },
        { lifecycle: { preStop: action } },
      ].map((part) => ({ what: text(part), change: ofContainers('containers', part) })),
    ),
    ...Object.entries(VOLUMES).map(([kind, source]) => ({
      what: `a volume of the kind ${kind}`,
      change: (pod: PodSpec) => ({ ...pod, volumes: [{ name: 'v', [kind]: source }] }),
    })),
    ...['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers'].flatMap((key) =>
      [true, false].map((value) => ({
        what: `${key}: ${value}`,
        change: (pod: PodSpec) => ({ ...pod, [key]: value }),
      })),
    ),
    ...['linux', 'windows'].map((name) => ({
      what: `os: ${name}`,
      change: (pod: PodSpec) => ({ ...pod, os: { name } }),
    })),
    ...APP_ARMOR.map((value) => ({
      what: `the AppArmor annotation '${value}'`,
      change: (pod: PodSpec) => pod,
      annotations: { 'container.apparmor.security.beta.kubernetes.io/container1': value },
    })),
  ];
}

/** What of the capabilities a pod needs to meet its standard. */
function capabilitiesOf({ containers }: PodSpec): Part {
  const context = containers[0]!.securityContext as { capabilities?: Part } | undefined;
  return context?.capabilities ?? {};
}
