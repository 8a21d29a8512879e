import type { Protection } from './protection';

/** What applies the output, where the platform says how. */
export const DELIVERY_PROTECTIONS: readonly Protection[] = [
  {
    kind: 'GitRepository',
    name: 'tenancy',
    role: 'guard',
    says: 'Tells Flux which repository and which revision holds the output.',
    without: 'No change arrives any more, not even the removal of somebody who left.',
    closes: [],
  },
  {
    kind: 'Kustomization',
    name: 'tenancy',
    role: 'guard',
    says: 'Applies what applies the stages, and itself. It does not wait for them, so a stage that fails holds up no other.',
    without: 'Somebody applies the stages by hand, and forgets one.',
    closes: [],
  },
  {
    kind: 'Kustomization',
    name: 'tenancy-<stage>',
    role: 'grant',
    says: 'Applies one stage: the platform, the guards of one tenant, its access, or the objects of one optional engine, each after those it depends on. When it is deleted, what it granted goes with it, and guards stay.',
    without:
      'Flux sorts objects by kind and applies all of them or none: people have rights in a namespace before its network policies exist, and one object that is refused holds up every tenant.',
    closes: ['rights in a namespace before it is guarded'],
  },
  {
    kind: 'ResourceSet',
    name: 'tenancy-<set>',
    role: 'grant',
    says: 'Has Flux Operator make the stages of tenants, each as it would be written without it. When an entry is deleted, what its tenant was granted goes with it, and guards stay. Written only with `delivery: {as: resource-set}`.',
    without: 'Hundreds of Kustomizations in Git say the same of each tenant.',
    closes: [],
  },
  {
    kind: 'AppProject',
    name: 'tenancy',
    role: 'guard',
    says: 'Lets Argo CD apply this one repository, cluster-wide objects included. Tenants have no Applications in it.',
    without: 'The Applications belong to `default`, in which anybody may apply anything.',
    closes: ['other repositories with the rights of the platform'],
  },
  {
    kind: 'Application',
    name: 'tenancy',
    role: 'guard',
    says: 'Applies the platform, and in the next wave the other Applications and itself.',
    without: 'Somebody applies them by hand, and tenants may arrive before the guard rails.',
    closes: [],
  },
  {
    kind: 'Application',
    name: 'tenancy-<unit>',
    role: 'grant',
    says: 'Applies one tenant, one shared service, or the objects of one optional engine. Access is in a later wave than what guards. When it is deleted, what it granted goes with it, and guards stay.',
    without:
      'Argo CD orders the objects of one Application, and not Applications: people have rights in a namespace before it is guarded, and one object that is refused holds up every tenant.',
    closes: ['rights in a namespace before it is guarded'],
  },
];
