import { Construct } from 'constructs';
import type {
  GitRepositorySpec,
  GitRepositorySpecRef,
  OciRepositorySpec,
} from '../../../imports/source.toolkit.fluxcd.io';
import { DELIVERY_NAME } from '../../fleet/model/defaults';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { isOci } from '../../fleet/values/repository';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest, type ManifestMetadata } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';

/** How often Flux looks for a new revision. */
const SOURCE_INTERVAL = '1m';

/** Props of a FluxSource. */
export interface FluxSourceProps {
  readonly delivery: FleetDelivery;
}

/** Where Flux reads the output: a GitRepository, or an OCIRepository for an artifact in a registry. */
export class FluxSource extends Construct {
  constructor(scope: Construct, id: string, { delivery }: FluxSourceProps) {
    super(scope, id);
    const { repository: url, branch, tag, secret, namespace } = delivery;
    // Without it, Flux could deliver nothing, and not even bring it back.
    const metadata = guardMetadata(DELIVERY_NAME, namespace);
    const ref = branch === undefined ? { tag } : { branch };
    offerDefaultChild(this, source(this, 'Resource', metadata, { url, ref, secret }));
  }
}

/** Where Flux reads something. */
interface Source {
  readonly url: string;
  readonly ref: Pick<GitRepositorySpecRef, 'branch' | 'tag' | 'semver'>;
  /** The Secret with which it is read. @default - none */
  readonly secret: string | undefined;
}

/** A GitRepository, or an OCIRepository. */
export function source(
  scope: Construct,
  id: string,
  metadata: ManifestMetadata,
  { url, ref, secret }: Source,
): Manifest {
  const spec: GitRepositorySpec & OciRepositorySpec = {
    interval: SOURCE_INTERVAL,
    url,
    ref,
    secretRef: secret === undefined ? undefined : { name: secret },
  };
  const kind = sourceKind(url);
  const content = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind, metadata, spec };
  return new Manifest(scope, id, content);
}

/** The kind of source that reads a repository. */
export function sourceKind(repository: string): 'GitRepository' | 'OCIRepository' {
  return isOci(repository) ? 'OCIRepository' : 'GitRepository';
}
