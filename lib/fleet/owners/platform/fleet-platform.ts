import {
  CLUSTER_NETWORK_POLICY_SINCE,
  DEFAULT_ENVIRONMENTS,
  DEFAULT_KUBERNETES_VERSION,
  DEFAULT_RECONCILERS,
  OLDEST_KUBERNETES_VERSION,
} from '../../model/defaults';
import type { FindingPath, Findings } from '../../../findings/finding';
import type { FleetKind, FleetPlatform, FleetPriorityClass } from '../../model/fleet';
import { checkName } from '../identity-labels';
import { GUARD_RAILS } from '../../catalogue/guard-rail-catalogue';
import { FORBIDDEN_KINDS, BUILT_IN_KINDS } from '../../catalogue/built-in-kinds';
import { type DataMap, isMap } from '../../model/layers';
import { isDnsSubdomain, reservedNameReason } from '../../values/names';
import { type PoolNames, checkPools, poolNames, resolvePools } from '../../quota/pools';
import { checkBurst, meantPercent } from '../../quota/burst';
import { checkQuota } from '../../quota/quota';
import { checkPriorityName, checkSettings } from '../../settings/settings';
import { HUNDRED_PERCENT, formatShare, parseShare } from '../../values/share';
import { checkSubjects, resolveSubjects } from '../subjects';

/** The environments of a platform: what it states, or the built-in ones. */
export function platformEnvironments(platform: DataMap): DataMap {
  const stated = platform['environments'];
  return isMap(stated) ? stated : (DEFAULT_ENVIRONMENTS as unknown as DataMap);
}

/** Checks all that a platform says by itself. */
export function checkPlatform(platform: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(platform)) return;
  checkSettings(platform, path, findings);
  checkPrefix(platform['prefix'], [...path, 'prefix'], findings);
  checkVersion(platform['kubernetesVersion'], [...path, 'kubernetesVersion'], findings);
  checkSubjects(platform['admins'], [...path, 'admins'], findings);
  checkSubjects(platform['auditors'], [...path, 'auditors'], findings);
  checkReconcilers(platform['reconcilers'], [...path, 'reconcilers'], findings);
  checkSubjects(platform['controllers'], [...path, 'controllers'], findings);
  checkBorders(platform, [...path, 'clusterNetworkPolicy'], findings);
  checkPools(platform['pools'], [...path, 'pools'], findings);
  const pools = poolNames(platform);
  checkQuota(platform['quota'], [...path, 'quota'], pools, findings);
  checkBurst(platform['burst'], [...path, 'burst'], findings);
  checkPriorityClasses(platform['priorityClasses'], [...path, 'priorityClasses'], findings);
  checkKinds(platform['kinds'], [...path, 'kinds'], findings);
  checkEnvironments(platform['environments'], [...path, 'environments'], pools, findings);
  checkShares(platform['environments'], [...path, 'environments'], findings);
}

/** Where nobody is named, nobody can be told apart: the rail that protects what we write is off everywhere. */
function checkReconcilers(reconcilers: unknown, path: FindingPath, findings: Findings): void {
  checkSubjects(reconcilers, path, findings);
  if (!Array.isArray(reconcilers) || reconcilers.length > 0) return;
  findings.add(
    'GUARD_RAIL_OFF',
    path,
    `\`managedObjects\` is off everywhere, because \`reconcilers\` names nobody: ${GUARD_RAILS['managedObjects'].opens}.`,
    'Name the accounts that apply the output, or say why under `accept`.',
  );
}

/** The prefix is part of every namespace: said once here, not at every tenant. */
function checkPrefix(prefix: unknown, path: FindingPath, findings: Findings): void {
  if (prefix === '' || !checkName(prefix, 'the prefix of namespaces', path, findings)) return;
  const reason = reservedNameReason(`${prefix as string}-`);
  if (reason === undefined) return;
  findings.add(
    'NAME_RESERVED',
    path,
    `Namespaces cannot start with \`${prefix as string}-\`: ${reason}.`,
    'Choose another prefix.',
  );
}

/** Checks environments as one layer states them. */
export function checkEnvironments(
  environments: unknown,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (!isMap(environments)) return;
  for (const [name, environment] of Object.entries(environments)) {
    const at = [...path, name];
    checkName(name, 'the name of an environment', at, findings);
    if (!isMap(environment)) continue;
    checkSettings(environment, at, findings);
    checkQuota(environment['quota'], [...at, 'quota'], pools, findings);
    if (environment['namespace'] !== undefined) {
      checkName(
        environment['namespace'],
        'the name of a namespace',
        [...at, 'namespace'],
        findings,
      );
    }
    for (const who of ['admins', 'users', 'viewers']) {
      checkSubjects(environment[who], [...at, who], findings);
    }
    checkShare(environment['share'], [...at, 'share'], findings);
  }
}

function checkShare(share: unknown, path: FindingPath, findings: Findings): void {
  if (typeof share !== 'string' && typeof share !== 'number') return;
  const meant = meantPercent(share);
  if (meant !== undefined) {
    findings.add(
      'SHARE_INVALID',
      path,
      `\`${share}\` is less than one percent.`,
      `Did you mean ${meant}? Shares are percentages; write ${share}% if it is that little.`,
    );
  } else if (parseShare(share) === undefined) {
    findings.add(
      'SHARE_INVALID',
      path,
      `\`${share}\` is no share.`,
      'Write a percentage above 0, such as 30%.',
    );
  }
}

function checkShares(environments: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(environments) || Object.keys(environments).length === 0) return;
  let sum = 0n;
  let complete = true;
  for (const [name, environment] of Object.entries(environments)) {
    const share = isMap(environment) ? environment['share'] : null;
    if (share === undefined) {
      findings.add(
        'KEY_MISSING',
        [...path, name],
        `\`share\` is missing from the environment \`${name}\`.`,
        'Say which part of every quota goes there, such as `share: 30%`.',
      );
    }
    const parsed = parseShare(share as string);
    if (parsed === undefined || meantPercent(share as string) !== undefined) complete = false;
    else sum += parsed;
  }
  if (!complete || sum === HUNDRED_PERCENT) return;
  findings.add(
    'SHARES_NOT_100',
    path,
    `The shares of the environments sum to ${formatShare(sum)}, not to 100%.`,
    sum < HUNDRED_PERCENT
      ? `Give the missing ${formatShare(HUNDRED_PERCENT - sum)} to one of them.`
      : `Take ${formatShare(sum - HUNDRED_PERCENT)} from one of them.`,
  );
}

function checkVersion(version: unknown, path: FindingPath, findings: Findings): void {
  if (typeof version !== 'string') return;
  const minor = minorOf(version);
  if (minor === undefined) {
    findings.add(
      'VERSION_INVALID',
      path,
      `\`${version}\` is no version of Kubernetes.`,
      'Write it as "1.34".',
    );
  } else if (minor < minorOf(OLDEST_KUBERNETES_VERSION)!) {
    findings.add(
      'VERSION_INVALID',
      path,
      `Kubernetes ${version} is too old: it knows no ValidatingAdmissionPolicy.`,
      minor === 3
        ? 'Did you mean "1.30"? Quotes keep other tools from dropping the 0.'
        : `The oldest that takes the output is ${OLDEST_KUBERNETES_VERSION}.`,
    );
  }
}

/** The oldest API servers refuse the definition of that kind: it calls a function that they do not know. */
function checkBorders(platform: DataMap, path: FindingPath, findings: Findings): void {
  const version = platform['kubernetesVersion'] ?? DEFAULT_KUBERNETES_VERSION;
  if (platform['clusterNetworkPolicy'] !== true || typeof version !== 'string') return;
  const minor = minorOf(version);
  if (minor === undefined || minor >= CLUSTER_NETWORK_POLICY_SINCE) return;
  findings.add(
    'VERSION_INVALID',
    path,
    `Kubernetes ${version} is too old: its API server refuses the definition of ClusterNetworkPolicy.`,
    `It takes 1.${CLUSTER_NETWORK_POLICY_SINCE} or newer; remove the line.`,
  );
}

/** 34 of `1.34`, `v1.34` or `1.34.2`. */
export function minorOf(version: string): number | undefined {
  const match = /^v?1\.(\d{1,3})(\.\d+)?$/.exec(version);
  return match === null ? undefined : Number(match[1]);
}

function checkPriorityClasses(classes: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(classes)) return;
  const globals: string[] = [];
  for (const [name, entry] of Object.entries(classes)) {
    checkPriorityName(name, [...path, name], findings);
    if (!isMap(entry)) continue;
    const { value } = entry;
    if (
      typeof value === 'number' &&
      !(Number.isInteger(value) && value >= -(2 ** 31) && value <= 1e9)
    ) {
      findings.add(
        'PRIORITY_INVALID',
        [...path, name, 'value'],
        `${value} is no value of a priority class.`,
        'Write a whole number from -2147483648 to 1000000000.',
      );
    }
    if (entry['globalDefault'] === true) globals.push(name);
  }
  if (globals.length > 1) {
    findings.add(
      'PRIORITY_INVALID',
      [...path, globals[1]!, 'globalDefault'],
      `${globals.map((name) => `\`${name}\``).join(' and ')} are both the default of the cluster.`,
      'Leave `globalDefault: true` at one of them.',
    );
  }
}

function checkKinds(kinds: unknown, path: FindingPath, findings: Findings): void {
  if (!Array.isArray(kinds)) return;
  const seen = new Set<string>();
  kinds.forEach((kind: unknown, index) => {
    if (!isMap(kind)) return;
    const { group, resource, cap } = kind;
    const at = [...path, index];
    if (typeof cap === 'number' && !(Number.isSafeInteger(cap) && cap >= 0)) {
      findings.add(
        'QUANTITY_INVALID',
        [...at, 'cap'],
        `${cap} is no number of objects.`,
        'Write a whole number, 0 or more.',
      );
    }
    if (typeof group !== 'string' || typeof resource !== 'string') return;
    const name = group === '' ? resource : `${resource}.${group}`;
    const [reason, fix] = kindProblem(group, resource, kind) ?? [];
    if (reason !== undefined) {
      findings.add('KIND_INVALID', at, `\`${name}\` cannot be granted: ${reason}.`, fix!);
    } else if (seen.has(name)) {
      findings.add('KIND_INVALID', at, `\`${name}\` stands twice in the list.`, 'Keep one entry.');
    }
    seen.add(name);
  });
}

const KIND_FIX =
  'Name one kind of custom resource: its API group, and its plural as `kubectl api-resources` shows it.';

function kindProblem(
  group: string,
  resource: string,
  kind: DataMap,
): readonly [reason: string, fix: string] | undefined {
  if (group.includes('*') || resource.includes('*')) {
    return ['a wildcard grants kinds that nobody knows yet', KIND_FIX];
  }
  if (resource.includes('/')) {
    return ['subresources come with their kind', `Write \`${resource.split('/')[0]}\`.`];
  }
  if (group !== '' && !isDnsSubdomain(group)) return [`\`${group}\` is no API group`, KIND_FIX];
  if (!/^[a-z][a-z0-9]*$/.test(resource)) return [`\`${resource}\` is no plural`, KIND_FIX];
  const forbidden = FORBIDDEN_KINDS.find(
    (entry) =>
      entry.group === group && (entry.resource === undefined || entry.resource === resource),
  );
  if (forbidden !== undefined) return [forbidden.reason, 'Remove the entry.'];
  const builtIn = BUILT_IN_KINDS.find(
    (entry) => entry.group === group && entry.resource === resource,
  );
  if (builtIn?.viewer === 'none' && kind['viewer'] !== 'none') {
    return ['viewers never read it', 'Add `viewer: none`.'];
  }
  return group === '' && builtIn === undefined
    ? ['the core group has no kinds of your own', KIND_FIX]
    : undefined;
}

/** The platform in normal form. Call it only when `checkPlatform` found no error. */
export function resolvePlatform(platform: DataMap): FleetPlatform {
  const version =
    (platform['kubernetesVersion'] as string | undefined) ?? DEFAULT_KUBERNETES_VERSION;
  return {
    prefix: (platform['prefix'] as string | undefined) ?? '',
    kubernetesVersion: `1.${minorOf(version)}`,
    admins: resolveSubjects(platform['admins']),
    auditors: resolveSubjects(platform['auditors']),
    reconcilers: resolveSubjects(platform['reconcilers'] ?? DEFAULT_RECONCILERS),
    controllers: resolveSubjects(platform['controllers']),
    clusterNetworkPolicy: platform['clusterNetworkPolicy'] === true,
    environments: {},
    pools: Object.freeze(resolvePools((platform['pools'] as DataMap | undefined) ?? {})),
    priorityClasses: resolvePriorityClasses(
      (platform['priorityClasses'] as DataMap | undefined) ?? {},
    ),
    extensions: [...((platform['extensions'] as readonly string[] | undefined) ?? [])],
    kinds: Object.freeze(resolveKinds((platform['kinds'] as readonly DataMap[] | undefined) ?? [])),
  };
}

function resolvePriorityClasses(classes: DataMap): Record<string, FleetPriorityClass> {
  const resolved: Record<string, FleetPriorityClass> = {};
  for (const name of Object.keys(classes).sort()) {
    const entry = classes[name] as Partial<FleetPriorityClass>;
    resolved[name] = {
      value: entry.value!,
      preemptionPolicy: entry.preemptionPolicy ?? 'Never',
      globalDefault: entry.globalDefault ?? false,
      ...(entry.description === undefined ? {} : { description: entry.description }),
    };
  }
  return resolved;
}

function resolveKinds(kinds: readonly DataMap[]): FleetKind[] {
  const byName = new Map<string, FleetKind>();
  for (const entry of kinds as readonly Partial<FleetKind>[]) {
    byName.set(`${entry.group} ${entry.resource}`, {
      group: entry.group!,
      resource: entry.resource!,
      viewer: entry.viewer ?? 'read',
      user: entry.user ?? 'write',
      admin: entry.admin ?? 'write',
      ...(entry.cap === undefined ? {} : { cap: entry.cap }),
      podTemplates: [...(entry.podTemplates ?? [])].sort(),
    });
  }
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}
