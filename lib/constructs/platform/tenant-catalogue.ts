import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import type { FleetSubject } from '../../fleet/model/fleet';
import type { SubjectValue } from '../../fleet/model/props';
import { resolveSubjects } from '../../fleet/values/subjects';
import { CLUSTER_READS, clusterReadRole } from '../../fleet/catalogue/readable-kinds';
import { type ClusterReaders, clusterReadersOf } from '../../plan/cluster-readers';
import { peopleOf } from '../../plan/people';
import { toSubject } from '../access/subject';
import { CATALOGUE_ROLE, clusterReadRules } from '../access/tenant-roles';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import type { Tenant } from '../tenant/tenant';

/** How many subjects one binding holds: etcd takes 1.5 MiB, and a subject is about 100 bytes. */
const SUBJECTS_PER_BINDING = 2000;

/** Props of a TenantCatalogue. */
export interface TenantCatalogueProps {
  /**
   * Tenants whose people read the catalogue: everybody who is bound in one of their namespaces. They also read what
   * `clusterReads` of a namespace says.
   *
   * @default - none
   */
  readonly tenants?: readonly Tenant[];
  /**
   * Further people, each bound once however often they are named: users by name, groups as `{group: …}`, accounts as
   * `{serviceAccount: …}`.
   *
   * @default - nobody
   */
  readonly subjects?: readonly SubjectValue[];
}

/** @internal */
export interface TenantCatalogueSpec {
  /** Each once, and in order. */
  readonly subjects: readonly FleetSubject[];
  /** Who reads further kinds of the cluster. */
  readonly readers: ClusterReaders;
}

/** Lets all tenants' people read what they choose from: storage, priority, runtime and device classes. */
export class TenantCatalogue extends Construct {
  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: TenantCatalogueProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<TenantCatalogueSpec>);
  constructor(
    scope: Construct,
    id: string,
    props: TenantCatalogueProps | Resolved<TenantCatalogueSpec>,
  ) {
    super(scope, id);
    const { subjects, readers } = props instanceof Resolved ? props.spec : specOf(this, props);
    this.bind(CATALOGUE_ROLE, subjects);
    for (const [name, people] of readers) {
      const role = clusterReadRole(name);
      const content = {
        metadata: grantMetadata(role),
        rules: clusterReadRules(CLUSTER_READS[name]),
      };
      new Manifest(this, `${role}-role`, manifestOf(k8s.KubeClusterRole, content));
      this.bind(role, people);
    }
  }

  /** Binds people to a role of its name, in as many bindings as it takes. */
  private bind(role: string, subjects: readonly FleetSubject[]): void {
    for (let start = 0, part = 1; start < subjects.length; start += SUBJECTS_PER_BINDING, part++) {
      const name = part === 1 ? role : `${role}-${part}`;
      const some = subjects.slice(start, start + SUBJECTS_PER_BINDING);
      const content = manifestOf(k8s.KubeClusterRoleBinding, this._toBinding(name, role, some));
      new Manifest(this, name === CATALOGUE_ROLE ? 'Resource' : name, content);
    }
  }

  /** @internal */
  private _toBinding(
    name: string,
    role: string,
    subjects: readonly FleetSubject[],
  ): k8s.KubeClusterRoleBindingProps {
    return {
      metadata: grantMetadata(name),
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: role,
      },
      subjects: subjects.map(toSubject),
    };
  }
}

function specOf(construct: Construct, props: TenantCatalogueProps): TenantCatalogueSpec {
  const { tenants = [], subjects = [] } = props;
  const part = { namespace: CATALOGUE_ROLE };
  const { environment } = resolvePart(construct, part, {
    tenant: { users: subjects },
    places: [[['tenants', 0, 'users'], ['subjects']]],
  });
  // Tenants have checked theirs, and may name people that nobody may add here, such as everybody who can log in.
  const owners = tenants.map(({ spec }) => spec);
  return {
    subjects: resolveSubjects([...environment.users, ...peopleOf(owners)]),
    readers: clusterReadersOf(owners),
  };
}
