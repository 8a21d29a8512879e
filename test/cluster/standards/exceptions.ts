import type { PodSecurityExceptions } from '../../../lib/fleet/model/props';
import type { Fixture } from './fixtures';

/** An exception, and the fixtures that it lets through. */
export interface ExceptionProof {
  /** Becomes part of the name of a namespace. */
  readonly name: string;
  readonly allow: PodSecurityExceptions;
  /** Whether a fixture that fails without the exception passes with it. */
  readonly admits: (fixture: Fixture) => boolean;
}

const named =
  (pattern: RegExp) =>
  ({ name }: Fixture): boolean =>
    pattern.test(name);

/** Names an item that no fixture has: the rest of the standard is enforced as it is. */
export const UNRELATED: ExceptionProof = {
  name: 'unrelated',
  allow: { sysctls: ['net.ipv4.tcp_max_syn_backlog'] },
  admits: () => false,
};

export const EXCEPTIONS: readonly ExceptionProof[] = [
  {
    name: 'capabilities',
    allow: { capabilities: ['NET_RAW'] },
    admits: named(/^capabilities_baseline[01]$/),
  },
  {
    name: 'seccomp',
    allow: { seccomp: ['Unconfined'] },
    admits: named(/^seccompprofile_(baseline[0-2]|restricted[14])$/),
  },
  { name: 'apparmor', allow: { appArmor: ['Unconfined'] }, admits: named(/^apparmorprofile[01]$/) },
  {
    name: 'selinux',
    allow: { seLinuxTypes: ['somevalue'] },
    admits: named(/^selinuxoptions[0-2]$/),
  },
  { name: 'one-path', allow: { hostPaths: ['/a'] }, admits: named(/^hostpathvolumes0$/) },
  { name: 'paths', allow: { hostPaths: ['/a', '/b'] }, admits: named(/^hostpathvolumes[01]$/) },
  { name: 'ipc', allow: { hostIPC: true }, admits: named(/^hostnamespaces0$/) },
  { name: 'sysctls', allow: { sysctls: ['othersysctl'] }, admits: named(/^sysctls0$/) },
  { name: 'one-port', allow: { hostPorts: [12345] }, admits: named(/^hostports0$/) },
  { name: 'ports', allow: { hostPorts: [12345, 12346] }, admits: named(/^hostports[0-2]$/) },
  {
    name: 'proc',
    allow: { procMount: ['Unmasked'] },
    // The API server itself refuses those that share the users of the node.
    admits: ({ name, spec }) => name.startsWith('procmount') && spec['hostUsers'] === false,
  },
];

/**
 * Fixtures on which versions of the standard differ from v1.34, which our namespaces state, with the reason. From v1.35
 * on, `baseline` lets pods of a user namespace see all of /proc.
 */
export function isRelaxedLater({ standard, passes, name, versions }: Fixture): boolean {
  return passes && standard === 'baseline' && name === 'procmount1' && versions[0]! >= 35;
}
