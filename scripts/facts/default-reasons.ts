import type { SettingsProps } from '../../lib/fleet/model/props';

/** Why each setting is what it is when nobody says anything. */
export const DEFAULT_REASONS: Readonly<Record<keyof SettingsProps, string>> = {
  podSecurity:
    'Refuses what takes over a node, and lets ordinary images run. What `restricted` would refuse is warned of.',
  apiAccess: 'Most workloads never call the API server.',
  labels: 'Labels are for you: none of our rules chooses by them.',
  annotations: 'Annotations are for you.',
  network: 'Closed but for the own environment, DNS and public addresses.',
  containers:
    'A request without a limit: the scheduler guarantees it, and a default limit would refuse ordinary pods.',
  objects: 'Caps that protect etcd. They are no budget: raise one where work needs it.',
  priorities: 'Preemption crosses namespaces, so no pod may name a class until you say which.',
  extendedResources: 'A device that is no accelerator is closed, too, until you say so.',
  serviceAccounts: 'An account with rights is there only where an engine needs it.',
  imagePullSecrets: 'Which registry you use is yours to say.',
  scheduling: 'The scheduler that everybody has, and nothing that leads past it.',
  images: 'Which registry you use is yours to say.',
  storage: 'Your classes are yours to say. A volume by name may hold the data of somebody else.',
  access: 'Who works here is reviewed, like everything else.',
  guardRails: 'A rule that nobody switched off holds.',
  accept: 'No warning is meant until somebody says why.',
};
