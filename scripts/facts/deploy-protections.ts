import type { Protection } from './protection';

/** What applies the repositories of tenants. */
export const DEPLOY_PROTECTIONS: readonly Protection[] = [
  {
    kind: 'ServiceAccount',
    name: 'deployer',
    role: 'guard',
    says: 'The account with which Flux or Argo CD applies the repositories of the tenant. Written only with `deploy`, and bound to `tenant-deployer` like everybody else who deploys.',
    without:
      'The engine applies what tenants commit with rights of its own, which are those of a cluster administrator.',
    closes: ['the rights of the engine for everybody who writes to a repository'],
  },
  {
    kind: 'AppProject',
    name: '<project>',
    role: 'grant',
    says: 'What the Applications of a tenant may do in Argo CD: from which repositories, to which namespaces, with which kinds and as which account they deploy, when, and who may look at them.',
    without:
      'The Applications of tenants belong to `default`, in which anybody may apply anything anywhere.',
    closes: [
      'repositories of others',
      'objects in the namespaces of others, and in the whole cluster, through Argo CD',
      'quotas, policies and roles from a repository of the tenant',
    ],
  },
  {
    kind: 'Application',
    name: '<namespace>.<repository>',
    role: 'grant',
    says: 'Has Argo CD apply a repository of the tenant in one namespace. When it is deleted, what it applied stays.',
    without: 'Somebody makes it by hand, in a project that may be the wrong one.',
    closes: [],
  },
  {
    kind: 'GitRepository',
    name: '<repository>',
    role: 'grant',
    says: 'Tells Flux where a repository of the tenant is, and which revision of it to apply.',
    without: 'Nothing of it arrives.',
    closes: [],
  },
  {
    kind: 'OCIRepository',
    name: '<repository>',
    role: 'grant',
    says: 'The same for an OCI artifact.',
    without: 'Nothing of it arrives.',
    closes: [],
  },
  {
    kind: 'Kustomization',
    name: '<repository>',
    role: 'grant',
    says: 'Applies a repository of the tenant in this namespace, as the account `deployer`. When it is deleted, what it applied stays.',
    without: 'Somebody applies it by hand, or Flux with rights of its own.',
    closes: ['objects of a repository in the namespaces of others, and in the whole cluster'],
  },
  ...(['Role', 'RoleBinding'] as const).flatMap((kind): Protection[] => [
    {
      kind,
      name: 'tenancy-flux-view',
      role: 'grant',
      says:
        kind === 'Role'
          ? 'Lists the sources and the Kustomizations of Flux, to read.'
          : 'Lets people see what Flux makes of their repositories.',
      without: 'They do not see why something has not arrived.',
      closes: [],
    },
    {
      kind,
      name: 'tenancy-flux',
      role: 'grant',
      says:
        kind === 'Role'
          ? 'Lists the sources and the Kustomizations of Flux, to write. Written only with `deploy: {selfService: true}`.'
          : 'Lets admins, users and deployers write them.',
      without: 'Only tenants.yaml decides what Flux applies, which is the default.',
      closes: [],
    },
  ]),
];
