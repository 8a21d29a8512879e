import type { Findings } from '../../findings/findings';
import { SINGLE_ENVIRONMENT } from '../model/defaults';
import type { FleetTenant } from '../model/fleet';
import { namespaceName, reservedNameReason } from '../values/dns-names';
import type { EnvironmentDraft } from './environment-drafts';
import { formerNames } from './former-names';
import { type TenantDraft, placeIn } from './tenant-draft';

/** The namespace of an environment: the one that is stated, or the one that follows from its names. */
export function namespaceOf(
  { name, merged }: EnvironmentDraft,
  { owner, terms }: TenantDraft,
  prefix: string,
): string {
  const isSingle = terms.namespaces === 'single';
  return (
    merged.namespace ??
    (isSingle ? owner.entry.namespace : undefined) ??
    namespaceFromNames(prefix, {
      owner: owner.entry.name,
      ownerBefore: formerNames(owner.entry.renamedFrom),
      environment: name,
      environmentBefore: formerNames(merged.renamedFrom),
      isSingle,
    })
  );
}

/** What a namespace is called after. */
export interface NamespaceNames {
  readonly owner: string;
  /** Former names of the owner, the oldest first. */
  readonly ownerBefore: readonly string[];
  readonly environment: string;
  /** Former names of the environment, the oldest first. */
  readonly environmentBefore: readonly string[];
  /** Whether its owner has a single namespace. */
  readonly isSingle: boolean;
}

/** The name that follows from other names: the oldest ones, because a namespace cannot be renamed. */
export function namespaceFromNames(
  prefix: string,
  { owner, ownerBefore, environment, environmentBefore, isSingle }: NamespaceNames,
): string {
  const oldest = environmentBefore[0] ?? (isSingle ? undefined : environment);
  return namespaceName({
    prefix,
    tenant: ownerBefore[0] ?? owner,
    // The namespace that was the only one has no environment in its name.
    environment: oldest === SINGLE_ENVIRONMENT ? undefined : oldest,
  });
}

/** Reports namespaces that cannot exist: of those that follow from one name, the longest. */
export function checkNamespaces(
  { environments, namespaces }: FleetTenant,
  draft: TenantDraft,
  prefix: string,
  findings: Findings,
): void {
  const longestFirst = Object.entries(environments).sort(
    ([, one], [, other]) => other.namespace.length - one.namespace.length,
  );
  for (const [name, { namespace }] of longestFirst) {
    const path = placeIn(draft, name, 'namespace');
    if (namespace.length > 63) {
      findings.addOnce(
        'NAMESPACE_TOO_LONG',
        path,
        `The namespace \`${namespace}\` has ${namespace.length} characters.`,
        `Namespaces have at most 63: shorten the name by ${namespace.length - 63}, or state a \`namespace\`.`,
      );
    }
    const reason = reservedNameReason(namespace);
    if (reason === undefined) continue;
    findings.addOnce(
      'NAME_RESERVED',
      path,
      `The namespace \`${namespace}\` cannot be used: ${reason}.`,
      prefix === '' && path[path.length - 1] !== 'namespace'
        ? 'Choose another name, or give the platform a `prefix`.'
        : 'Choose another name.',
    );
  }
  const { entry, path } = draft.owner;
  if (namespaces === 'single') return;
  if (entry.movedFrom !== undefined) {
    findings.add(
      'RENAME_INVALID',
      [...path, 'movedFrom'],
      '`movedFrom` names one namespace, but the tenant has one for each environment.',
      'State it under `environments`, in the one that moved.',
    );
  }
  if (entry.namespace === undefined) return;
  findings.add(
    'NAMESPACE_CLASH',
    [...path, 'namespace'],
    '`namespace` names one namespace, but the tenant has one for each environment.',
    'Add `namespaces: single`, or state a namespace in each environment.',
  );
}
