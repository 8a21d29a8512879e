import { grouped } from '../../fleet/values/groups';
import type { OldObject } from './judge/old-objects';
import type { AdoptRefusal, OverQuota } from './judge/judged-namespace';

/** What the steps depend on. */
export interface StepsInput {
  readonly tenant: string;
  /** Absent: the file names no cluster. */
  readonly cluster?: string;
  readonly isValid: boolean;
  readonly hasChecks: boolean;
  readonly oldObjects: readonly OldObject[];
  readonly overQuota: readonly OverQuota[];
  readonly refused: readonly AdoptRefusal[];
}

/** What to do, in order: the file first, then the cluster, and guard rails that refuse at the end. */
export function adoptSteps(input: StepsInput): string[] {
  const { tenant, cluster, isValid, hasChecks, oldObjects, overQuota, refused } = input;
  const dist = cluster === undefined ? 'dist' : `dist/${cluster}`;
  const apply = (folder: string): string =>
    `kubectl apply --server-side --force-conflicts --recursive --filename ${dist}/${folder}`;
  const atOnce = refused.filter(({ from }) => from === 'adopted');
  return [
    ...(isValid ? [] : ['Correct the errors of the entry.']),
    ...(hasChecks ? ['Look at what the entry says where nobody could read it (check).'] : []),
    ...(overQuota.length > 0
      ? ['Raise the quota where more is used than granted: no pod starts there any more.']
      : []),
    ...(atOnce.length > 0
      ? [
          'Change the workloads that are refused from the day of adoption on, or grant what they need.',
        ]
      : []),
    'Write the network that the workloads need: policies act at once, on running pods too.',
    'Put the entry into the file, and run: tenancy validate, tenancy synth. Commit both.',
    `${apply('platform')}`,
    ...deletions(oldObjects, 'before'),
    `${apply(`tenants/${tenant}`)}`,
    `${apply(`access/${tenant}`)}`,
    ...deletions(oldObjects, 'after'),
    'tenancy drift: nothing is left but what you kept on purpose. Then let Flux or Argo CD deliver the files.',
    ...deletions(oldObjects, 'later').map(
      (text) => `When no workload needs them any more: ${text}`,
    ),
    'Read the warnings of the guard rails for some days: people see them, and the audit log has those of controllers.',
    'Change the workloads, or grant what they need. Then remove guardRails and accept from the entry: the rails refuse.',
  ];
}

/** Commands that delete objects, one for each namespace. */
function deletions(objects: readonly OldObject[], when: OldObject['when']): string[] {
  const due = grouped(
    objects.filter((object) => object.when === when),
    ({ namespace }) => namespace,
  );
  return [...due].map(([namespace, all]) => {
    const names = all.map(({ kind, name }) => `${kind.toLowerCase()}/${name}`);
    return `kubectl delete --namespace ${namespace} ${names.join(' ')}`;
  });
}
