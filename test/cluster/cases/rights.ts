import { BUILT_IN_KINDS } from '../../../lib/fleet/catalogue/built-in-kinds';
import { KINDS_ON_REQUEST } from '../../../lib/fleet/catalogue/kinds-on-request';
import type { NamespacedKind } from '../../../lib/fleet/catalogue/namespaced-kind';
import type { Right } from '../battery/rights';

/** What test/cluster/fleet.yaml adds. */
const OWN_KINDS = [
  { group: 'lab.example.com', resource: 'sweeps', viewer: 'read', user: 'write', admin: 'write' },
  {
    group: 'lab.example.com',
    resource: 'datasets',
    viewer: 'read',
    user: 'read',
    admin: 'write',
  },
  {
    group: 'lab.example.com',
    resource: 'journals',
    viewer: 'read',
    user: 'write',
    admin: 'read',
  },
  ...(
    [
      ['ray.io', 'raycronjobs'],
      ['serving.kserve.io', 'llminferenceservices'],
      ['snapshot.storage.k8s.io', 'volumesnapshots'],
      ['groupsnapshot.storage.k8s.io', 'volumegroupsnapshots'],
      ['workload.codeflare.dev', 'appwrappers'],
      ['route.openshift.io', 'routes'],
      ['serving.knative.dev', 'domainmappings'],
      ['projectcontour.io', 'httpproxies'],
      ['traefik.io', 'ingressroutes'],
      ['traefik.io', 'ingressroutetcps'],
      ['traefik.io', 'traefikservices'],
    ] as const
  ).map(
    ([group, resource]) =>
      ({ group, resource, viewer: 'read', user: 'write', admin: 'write' }) as const,
  ),
] as const;

/** Written beside the table of kinds: they come with pods, or with the namespace. */
const MORE: readonly Right[] = [
  {
    group: '',
    resource: 'pods/log',
    viewer: ['get'],
    user: ['get'],
    admin: ['get'],
    shipper: ['get'],
  },
  // An eviction says nothing about who made the pod: from 1.36 on, where that is known, it is for admins.
  ...[
    { before: 36, user: ['create'] },
    { since: 36, user: [] },
  ].map((when): Right => {
    return { group: '', resource: 'pods/eviction', viewer: [], admin: ['create'], ...when };
  }),
  // No object is called that: whoever may update it may change what others made.
  { group: 'cdk8s-tenancy', resource: 'otherswork', viewer: [], user: [], admin: ['update'] },
  ...['pods/ephemeralcontainers', 'pods/resize'].map((resource): Right => {
    const write = ['get', 'patch', 'update'];
    return { group: '', resource, viewer: [], user: write, admin: write };
  }),
  // What OpenShift asks for where a Route names its host.
  {
    group: 'route.openshift.io',
    resource: 'routes/custom-host',
    viewer: [],
    user: ['create', 'update'],
    admin: ['create', 'update'],
    shipper: ['create', 'update'],
  },
  ...['pods/binding', 'serviceaccounts/token', 'pods/proxy', 'services/proxy'].map(
    (resource): Right => ({ group: '', resource, viewer: [], user: [], admin: [] }),
  ),
  ...['roles', 'rolebindings'].map((resource): Right => {
    const read = ['get', 'list'];
    return {
      group: 'rbac.authorization.k8s.io',
      resource,
      viewer: [],
      user: [],
      admin: read,
      auditor: read,
    };
  }),
];

function asOwnKind(kind: (typeof OWN_KINDS)[number]): NamespacedKind {
  const isKnown = KINDS_ON_REQUEST.some(({ resource }) => resource === kind.resource);
  return { subresources: isKnown ? ['status'] : ['status', 'scale'], ...kind };
}

const READ = ['get', 'list'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete'];

/** The verbs of an access, for a user; admins also clear a namespace. */
function verbsOf(access: 'none' | 'read' | 'write', isAdmin: boolean): readonly string[] {
  if (access === 'none') return [];
  if (access === 'read') return READ;
  return isAdmin ? [...WRITE, 'deletecollection'] : WRITE;
}

/** What each persona may do with each kind, whether the cluster serves it or not: all verbs, both ways. */
export const RIGHTS: readonly Right[] = [
  ...[...BUILT_IN_KINDS, ...OWN_KINDS.map(asOwnKind)].flatMap((kind): Right[] => {
    const { group, resource, viewer, user, admin } = kind;
    const right: Right = {
      group,
      resource,
      viewer: verbsOf(viewer, false),
      user: verbsOf(user, false),
      admin: verbsOf(admin, true),
      // What viewers never read is not for pipelines either.
      shipper: viewer === 'none' ? [] : verbsOf(user, false),
      auditor: resource === 'secrets' ? [] : READ,
    };
    const parts = kind.subresources ?? [];
    return [
      right,
      ...parts.flatMap((part): Right[] => {
        const verbs = (access: 'none' | 'read' | 'write') => {
          if (access === 'none') return [];
          return part === 'scale' && access === 'write' ? ['get', 'patch', 'update'] : ['get'];
        };
        const all = {
          group,
          resource: `${resource}/${part}`,
          viewer: verbs(viewer),
          user: verbs(user),
          admin: verbs(admin),
          shipper: viewer === 'none' ? [] : verbs(user),
        };
        if (part !== 'scale' || user !== 'write') return [all];
        // As with evictions.
        return [
          { ...all, before: 36 },
          { ...all, user: ['get'], shipper: ['get'], since: 36 },
        ];
      }),
    ];
  }),
  ...MORE,
];
