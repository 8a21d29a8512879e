import type { AdoptReading } from '../../../cluster/adopt/adopt-reading';
import { DEFAULT_SETTINGS } from '../../../fleet/model/defaults';
import type { PodSecurityLevel, PodSecurityProps } from '../../../fleet/model/props';
import { adoptedAccounts } from './adopted-accounts';
import { adoptedContainers } from './adopted-containers';
import type { AdoptedEnvironment } from '../adopted-entry';
import { adoptedIdentity } from './adopted-labels';
import { type Adopted, type AdoptedNamespace, noteTaker } from '../adopted-namespace';
import { adoptedNeeds } from './adopted-needs';
import { adoptedNetwork } from '../network/adopted-network';
import { operatorNotes } from './adopted-operators';
import { adoptedPeople } from './adopted-people';
import { adoptedQuota } from '../quota/adopted-quota';
import { usedAmounts } from '../judge/used-amounts';

/** Reads everything of a namespace that the entry can state. */
export function readEnvironment(
  namespace: AdoptedNamespace,
  { namespaces, clusterRoles }: AdoptReading,
  together: readonly string[],
): Adopted<AdoptedEnvironment> {
  const containers = adoptedContainers(namespace);
  const defaultRequest = {
    ...DEFAULT_SETTINGS.containers.defaultRequest,
    ...textsOf(containers.value.defaultRequest ?? {}),
  };
  const quota = adoptedQuota(namespace, usedAmounts(namespace.objects, { defaultRequest }));
  const people = adoptedPeople(namespace, clusterRoles);
  const accounts = adoptedAccounts(namespace, clusterRoles);
  const network = adoptedNetwork(namespace, namespaces, together);
  const needs = adoptedNeeds(namespace);
  const identity = adoptedIdentity(namespace);
  const podSecurity = adoptedPodSecurity(namespace);
  const parts = [
    identity,
    quota,
    people,
    accounts,
    network,
    containers,
    needs,
    podSecurity,
  ] as const;
  return {
    value: {
      environment: namespace.environment,
      namespace: namespace.name,
      identity: identity.value,
      quota: quota.value,
      people: people.value,
      podSecurity: podSecurity.value,
      settings: {
        network: network.value,
        ...(Object.keys(containers.value).length === 0 ? {} : { containers: containers.value }),
        ...accounts.value,
        ...needs.value,
      },
    },
    notes: [...parts.flatMap(({ notes }) => notes), ...operatorNotes(namespace)],
  };
}

function textsOf(map: object): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]));
}

const LEVELS: readonly PodSecurityLevel[] = ['privileged', 'baseline', 'restricted'];

/** The standard that is enforced today. Where there is none, pods are to meet `baseline`, which is tried afterwards. */
function adoptedPodSecurity({ name, labels }: AdoptedNamespace): Adopted<PodSecurityProps> {
  const { notes, note } = noteTaker(name, 'podSecurity');
  const levelOf = (mode: string): PodSecurityLevel | undefined =>
    LEVELS.find((level) => level === labels[`pod-security.kubernetes.io/${mode}`]);
  const standard = levelOf('enforce');
  if (standard === undefined) {
    note('changes', 'No Pod Security Standard is enforced today. The entry enforces one.');
  }
  const [warn, audit] = [levelOf('warn'), levelOf('audit')];
  return {
    value: {
      standard: standard ?? 'baseline',
      ...(warn === undefined ? {} : { warn }),
      ...(audit === undefined ? {} : { audit }),
    },
    notes,
  };
}

/** The standard of a namespace whose pods do not meet `baseline`, and where nothing refuses them today. */
export function withoutStandard(environment: AdoptedEnvironment): AdoptedEnvironment {
  return { ...environment, podSecurity: { standard: 'privileged', warn: 'baseline' } };
}
