import type { SettingsProps } from '../../lib/fleet/model/props';

/** Why each setting has the value that it has by default. */
export const DEFAULT_REASONS: Readonly<Record<keyof SettingsProps, string>> = {
  podSecurity:
    'Rejects pods that can take over a node, and lets ordinary images run. Pods that `restricted` would reject get a warning.',
  isolation:
    'A namespace costs nothing, and most teams need no more. A virtual cluster is for tenants who install operators of their own.',
  apiAccess: 'Most workloads never call the API server.',
  rayTokens: 'Versions of Ray before 2.52 know no tokens.',
  labels: 'Labels are for you: no rule of ours selects by them.',
  annotations: 'Annotations are for you.',
  network: 'Closed except for the same environment, DNS and public addresses.',
  containers:
    'A request without a limit: the scheduler guarantees the request, and a default limit would reject ordinary pods.',
  objects:
    'Numbers and sizes that protect etcd: what one namespace stores is at most a twentieth of 2 GiB. They are not a budget, so raise one where work needs it.',
  priorities:
    'Preemption crosses namespaces, so pods may use a priority class only if you allow it.',
  extendedResources: 'Devices other than accelerators are also closed until you allow them.',
  serviceAccounts: 'An account with rights exists only where an engine needs it.',
  imagePullSecrets: 'Only you know which registry you use.',
  scheduling: 'The standard scheduler, and nothing that bypasses it.',
  images: 'Only you know which registries you use.',
  storage:
    "Only you know your storage classes. A volume that a claim names may hold another tenant's data.",
  showPools: 'Not every platform tells tenants what its nodes are.',
  access: 'Changes of who works here are reviewed, like all other changes.',
  bindings: 'Only you know which roles your platform has.',
  clusterReads: 'What belongs to the cluster is about all tenants.',
  deploy: 'Only you know where the repositories of a tenant are.',
  guardRails: 'Every rule applies until you switch it off.',
  accept: 'You accept no warning until you say why.',
};
