import type { Finding, FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';

/** What was found on one cluster. */
export interface ClusterFindings {
  /** The name of the cluster. */
  readonly name: string;
  readonly findings: readonly Finding[];
}

/**
 * Adds what was found on several clusters: each finding once, and with the names of its clusters where it is not about
 * all of them.
 *
 * @param clustersOf - the clusters that what is written at a path is about
 */
export function mergeFindings(
  parts: readonly ClusterFindings[],
  clustersOf: (path: FindingPath) => readonly string[],
  findings: Findings,
): void {
  const merged = new Map<string, { readonly item: Finding; readonly names: string[] }>();
  for (const { name, findings: found } of parts) {
    for (const item of found) {
      const key = JSON.stringify([item.code, item.path, item.message, item.fix]);
      const known = merged.get(key);
      if (known === undefined) merged.set(key, { item, names: [name] });
      else if (!known.names.includes(name)) known.names.push(name);
    }
  }
  for (const { item, names } of merged.values()) {
    const isAboutAll = clustersOf(item.path).every((name) => names.includes(name));
    findings.push(isAboutAll ? item : onClusters(item, names));
  }
}

function onClusters(item: Finding, clusters: readonly string[]): Finding {
  return { ...item, clusters, message: messageOn(item, clusters) };
}

function messageOn({ path, message }: Finding, names: readonly string[]): string {
  // The place says which cluster it is.
  if (path[0] === 'clusters' && names.length === 1) return message;
  const listed = names.map((name) => `\`${name}\``);
  const text = [listed.slice(0, -1).join(', '), ...listed.slice(-1)].filter(Boolean).join(' and ');
  return `On ${text}: ${message}`;
}
