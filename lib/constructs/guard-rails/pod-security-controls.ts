import { SAFE_CAPABILITIES, SAFE_VOLUMES } from '../../fleet/catalogue/safe-in-pods';
import type { PodSecurityExceptions } from '../../fleet/model/props';
import type { AdmissionExpression } from './rail';
import { texts } from './cel';

/** A control of the Pod Security Standards, v1.34: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export interface PodSecurityControl extends AdmissionExpression {
  /** The lowest standard that it belongs to. */
  readonly standard: 'baseline' | 'restricted';
  /** CEL for a list of texts: what of the pod it refuses. Empty where the pod complies. */
  readonly expression: string;
}

const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];

const SAFE_SELINUX_TYPES = [
  '',
  'container_engine_t',
  'container_init_t',
  'container_kvm_t',
  'container_t',
];

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** CEL for whether an exception is among those of the namespace; `item` is CEL for a text. */
function allowed(sort: keyof PodSecurityExceptions, item: string): string {
  return `('${sort}=' + ${item}) in variables.exceptions`;
}

/** CEL for whether the exception with this very text is. */
function allowedAs(exception: string): string {
  return `'${exception}' in variables.exceptions`;
}

/** CEL for a text where something of the pod is wrong, and nothing elsewhere. */
function where(condition: string, text: string): string {
  return `${condition} ? ['${text}'] : []`;
}

/** CEL for the first wrong item of each container or security context, with what it is called. */
function firstOfEach(holders: string, items: string, what: string): string {
  return `variables.${holders}.map(h, ${items}).filter(l, size(l) > 0).map(l, '${what} ' + string(l[0]))`;
}

const CONTAINERS = 'variables.containers';

const LISTED_PATH = allowed('hostPaths', "v.hostPath.?path.orValue('')");

/** Every control, in the order of the messages. */
export const POD_SECURITY_CONTROLS: readonly PodSecurityControl[] = [
  {
    name: 'hostNamespaces',
    standard: 'baseline',
    expression:
      `(object.spec.?hostNetwork.orValue(false) ? ['hostNetwork'] : []) + ` +
      `(object.spec.?hostPID.orValue(false) ? ['hostPID'] : []) + ` +
      `(object.spec.?hostIPC.orValue(false) && !(${allowedAs('hostIPC=true')}) ? ['hostIPC'] : [])`,
  },
  {
    name: 'hostPaths',
    standard: 'baseline',
    // A listed path is mounted by containers that only read it, and never made.
    expression:
      `variables.allVolumes.filter(v, has(v.hostPath) && (!(${LISTED_PATH}) || ` +
      "v.hostPath.?type.orValue('').endsWith('OrCreate') || " +
      `!${CONTAINERS}.all(c, c.?volumeMounts.orValue([]).all(m, m.name != v.name || m.?readOnly.orValue(false)))))` +
      `.map(v, 'hostPath ' + v.hostPath.?path.orValue('') + (${LISTED_PATH} ? ' without readOnly: true' : ''))`,
  },
  {
    name: 'privileged',
    standard: 'baseline',
    expression: where(
      'variables.securityContexts.exists(s, s.?privileged.orValue(false))',
      'a privileged container',
    ),
  },
  {
    name: 'capabilities',
    standard: 'baseline',
    expression: firstOfEach(
      'securityContexts',
      'h.?capabilities.?add.orValue([]).filter(a, ' +
        `!(a in (variables.isRestricted ? ['NET_BIND_SERVICE'] : ${texts(SAFE_CAPABILITIES)})) && ` +
        `!(${allowed('capabilities', 'string(a)')}))`,
      'the capability',
    ),
  },
  {
    name: 'hostPorts',
    standard: 'baseline',
    expression: firstOfEach(
      'containers',
      'h.?ports.orValue([]).map(p, p.?hostPort.orValue(0)).filter(n, n != 0 && ' +
        `!(${allowed('hostPorts', 'string(n)')}))`,
      'hostPort',
    ),
  },
  {
    name: 'probeHosts',
    standard: 'baseline',
    expression: firstOfEach(
      'containers',
      '[h.?livenessProbe, h.?readinessProbe, h.?startupProbe, h.?lifecycle.?postStart, h.?lifecycle.?preStop]' +
        ".map(p, p.?httpGet.?host.orValue('') + p.?tcpSocket.?host.orValue('')).filter(n, n != '')",
      'a probe or hook of the host',
    ),
  },
  {
    name: 'procMount',
    standard: 'baseline',
    expression: where(
      "variables.securityContexts.exists(s, s.?procMount.orValue('Default') != 'Default' && " +
        `!(${allowed('procMount', 'string(s.procMount)')}))`,
      'an unmasked procMount',
    ),
  },
  {
    name: 'seccomp',
    standard: 'baseline',
    expression: where(
      'variables.securityContexts.exists(s, has(s.seccompProfile) && ' +
        "!(s.seccompProfile.type in ['Localhost', 'RuntimeDefault']) && " +
        `!(${allowed('seccomp', 'string(s.seccompProfile.type)')}))`,
      'a container without seccomp',
    ),
  },
  {
    name: 'appArmor',
    standard: 'baseline',
    expression:
      'variables.securityContexts.exists(s, has(s.appArmorProfile) && ' +
      "!(s.appArmorProfile.type in ['Localhost', 'RuntimeDefault']) && " +
      `!(${allowed('appArmor', 'string(s.appArmorProfile.type)')})) || ` +
      // The older way to say it.
      `variables.podAnnotations.exists(k, k.startsWith('${APP_ARMOR}') && ` +
      "!(variables.podAnnotations[k] in ['', 'runtime/default']) && !variables.podAnnotations[k].startsWith('localhost/') && " +
      `!(variables.podAnnotations[k] == 'unconfined' && ${allowedAs('appArmor=Unconfined')})) ` +
      "? ['a container without AppArmor'] : []",
  },
  {
    name: 'seLinux',
    standard: 'baseline',
    expression: where(
      'variables.securityContexts.exists(s, has(s.seLinuxOptions) && ' +
        "(s.seLinuxOptions.?user.orValue('') != '' || s.seLinuxOptions.?role.orValue('') != '' || " +
        `!(s.seLinuxOptions.?type.orValue('') in ${texts(SAFE_SELINUX_TYPES)}) && ` +
        `!(${allowed('seLinuxTypes', "s.seLinuxOptions.?type.orValue('')")})))`,
      'seLinuxOptions that are not those of containers',
    ),
  },
  {
    name: 'sysctls',
    standard: 'baseline',
    expression:
      'object.spec.?securityContext.?sysctls.orValue([]).filter(s, ' +
      `!(s.name in ${texts(SAFE_SYSCTLS)}) && !(${allowed('sysctls', 's.name')}))` +
      ".map(s, 'the sysctl ' + s.name)",
  },
  {
    name: 'hostProcess',
    standard: 'baseline',
    expression: where(
      'variables.securityContexts.exists(s, s.?windowsOptions.?hostProcess.orValue(false))',
      'a hostProcess',
    ),
  },
  {
    name: 'escalation',
    standard: 'restricted',
    expression: where(
      `!variables.isWindows && ${CONTAINERS}.exists(c, c.?securityContext.?allowPrivilegeEscalation.orValue(true))`,
      'a container without allowPrivilegeEscalation: false',
    ),
  },
  {
    name: 'keptCapabilities',
    standard: 'restricted',
    expression: where(
      `!variables.isWindows && ${CONTAINERS}.exists(c, !('ALL' in c.?securityContext.?capabilities.?drop.orValue([])))`,
      'a container without capabilities: {drop: [ALL]}',
    ),
  },
  {
    name: 'volumeKinds',
    standard: 'restricted',
    expression: `variables.allVolumes.filter(v, !v.exists(key, key in ${texts(SAFE_VOLUMES)})).map(v, 'the kind of the volume ' + v.name)`,
  },
  {
    name: 'nonRoot',
    standard: 'restricted',
    expression: where(
      '!object.spec.?securityContext.?runAsNonRoot.orValue(true) || ' +
        `!${CONTAINERS}.all(c, c.?securityContext.?runAsNonRoot.orValue(object.spec.?securityContext.?runAsNonRoot.orValue(false)))`,
      'a container without runAsNonRoot: true',
    ),
  },
  {
    name: 'rootUser',
    standard: 'restricted',
    expression: where(
      'variables.securityContexts.exists(s, s.?runAsUser.orValue(1) == 0)',
      'runAsUser: 0',
    ),
  },
  {
    name: 'missingSeccomp',
    standard: 'restricted',
    expression: where(
      '!variables.isWindows && !object.spec.?securityContext.?seccompProfile.hasValue() && ' +
        `!${CONTAINERS}.all(c, c.?securityContext.?seccompProfile.hasValue())`,
      'a container without a seccompProfile',
    ),
  },
];
