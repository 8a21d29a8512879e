import type { ReadObject } from '../../cluster/adopt/adopt-reading';
import { nearest } from '../../findings/nearest';
import { isDnsLabel, reservedNameReason } from '../../fleet/values/dns-names';
import { asText, valueAt } from '../../verify/objects/manifest-data';
import { MANAGED_BY, isLabelledOurs } from '../../plan/ownership';
import type { WantedNamespace } from './adopted-names';
import { textsAt } from './adopted-namespace';

/** Namespaces of operators that every tenant depends on: nobody in a tenant may administer them. */
const OF_OPERATORS =
  /^(?:argocd|calico-system|cattle-.+|cert-manager|cilium-.+|external-secrets|flux-system|gatekeeper-system|gpu-operator|ingress-nginx|istio-system|kueue-system|kyverno|linkerd|longhorn-system|monitoring|rook-ceph|tigera-operator|velero)$/;

const [OUR_LABEL] = Object.entries(MANAGED_BY).map(([key, value]) => `${key}=${value}`);

/** Reads `NAMESPACE` and `NAMESPACE=ENVIRONMENT`. */
export function wantedNamespace(text: string): WantedNamespace {
  const at = text.indexOf('=');
  return at < 0 ? { name: text } : { name: text.slice(0, at), environment: text.slice(at + 1) };
}

/**
 * Why namespaces cannot be adopted: one line for each, with what to do.
 *
 * @param owners - the namespaces that the file has already, each with its tenant
 */
export function adoptProblems(
  wanted: readonly WantedNamespace[],
  found: readonly ReadObject[],
  owners: ReadonlyMap<string, string>,
): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { name, environment } of wanted) {
    if (seen.has(name)) problems.push(`${name} is named twice; name it once`);
    else problems.push(...problemsOf(name, found, owners));
    if (environment !== undefined && !isDnsLabel(environment)) {
      problems.push(
        `${JSON.stringify(environment)} cannot be the name of an environment; use lower-case letters, digits and hyphens`,
      );
    }
    seen.add(name);
  }
  return problems;
}

function problemsOf(
  name: string,
  found: readonly ReadObject[],
  owners: ReadonlyMap<string, string>,
): string[] {
  const owner = owners.get(name);
  if (owner !== undefined) {
    return [`the file has ${name} already, for ${owner}; tenancy drift shows how they differ`];
  }
  const namespace = found.find((one) => one.name === name);
  if (namespace === undefined) {
    const near = nearest(
      name,
      found.map((one) => one.name),
    );
    return [
      `the cluster has no namespace ${JSON.stringify(name)}; ` +
        (near === undefined ? 'kubectl get namespaces shows all' : `did you mean ${near}?`),
    ];
  }
  const reason = reservedNameReason(name);
  if (reason !== undefined) {
    return [
      `${name} cannot be a tenant's: ${reason}; move the workloads to a namespace of their own first`,
    ];
  }
  if (OF_OPERATORS.test(name)) {
    return [
      `${name} belongs to the platform: operators run there that all tenants depend on; leave it to the platform`,
    ];
  }
  if (asText(valueAt(namespace.data, 'metadata.deletionTimestamp')) !== '') {
    return [
      `${name} is being deleted (Terminating), and cannot be kept; wait until it is gone, or look for what keeps it: kubectl describe namespace ${name}`,
    ];
  }
  if (isLabelledOurs(textsAt(namespace, 'metadata.labels'))) {
    return [
      `${name} has our label ${OUR_LABEL} and is in no tenant of the file; another file holds it: use that one, or remove the label if that file is gone`,
    ];
  }
  return [];
}
