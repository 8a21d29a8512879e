import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { DEFAULT_SLICE, SLICE_NAMESPACES } from '../../model/defaults';
import type { FleetSlice, FleetSliceProject, FleetSliceQos } from '../../model/fleet';
import type { SliceProjectProps, SliceQosValue, SliceSettingsProps } from '../../model/props';
import type { Written } from '../../model/written';
import { checkRange } from '../../settings/network/ranges';
import { type Cidr, covers, formatCidr, parseCidr } from '../../values/cidr';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-names';
import { checkNames, nameFix } from '../../values/name-checks';

/** The ranges of RFC 1918. */
const PRIVATE: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((text) =>
  parseCidr(text)!,
);

/** Reports a Project that KubeSlice would refuse. */
export function checkSliceProject(
  { project, namespace, projectNamespace }: Written<SliceProjectProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (project !== undefined && !(isDnsLabel(project) && project.length <= 30)) {
    findings.add(
      'SLICE_INVALID',
      [...path, 'project'],
      `\`${project}\` cannot be the name of a project.`,
      nameFix(project, 30),
    );
  }
  for (const [key, name] of Object.entries({ namespace, projectNamespace })) {
    if (name === undefined || isDnsLabel(name)) continue;
    const message = `\`${name}\` cannot be the name of a namespace.`;
    findings.add('NAME_INVALID', [...path, key], message, nameFix(name));
  }
}

/** Reports what KubeSlice would refuse of a slice by itself. */
export function checkSliceSettings(
  slice: Written<SliceSettingsProps>,
  path: FindingPath,
  findings: Findings,
): void {
  checkSubnet(slice.subnet, [...path, 'subnet'], findings);
  checkQos(slice.qos, [...path, 'qos'], findings);
  const { maxClusters: most } = slice;
  if (most !== undefined && !(Number.isSafeInteger(most) && most >= 2 && most <= 32)) {
    findings.add(
      'SLICE_INVALID',
      [...path, 'maxClusters'],
      `${most} is not a number of clusters that a slice can join.`,
      'Write a whole number from 2 to 32.',
    );
  }
  checkNames(slice.allowedNamespaces, 'a namespace', [...path, 'allowedNamespaces'], findings);
}

function checkSubnet(text: string | undefined, path: FindingPath, findings: Findings): void {
  const range = text === undefined ? undefined : checkRange(text, path, findings);
  if (range === undefined) return;
  if (range.prefix === 16 && PRIVATE.some((known) => covers(known, range))) return;
  const better = { ...range, prefix: 16, network: (range.network >> 16n) << 16n };
  const isPrivate = range.version === 4 && PRIVATE.some((known) => covers(known, better));
  findings.add(
    'SLICE_SUBNET',
    path,
    `\`${text}\` cannot be the addresses of a slice, which are a private range with the prefix /16.`,
    isPrivate ? `Write \`${formatCidr(better)}\`.` : 'Write a range such as `10.32.0.0/16`.',
  );
}

function checkQos(
  qos: Written<SliceQosValue> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (qos === undefined) return;
  if (typeof qos === 'string') {
    if (isDnsSubdomain(qos)) return;
    const message = `\`${qos}\` cannot be the name of a SliceQoSConfig.`;
    return findings.add('NAME_INVALID', path, message, nameFix(qos, 253));
  }
  const { ceilingKbps: most, guaranteedKbps: least } = qos;
  if (most === undefined || least === undefined || least <= most) return;
  findings.add(
    'SLICE_INVALID',
    [...path, 'guaranteedKbps'],
    `The slice is guaranteed ${least} kbps, and may not use more than ${most}.`,
    `Write ${most} or less, or raise \`ceilingKbps\`.`,
  );
}

/** The Project in normal form. */
export function resolveSliceProject({
  project,
  namespace,
  projectNamespace,
}: SliceProjectProps): FleetSliceProject {
  return {
    project,
    namespace: namespace ?? SLICE_NAMESPACES.controller,
    projectNamespace: projectNamespace ?? `${SLICE_NAMESPACES.project}-${project}`,
  };
}

/** What a slice states, in normal form. */
export function resolveSliceSettings(
  slice: SliceSettingsProps,
): Omit<FleetSlice, 'clusters' | 'namespaces'> {
  return {
    subnet: slice.subnet,
    qos: resolveQos(slice.qos),
    maxClusters: slice.maxClusters ?? DEFAULT_SLICE.maxClusters,
    gateway: slice.gateway ?? DEFAULT_SLICE.gateway,
    isolated: slice.isolated ?? DEFAULT_SLICE.isolated,
    allowedNamespaces: [...new Set(slice.allowedNamespaces ?? [])].sort(),
  };
}

function resolveQos(qos: SliceQosValue): string | FleetSliceQos {
  if (typeof qos === 'string') return qos;
  const { ceilingKbps, guaranteedKbps, dscpClass = 'Default', priority = 1 } = qos;
  return { ceilingKbps, guaranteedKbps, dscpClass, priority };
}
