import { Construct } from 'constructs';
import { FLUX_KINDS } from '../../fleet/catalogue/kinds-of-settings';
import { READ, WRITE } from '../../fleet/catalogue/role-grants';
import type { FleetSubject } from '../../fleet/model/fleet';
import { resolveSubjects } from '../../fleet/values/subjects';
import { toSubject } from '../access/subject';
import { k8s } from '../api-object/k8s';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';

/** Props of a FluxAccess. */
export interface FluxAccessProps {
  readonly namespace: string;
  /** Who deploys, and may write the objects of Flux where that is granted. */
  readonly writers: readonly FleetSubject[];
  /** Who looks. */
  readonly viewers: readonly FleetSubject[];
  /** Whether writers write. */
  readonly selfService: boolean;
}

/**
 * Who reads the objects by which Flux deploys, and who writes them. The Roles are in the namespace, so that what tenants
 * elsewhere may do does not depend on who deploys here.
 */
export class FluxAccess extends Construct {
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: FluxAccessProps) {
    super(scope, id);
    const { namespace, writers, viewers, selfService } = props;
    this.namespace = namespace;
    OutputFolder.of(this).set('access');
    if (selfService) this.grant('tenancy-flux', WRITE, writers);
    this.grant('tenancy-flux-view', READ, selfService ? viewers : [...writers, ...viewers]);
  }

  private grant(name: string, verbs: readonly string[], subjects: readonly FleetSubject[]): void {
    if (subjects.length === 0) return;
    const groups = [...new Set(FLUX_KINDS.map(({ group }) => group))];
    const metadata = grantMetadata(name, this.namespace);
    const rules = groups.map((group) => ({
      apiGroups: [group],
      resources: FLUX_KINDS.filter((kind) => kind.group === group).map(({ resource }) => resource),
      verbs: [...verbs],
    }));
    new Manifest(this, `${name}-role`, manifestOf(k8s.KubeRole, { metadata, rules }));
    const binding = manifestOf(k8s.KubeRoleBinding, {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: resolveSubjects(subjects).map(toSubject),
    });
    new Manifest(this, `${name}-binding`, binding);
  }
}
