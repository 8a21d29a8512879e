import type { PortNumber } from './address-types';

/**
 * A Pod Security Standard.
 *
 * - `privileged`: refuses nothing; a pod can take over its node
 * - `baseline`: refuses what takes over a node, and lets ordinary images run
 * - `restricted`: also refuses root and added capabilities
 *
 * @title Pod security
 */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/**
 * A Pod Security Standard, with narrow exceptions from it. A plain word, such as `podSecurity: restricted`, replaces all of
 * this map.
 *
 * @title Pod security with exceptions
 * @example {standard: "baseline", allow: {capabilities: ["IPC_LOCK"]}, warn: "baseline"}
 */
export interface PodSecurityProps {
  /**
   * The standard that pods must meet.
   *
   * @default - what a lower layer states; baseline
   */
  readonly standard?: PodSecurityLevel;
  /**
   * What pods may do although the standard refuses it. Everything else of the standard is still enforced, by the guard rail
   * `podSecurity`. `null` removes what a lower layer allows.
   *
   * @default - nothing
   */
  readonly allow?: PodSecurityExceptions | null;
  /**
   * The standard that pods and workloads should meet: people who create one that does not get a warning.
   *
   * @default - restricted
   */
  readonly warn?: PodSecurityLevel | null;
  /**
   * The standard that pods and workloads should meet: one that does not leaves a note in the audit log.
   *
   * @default - restricted
   */
  readonly audit?: PodSecurityLevel | null;
}

/**
 * Single exceptions from a Pod Security Standard, for all containers of a namespace.
 *
 * @title Exceptions from pod security
 * @example {capabilities: ["IPC_LOCK"], sysctls: ["net.core.somaxconn"]}
 */
export interface PodSecurityExceptions {
  /**
   * Linux capabilities that containers may add: `IPC_LOCK` for RDMA, `SYS_PTRACE` for profilers and debuggers.
   *
   * Source: [capabilities(7)](https://man7.org/linux/man-pages/man7/capabilities.7.html).
   *
   * @default - those of the standard
   */
  readonly capabilities?: readonly Capability[];
  /**
   * `Unconfined` lets containers run without a seccomp profile, as rootless builds need.
   *
   * @default - none
   */
  readonly seccomp?: readonly 'Unconfined'[];
  /**
   * `Unconfined` lets containers run without an AppArmor profile, as rootless builds need.
   *
   * @default - none
   */
  readonly appArmor?: readonly 'Unconfined'[];
  /**
   * SELinux types that containers may name, such as `container_device_t`.
   *
   * @default - those of the standard
   */
  readonly seLinuxTypes?: readonly SeLinuxType[];
  /**
   * Directories and files of the node that pods may mount, each exactly as it is written here. Every container must mount
   * them with `readOnly: true`; `subPath` chooses a part. File systems that are mounted below such a path are writable
   * unless the mount also says `recursiveReadOnly: Enabled`: list their own paths instead.
   *
   * @default - none
   */
  readonly hostPaths?: readonly HostPath[];
  /**
   * Lets pods share memory with processes of the node, as CUDA MPS needs (`hostIPC: true`).
   *
   * @default - refused
   */
  readonly hostIPC?: boolean;
  /**
   * Kernel settings that pods may change for themselves, such as `net.core.somaxconn`. The kubelet must list those
   * that Kubernetes calls unsafe under `allowedUnsafeSysctls`.
   *
   * Source: [sysctls](https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/).
   *
   * @default - those of the standard
   */
  readonly sysctls?: readonly Sysctl[];
  /**
   * Ports of the node that containers may listen on. Network policies do not protect them everywhere.
   *
   * @default - none
   */
  readonly hostPorts?: readonly PortNumber[];
  /**
   * `Unmasked` shows containers all of `/proc`, as builds inside a container need. The API server requires `hostUsers: false`
   * with it.
   *
   * @default - none
   */
  readonly procMount?: readonly 'Unmasked'[];
}

/**
 * A path of the node: absolute, without commas, spaces, colons and `..`, and without a slash at the end.
 *
 * @title Path of a node
 * @pattern ^[/](?:(?!\.\.?(?:[/]|$))[^/,:\s]+(?:[/](?!\.\.?(?:[/]|$))[^/,:\s]+)*)?$
 * @example "/mnt/datasets"
 */
export type HostPath = string;

/**
 * A kernel setting by its name, with dots.
 *
 * @title Kernel setting
 * @pattern ^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$
 * @maxLength 253
 * @example "net.core.somaxconn"
 */
export type Sysctl = string;

/**
 * A type of SELinux.
 *
 * @title SELinux type
 * @pattern ^[A-Za-z][A-Za-z0-9_]*$
 * @maxLength 63
 * @example "container_device_t"
 */
export type SeLinuxType = string;

/**
 * A Linux capability, without `CAP_`.
 *
 * Source: [linux/capability.h](https://github.com/torvalds/linux/blob/v6.12/include/uapi/linux/capability.h).
 *
 * - `AUDIT_CONTROL`: configures the kernel's audit
 * - `AUDIT_READ`: reads the kernel's audit
 * - `AUDIT_WRITE`: writes to the kernel's audit
 * - `BLOCK_SUSPEND`: keeps the node from suspending
 * - `BPF`: loads programs into the kernel
 * - `CHECKPOINT_RESTORE`: freezes and restores processes
 * - `CHOWN`: changes the owner of files
 * - `DAC_OVERRIDE`: ignores the permissions of files
 * - `DAC_READ_SEARCH`: reads files in spite of their permissions, and opens them by handle
 * - `FOWNER`: changes files as their owner could
 * - `FSETID`: keeps set-user-ID bits when it writes
 * - `IPC_LOCK`: locks memory, as RDMA does
 * - `IPC_OWNER`: ignores the permissions of shared memory
 * - `KILL`: sends signals to the processes of other users
 * - `LEASE`: takes leases on files of other users
 * - `LINUX_IMMUTABLE`: makes files immutable
 * - `MAC_ADMIN`: changes AppArmor, SELinux or Smack rules
 * - `MAC_OVERRIDE`: ignores mandatory access rules
 * - `MKNOD`: makes device files
 * - `NET_ADMIN`: configures the network of the pod
 * - `NET_BIND_SERVICE`: listens on ports below 1024
 * - `NET_BROADCAST`: sends broadcasts
 * - `NET_RAW`: sends packets of any form
 * - `PERFMON`: measures performance, of the kernel as well
 * - `SETFCAP`: gives capabilities to files
 * - `SETGID`: changes its group
 * - `SETPCAP`: gives capabilities away
 * - `SETUID`: changes its user
 * - `SYSLOG`: reads the kernel's log
 * - `SYS_ADMIN`: mounts file systems, and much else
 * - `SYS_BOOT`: restarts the machine
 * - `SYS_CHROOT`: changes its root folder
 * - `SYS_MODULE`: loads kernel modules
 * - `SYS_NICE`: raises priorities, and binds memory and processors
 * - `SYS_PACCT`: switches process accounting
 * - `SYS_PTRACE`: traces and debugs processes of the pod
 * - `SYS_RAWIO`: reaches ports, memory and disks directly
 * - `SYS_RESOURCE`: exceeds resource limits
 * - `SYS_TIME`: sets the clock
 * - `SYS_TTY_CONFIG`: configures terminals
 * - `WAKE_ALARM`: wakes the machine up
 *
 * @title Capability name
 */
export type Capability =
  | 'AUDIT_CONTROL'
  | 'AUDIT_READ'
  | 'AUDIT_WRITE'
  | 'BLOCK_SUSPEND'
  | 'BPF'
  | 'CHECKPOINT_RESTORE'
  | 'CHOWN'
  | 'DAC_OVERRIDE'
  | 'DAC_READ_SEARCH'
  | 'FOWNER'
  | 'FSETID'
  | 'IPC_LOCK'
  | 'IPC_OWNER'
  | 'KILL'
  | 'LEASE'
  | 'LINUX_IMMUTABLE'
  | 'MAC_ADMIN'
  | 'MAC_OVERRIDE'
  | 'MKNOD'
  | 'NET_ADMIN'
  | 'NET_BIND_SERVICE'
  | 'NET_BROADCAST'
  | 'NET_RAW'
  | 'PERFMON'
  | 'SETFCAP'
  | 'SETGID'
  | 'SETPCAP'
  | 'SETUID'
  | 'SYSLOG'
  | 'SYS_ADMIN'
  | 'SYS_BOOT'
  | 'SYS_CHROOT'
  | 'SYS_MODULE'
  | 'SYS_NICE'
  | 'SYS_PACCT'
  | 'SYS_PTRACE'
  | 'SYS_RAWIO'
  | 'SYS_RESOURCE'
  | 'SYS_TIME'
  | 'SYS_TTY_CONFIG'
  | 'WAKE_ALARM';
