import type { Draft } from './environment-drafts';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetEnvironment, FleetTenant } from '../model/fleet';
import type { DataMap } from '../model/layers';
import type { TenantContext } from './tenant-context';
import { namespaceName, reservedNameReason } from '../values/names';

export function namespaceOf(
  draft: Draft,
  tenant: DataMap,
  mode: FleetTenant['namespaces'],
  context: TenantContext,
): string {
  const written =
    draft.merged['namespace'] ?? (mode === 'single' ? tenant['namespace'] : undefined);
  if (written !== undefined) return written as string;
  return namespaceName({
    prefix: context.platform.prefix,
    tenant: tenant['name'] as string,
    ...(mode === 'single' ? {} : { environment: draft.name }),
  });
}

/** Reports namespaces that cannot be; of those that follow from one name, the longest. */
export function checkNamespaces(
  environments: Readonly<Record<string, FleetEnvironment>>,
  paths: Readonly<Record<string, FindingPath>>,
  context: TenantContext,
  findings: Findings,
): void {
  const longestFirst = Object.entries(environments).sort(
    ([, one], [, other]) => other.namespace.length - one.namespace.length,
  );
  for (const [name, { namespace }] of longestFirst) {
    const path = paths[name]!;
    if (namespace.length > 63) {
      findings.addOnce(
        'NAMESPACE_TOO_LONG',
        path,
        `The namespace \`${namespace}\` has ${namespace.length} characters.`,
        `At most 63 are possible: shorten the name by ${namespace.length - 63}, or state a \`namespace\`.`,
      );
    }
    const reason = reservedNameReason(namespace);
    if (reason === undefined) continue;
    findings.addOnce(
      'NAME_RESERVED',
      path,
      `The namespace \`${namespace}\` cannot be used: ${reason}.`,
      context.platform.prefix === '' && path[path.length - 1] !== 'namespace'
        ? 'Choose another name, or give the platform a `prefix`.'
        : 'Choose another name.',
    );
  }
}
