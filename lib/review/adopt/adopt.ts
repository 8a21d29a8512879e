import type { AdoptReading } from '../../cluster/adopt/adopt-reading';
import type { Data } from '../../fleet/model/layers';
import type { ServiceAccountProps } from '../../fleet/model/props';
import type { Fleet } from '../../fleet/model/fleet';
import { isLabelledOurs } from '../../plan/ownership';
import { fleetObjects } from '../../verify/objects/fleet-objects';
import { asMap, valueAt } from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { type AdoptReport, adoptFinding } from './adopt-report';
import { adoptSteps } from './adopt-steps';
import {
  type AddedEntry,
  type AdoptedEnvironment,
  type FileBefore,
  adoptedEntry,
} from './adopted-entry';
import { type AdoptedFleet, enforced, fleetWith } from './adopted-fleet';
import type { AdoptedNames } from './adopted-names';
import {
  type AdoptNote,
  type AdoptedNamespace,
  adoptedNamespace,
  objectsOfKind,
} from './adopted-namespace';
import { entryText } from './entry-text';
import { type AdoptRefusal, overQuota, placeOf, refusalsIn } from './judge/judged-namespace';
import { oldObjects } from './judge/old-objects';
import { outsideRights } from './judge/outside-rights';
import { missingPools } from './quota/missing-pools';
import { readEnvironment, withoutStandard } from './read/read-environment';
import { rightChanges } from './judge/right-changes';

/** What namespaces are adopted with. */
export interface AdoptQuestion {
  readonly names: AdoptedNames;
  readonly reading: AdoptReading;
  /** The file as it is written; undefined if there is none. */
  readonly input: Data | undefined;
  readonly before: FileBefore;
  /** The server, and which cluster of the file it is, in words. */
  readonly readFrom?: string;
}

/** Finds the entry that comes closest to what some namespaces have today, and says what is different. */
export function adoptReport(question: AdoptQuestion): AdoptReport {
  const { names, reading, input, before, readFrom } = question;
  const together = [...names.environments.values()];
  const namespaces = [...names.environments].map(([environment, name]) =>
    adoptedNamespace(name, environment, reading),
  );
  const read = namespaces.map((one) => readEnvironment(one, reading, together));
  const pools = missingPools(
    read.map(({ value }) => value),
    reading,
    before,
  );
  const entryOf = (environments: readonly AdoptedEnvironment[]): AddedEntry =>
    adoptedEntry(names, environments, pools.value, { ...before, version: reading.version });
  const first = entryOf(read.map(({ value }) => value));
  const relaxed = relaxedNamespaces(namespaces, fleetWith(input, first));
  const entry =
    relaxed.size === 0
      ? first
      : entryOf(
          read.map(({ value }) => (relaxed.has(value.namespace) ? withoutStandard(value) : value)),
        );
  const adopted = fleetWith(input, entry);
  const later = fleetWith(input, enforced(entry));
  const judged = namespaces.map((one) => judge(one, adopted, later));
  const notes: AdoptNote[] = [
    ...read.flatMap((one) => one.notes),
    ...pools.notes,
    ...[...relaxed].map(relaxedNote),
  ];
  const ours = (adopted.fleets ?? []).flatMap((fleet) => objectsOf(fleet, names.tenant));
  const lost = lostAccounts(
    namespaces,
    read.map(({ value }) => value),
  );
  const old = namespaces.flatMap((one) => oldObjects(one, ours, lost));
  const over = judged.flatMap((one) => one.over);
  const refused = judged.flatMap((one) => one.refused);
  const everywhere = [...reading.clusterRoles, ...reading.clusterRoleBindings];
  const findings = adopted.findings.map(adoptFinding);
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Adoption',
    tenant: names.tenant,
    ...(before.cluster === undefined ? {} : { cluster: before.cluster }),
    ...(readFrom === undefined ? {} : { readFrom }),
    namespaces: namespaces.map(({ name, environment }) => ({ namespace: name, environment })),
    entry: entryText(entry, input === undefined),
    findings,
    notes,
    rights: namespaces.flatMap(({ name, objects }) =>
      rightChanges(name, [...everywhere, ...objects], [...everywhere, ...ours]),
    ),
    outsideRights: outsideRights(reading.clusterRoles, reading.clusterRoleBindings),
    overQuota: over,
    refused,
    oldObjects: old,
    replacedRoles: replacedRoles(reading.clusterRoles, ours),
    steps: adoptSteps({
      tenant: names.tenant,
      ...(before.cluster === undefined ? {} : { cluster: before.cluster }),
      isValid: adopted.fleets !== undefined,
      hasChecks: notes.some(({ effect }) => effect === 'check'),
      oldObjects: old,
      overQuota: over,
      refused,
    }),
  };
}

/** Accounts that exist, and whose rights the entry does not state. */
function lostAccounts(
  namespaces: readonly AdoptedNamespace[],
  environments: readonly AdoptedEnvironment[],
): ReadonlySet<string> {
  const stated = new Set(
    environments.flatMap(({ settings }) => accountsWithRules(settings.serviceAccounts ?? {})),
  );
  const found = namespaces.flatMap((one) => objectsOfKind(one, 'ServiceAccount'));
  return new Set(found.map(({ name }) => name).filter((name) => !stated.has(name)));
}

function accountsWithRules(
  accounts: Readonly<Record<string, ServiceAccountProps | null>>,
): string[] {
  return Object.keys(accounts).filter((name) => accounts[name]?.rules !== undefined);
}

/** Namespaces where nothing enforces a standard today, and whose pods `baseline` would refuse. */
function relaxedNamespaces(
  namespaces: readonly AdoptedNamespace[],
  { fleets = [] }: AdoptedFleet,
): Set<string> {
  const isRefused = (namespace: AdoptedNamespace): boolean => {
    const place = placeOf(fleets, namespace.name);
    return (
      place !== undefined && refusalsIn(namespace, place).some(({ rule }) => rule === 'podSecurity')
    );
  };
  return new Set(
    namespaces
      .filter(({ labels }) => labels['pod-security.kubernetes.io/enforce'] === undefined)
      .filter(isRefused)
      .map(({ name }) => name),
  );
}

function relaxedNote(namespace: string): AdoptNote {
  return {
    namespace,
    topic: 'podSecurity',
    effect: 'check',
    text: 'Pods do not meet baseline, which nothing enforces today: the entry says privileged, and warns of baseline. Change the pods, or allow what they need under `podSecurity.allow`.',
  };
}

function judge(
  namespace: AdoptedNamespace,
  adopted: AdoptedFleet,
  later: AdoptedFleet,
): { readonly over: AdoptReport['overQuota']; readonly refused: AdoptRefusal[] } {
  const [now, then] = [adopted, later].map(({ fleets = [] }) => placeOf(fleets, namespace.name));
  if (now === undefined || then === undefined) return { over: [], refused: [] };
  const place = { namespace: namespace.name };
  const atOnce = refusalsIn(namespace, now);
  const known = new Set(atOnce.map(({ message }) => message));
  return {
    over: overQuota(namespace, now),
    refused: [
      ...atOnce.map((reason) => ({ ...place, from: 'adopted' as const, ...reason })),
      ...refusalsIn(namespace, then)
        .filter(({ message }) => !known.has(message))
        .map((reason) => ({ ...place, from: 'enforced' as const, ...reason })),
    ],
  };
}

/** What a fleet has for a tenant, and the roles that its bindings name. */
function objectsOf(fleet: Fleet, tenant: string): ManifestObject[] {
  const alone = {
    ...fleet,
    tenants: fleet.tenants.filter(({ name }) => name === tenant),
    sharedServices: {},
  };
  return [...fleetObjects(alone)];
}

/** ClusterRoles that have the names of ours, and that we did not write. */
function replacedRoles(
  found: readonly ManifestObject[],
  ours: readonly ManifestObject[],
): string[] {
  const names = new Set(ours.filter(({ kind }) => kind === 'ClusterRole').map(({ name }) => name));
  return found
    .filter(
      (role) =>
        names.has(role.name) && !isLabelledOurs(asMap(valueAt(role.data, 'metadata.labels'))),
    )
    .map(({ name }) => name);
}
