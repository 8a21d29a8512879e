import { stringify } from 'yaml';
import type { FleetSummary, SharedServiceSummary, TenantSummary } from './fleet-summary';
import { type PlacedNamespace, activeNamespaces, activeOwners } from './summary-places';

/** An entity of a Backstage catalogue. Source: backstage.io, "Descriptor Format of Catalog Entities". */
interface Entity {
  readonly apiVersion: 'backstage.io/v1alpha1';
  readonly kind: 'Group' | 'System' | 'Resource';
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
}

/**
 * A catalogue for Backstage: a Group and a System for each tenant and shared service, a Resource for each cluster and for
 * each namespace. Where the file names clusters, a namespace is an entity in the Backstage namespace of its cluster. What is
 * `removed` is left out.
 */
export function backstageFormat(summary: FleetSummary): string {
  const { clusters = [], tenants, sharedServices } = summary;
  const services = activeOwners(sharedServices);
  const owners = [...activeOwners(tenants), ...services];
  const placed = activeNamespaces(summary);
  const needsPlatform = clusters.length > 0 && !owners.some(({ name }) => name === PLATFORM);
  const entities = [
    ...clusters.map(({ name, kubernetesVersion }): Entity => ({
      ...entity('Resource', { name, tags: [`kubernetes-${kubernetesVersion.replace('.', '-')}`] }),
      spec: { type: 'kubernetes-cluster', owner: `group:default/${PLATFORM}` },
    })),
    ...(needsPlatform ? [group(PLATFORM, { displayName: 'Platform', contact: null })] : []),
    ...owners.flatMap((owner) => [group(owner.name, owner), system(owner)]),
    ...placed.map((item) => resource(item, placed, services)),
  ];
  return entities.map((one) => `---\n${stringify(one, { lineWidth: 0 })}`).join('');
}

/** The Group that owns the clusters. */
const PLATFORM = 'platform';

function entity(kind: Entity['kind'], metadata: Entity['metadata']): Omit<Entity, 'spec'> {
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata };
}

function group(
  name: string,
  { displayName, contact }: Pick<TenantSummary, 'displayName' | 'contact'>,
): Entity {
  const email = contact !== null && /^[^\s@]+@[^\s@]+$/.test(contact) ? { email: contact } : {};
  return {
    ...entity('Group', { name, title: displayName }),
    spec: { type: 'team', profile: { displayName, ...email }, children: [] },
  };
}

function system({ name, displayName, costCenter, department }: TenantSummary): Entity {
  const annotations = {
    'cdk8s-tenancy/cost-center': costCenter,
    ...(department === null ? {} : { 'cdk8s-tenancy/department': department }),
  };
  return {
    ...entity('System', { name, title: displayName, annotations }),
    spec: { owner: `group:default/${name}` },
  };
}

function resource(
  { owner, environment, isShared }: PlacedNamespace,
  all: readonly PlacedNamespace[],
  services: readonly SharedServiceSummary[],
): Entity {
  const { namespace, cluster } = environment;
  const consumers = isShared
    ? (services.find(({ name }) => name === owner.name)?.consumers ?? [])
    : [];
  const clients = all.filter(
    (other) => consumers.includes(other.owner.name) && other.environment.cluster === cluster,
  );
  return {
    ...entity('Resource', {
      name: namespace,
      ...(cluster === undefined ? {} : { namespace: cluster }),
      annotations: {
        'backstage.io/kubernetes-namespace': namespace,
        ...(cluster === undefined ? {} : { 'backstage.io/kubernetes-cluster': cluster }),
      },
      labels: { 'cdk8s-tenancy/environment': environment.name },
    }),
    spec: {
      type: 'kubernetes-namespace',
      owner: `group:default/${owner.name}`,
      system: `default/${owner.name}`,
      ...(cluster === undefined ? {} : { dependsOn: [`resource:default/${cluster}`] }),
      ...(clients.length === 0 ? {} : { dependencyOf: clients.map(reference) }),
    },
  };
}

function reference({ environment }: PlacedNamespace): string {
  return `resource:${environment.cluster ?? 'default'}/${environment.namespace}`;
}
