import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { Manifest } from '../api-object/manifest';
import type { FleetSubject } from '../../fleet/model/fleet';
import { resolveSubjects } from '../../fleet/owners/subjects';
import { grantMetadata } from '../api-object/metadata';
import { toSubject } from '../access/subject';
import { CATALOGUE_ROLE } from '../access/tenant-roles';

/** How many subjects one binding holds: etcd takes 1.5 MiB, and a subject is about 100 bytes. */
const SUBJECTS_PER_BINDING = 2000;

export interface TenantCatalogueProps {
  /** Everybody who works in any tenant. */
  readonly subjects: readonly FleetSubject[];
}

/** Lets all tenants' people read what they choose from: storage, priority, runtime and device classes. */
export class TenantCatalogue extends Construct {
  constructor(scope: Construct, id: string, props: TenantCatalogueProps) {
    super(scope, id);
    const subjects = resolveSubjects(props.subjects);
    for (let start = 0, part = 1; start < subjects.length; start += SUBJECTS_PER_BINDING, part++) {
      const name = part === 1 ? CATALOGUE_ROLE : `${CATALOGUE_ROLE}-${part}`;
      new Manifest(
        this,
        part === 1 ? 'Resource' : name,
        k8s.KubeClusterRoleBinding.manifest({
          metadata: grantMetadata(name),
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: CATALOGUE_ROLE,
          },
          subjects: subjects.slice(start, start + SUBJECTS_PER_BINDING).map(toSubject),
        }),
      );
    }
  }
}
