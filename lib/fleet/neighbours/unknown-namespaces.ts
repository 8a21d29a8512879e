import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { NearestIndex } from '../../findings/nearest-index';
import type { FleetSubject } from '../model/fleet';
import { LISTS_OF_PEOPLE, namespaceOfAccount } from '../values/subjects';
import type { Surroundings } from '../owners/surroundings';
import type { Neighbour } from './environments-of';

/** How many letters a name may differ in and still be taken for a misspelled one. */
const TYPOS = 2;

/** Reports peers and accounts in namespaces that look like those of this fleet, and are none of them. */
export function checkUnknownNamespaces(
  all: readonly Neighbour[],
  { platform, written }: Surroundings,
  findings: Findings,
): void {
  const known = new Set(all.map(({ spec }) => spec.namespace));
  const ends = [...new Set(all.map(({ name }) => `-${name}`))];
  const { prefix } = platform;
  let index: NearestIndex | undefined;
  const judged = new Map<string, { near: string | undefined } | undefined>();
  const judge = (namespace: string): { near: string | undefined } | undefined => {
    if (known.has(namespace)) return undefined;
    if (judged.has(namespace)) return judged.get(namespace);
    const hasOurForm =
      prefix !== '' &&
      namespace.startsWith(`${prefix}-`) &&
      ends.some((end) => namespace.endsWith(end));
    index ??= new NearestIndex(known);
    const near = index.nearest(namespace, TYPOS);
    const verdict = near !== undefined || hasOurForm ? { near } : undefined;
    judged.set(namespace, verdict);
    return verdict;
  };
  const report = (namespace: string, what: string, path: FindingPath): void => {
    const verdict = judge(namespace);
    if (verdict === undefined) return;
    // An account with rights in all namespaces cannot be in one of a tenant.
    const near = path[0] === 'platform' ? undefined : verdict.near;
    findings.addOnce(
      'NAMESPACE_UNKNOWN',
      path,
      `${what} \`${namespace}\`, which looks like a namespace of this fleet, but no tenant has it.`,
      `${near === undefined ? 'Correct the name.' : `Did you mean \`${near}\`?`} ` +
        'If the namespace exists outside of this fleet, accept the warning.',
    );
  };
  for (const { spec, place } of all) {
    for (const direction of ['ingress', 'egress'] as const) {
      for (const [name, { namespace }] of Object.entries(spec.network[direction])) {
        if (namespace === undefined) continue;
        const path = place('network', direction, name, 'namespace');
        report(namespace, `\`${direction}.${name}\` names`, path);
      }
    }
    for (const list of LISTS_OF_PEOPLE) {
      reportAccounts(spec[list] ?? [], () => place(list), report);
    }
    for (const [name, { subjects }] of Object.entries(spec.bindings)) {
      reportAccounts(subjects, () => place('bindings', name, 'subjects'), report);
    }
  }
  if (platform.monitoring !== undefined) {
    const { namespace } = platform.monitoring;
    const path =
      written.platform.monitoring?.namespace === undefined
        ? ['platform', 'monitoring']
        : ['platform', 'monitoring', 'namespace'];
    report(namespace, '`platform.monitoring` writes to', path);
  }
  for (const role of ['admins', 'auditors', 'reconcilers', 'controllers'] as const) {
    if (written.platform[role] === undefined) continue;
    reportAccounts(platform[role], () => ['platform', role], report);
  }
}

function reportAccounts(
  subjects: readonly FleetSubject[],
  place: () => FindingPath,
  report: (namespace: string, what: string, path: FindingPath) => void,
): void {
  for (const { serviceAccount } of subjects) {
    if (serviceAccount === undefined) continue;
    report(namespaceOfAccount(serviceAccount), `The account \`${serviceAccount}\` is in`, place());
  }
}
