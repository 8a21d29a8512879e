import { createRandom } from '../../random';
import { type RbacManifest, aggregated, binding, labelled, role } from './rbac-yaml';

/** Draws from a list, or how many of it. */
export interface Draw {
  readonly below: (count: number) => number;
  readonly one: <Item>(items: readonly Item[]) => Item;
  readonly some: <Item>(items: readonly Item[], atMost: number) => Item[];
  /** Whether something happens that does once in so many times. */
  readonly onceIn: (times: number) => boolean;
}

export function drawFrom(seed: number): Draw {
  const random = createRandom(seed);
  // The lowest bits of such a generator repeat soon.
  const below = (count: number): number => Math.floor((random(65536) * count) / 65536);
  const one = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  const some = <Item>(items: readonly Item[], atMost: number): Item[] => [
    ...new Set(Array.from({ length: 1 + below(atMost) }, () => one(items))),
  ];
  return { below, one, some, onceIn: (times) => below(times) === 0 };
}

export const NAMESPACES = ['rights-a', 'rights-b', 'rights-c'] as const;

export const SUBJECTS = [
  'User/ann@example.com',
  'User/ben@example.com',
  'User/system:serviceaccount:rights-a:bot',
  'Group/red',
  'Group/blue',
  'Group/system:authenticated',
  'Group/system:unauthenticated',
  'Group/system:serviceaccounts',
  'Group/system:serviceaccounts:rights-a',
  'Group/system:masters',
  'ServiceAccount/rights-a/bot',
  'ServiceAccount/rights-b/bot',
  'ServiceAccount/rights-b/default',
] as const;

/** Whom a binding names: what is for everybody comes seldom, or nothing would be left to refuse. */
const BOUND = [...SUBJECTS, ...SUBJECTS].filter(
  (name, index) => index < SUBJECTS.length || !name.startsWith('Group/system:'),
);

export const VERBS = ['get', 'list', 'watch', 'create', 'update', 'delete', 'bind', 'use'] as const;

export const RESOURCES: readonly (readonly [group: string, resource: string])[] = [
  ['', 'pods'],
  ['', 'secrets'],
  ['', 'nodes'],
  ['apps', 'deployments'],
  ['batch', 'jobs'],
  ['kueue.x-k8s.io', 'workloads'],
  ['rbac.authorization.k8s.io', 'clusterroles'],
];

export const SUBRESOURCES = ['exec', 'log', 'scale', 'status'] as const;
export const NAMES = ['one', 'two', 'two-more'] as const;

const PATHS = ['/metrics', '/metrics/*', '/logs*', '/api/*', '/a/*/b', '*', '/healthz'] as const;
export const ASKED_PATHS = [
  '/metrics',
  '/metrics/',
  '/metrics/slis',
  '/logs',
  '/logsmore/x',
  '/api',
  '/api/v1',
  '/a/x/b',
  '/a/*/b',
  '/healthz',
  '/debug/pprof',
] as const;

const BUILT_IN = ['view', 'edit', 'admin', 'cluster-admin', 'system:node-bootstrapper'] as const;
const LABELS = [
  { team: 'a' },
  { team: 'b' },
  { team: 'a', tier: 'gold' },
  { tier: 'gold' },
  { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' },
  {},
] as const;

const SELECTORS = [
  { matchLabels: { team: 'a' } },
  { matchLabels: { team: 'a', tier: 'gold' } },
  { matchExpressions: [{ key: 'team', operator: 'In', values: ['a', 'b'] }] },
  { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
  {
    matchLabels: { tier: 'gold' },
    matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }],
  },
  { matchLabels: { nobody: 'has-it' } },
] as const;

/**
 * Roles and bindings as nobody would write them: with wildcards, names, subresources, paths, roles that are missing,
 * labels and selectors. The API server accepts them all. Aggregated roles never select each other in a circle, since
 * what comes of that depends on the moment.
 */
export function randomRbac(seed: number): RbacManifest[] {
  const draw = drawFrom(seed);
  const plain = Array.from({ length: 3 + draw.below(4) }, (_, index) =>
    labelled(`plain-${index}`, { layer: '0', ...draw.one(LABELS) }, ...rules(draw, true)),
  );
  const layers = [1, 2].flatMap((layer) => (draw.onceIn(2) ? [aggregate(draw, layer)] : []));
  // It selects what Kubernetes itself has, cluster-admin among it.
  const wild = draw.onceIn(6)
    ? [
        aggregated('wild', [
          { matchExpressions: [{ key: 'layer', operator: 'NotIn', values: ['0', '1', '2'] }] },
        ]),
      ]
    : [];
  const roles = NAMESPACES.flatMap((namespace) =>
    Array.from({ length: draw.below(3) }, (_, index) =>
      role(`role-${index}`, namespace, ...rules(draw, false)),
    ),
  );
  const names = [...plain, ...layers].map(({ metadata }) => (metadata as { name: string }).name);
  const clusterRoles = [...names, ...names, draw.one(BUILT_IN), 'missing'];
  return [
    ...plain,
    ...layers,
    ...wild,
    ...roles,
    ...wild.map(() => binding('wild', 'ClusterRole/wild', ['User/ben@example.com'], 'rights-c')),
    ...Array.from({ length: 2 + draw.below(3) }, (_, index) =>
      binding(`wide-${index}`, `ClusterRole/${draw.one(clusterRoles)}`, draw.some(BOUND, 2)),
    ),
    ...Array.from({ length: 4 + draw.below(6) }, (_, index) =>
      binding(
        `narrow-${index}`,
        draw.onceIn(3) ? `Role/role-${draw.below(3)}` : `ClusterRole/${draw.one(clusterRoles)}`,
        draw.some(BOUND, 3),
        draw.one(NAMESPACES),
      ),
    ),
  ];
}

/** It selects from the layers below it, so that no circle comes of it. */
function aggregate(draw: Draw, layer: number): RbacManifest {
  const below = Array.from({ length: layer }, (_, index) => String(index));
  const selectors = draw.some(SELECTORS, 2).map((selector) => ({
    ...selector,
    matchExpressions: [
      ...('matchExpressions' in selector ? selector.matchExpressions : []),
      { key: 'layer', operator: 'In', values: below },
    ],
  }));
  return aggregated(`layer-${layer}`, selectors, {
    labels: { layer: String(layer), ...draw.one(LABELS.slice(0, 4)) },
    rules: draw.onceIn(2) ? rules(draw, true) : [],
  });
}

function rules(draw: Draw, isOfCluster: boolean): Parameters<typeof labelled>[2][] {
  return Array.from({ length: 1 + draw.below(3) }, () => {
    const verbs = draw.onceIn(8) ? ['*'] : draw.some(VERBS, 3);
    if (isOfCluster && draw.onceIn(4)) return { verbs, nonResourceURLs: draw.some(PATHS, 2) };
    const [group, resource] = draw.one(RESOURCES);
    return {
      verbs,
      apiGroups: draw.onceIn(8) ? ['*'] : [group, ...(draw.onceIn(3) ? ['apps'] : [])],
      resources: [statedResource(draw, resource), ...(draw.onceIn(3) ? ['pods'] : [])],
      ...(draw.onceIn(3) ? { resourceNames: draw.some(NAMES, 2) } : {}),
    };
  });
}

function statedResource(draw: Draw, resource: string): string {
  if (draw.onceIn(10)) return '*';
  const subresource = draw.one(SUBRESOURCES);
  return draw.one([
    resource,
    resource,
    resource,
    `${resource}/${subresource}`,
    `*/${subresource}`,
    `${resource}/*`,
  ]);
}
