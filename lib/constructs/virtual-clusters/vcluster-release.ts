import type { Construct } from 'constructs';
import { VCLUSTER_CHART, VCLUSTER_NAMES } from '../../plan/vcluster-names';
import { Manifest } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';
import type { HelmValues } from './vcluster-values';
import type { VclusterInstallation } from './vcluster-installation';

/** How often Flux looks for a chart. Its version is pinned, so that there is nothing new. */
const REPOSITORY_INTERVAL = '24h';

/** How often an installation is tried again before somebody has to look. */
const RETRIES = 3;

/** What we write of a HelmRepository (source.toolkit.fluxcd.io/v1). */
interface HelmRepositorySpec {
  readonly url: string;
  readonly interval: string;
}

/** What we write of a HelmRelease (helm.toolkit.fluxcd.io/v2). */
interface HelmReleaseSpec {
  readonly chart: {
    readonly spec: {
      readonly chart: string;
      readonly version: string;
      readonly sourceRef: { readonly kind: 'HelmRepository'; readonly name: string };
    };
  };
  readonly releaseName: string;
  readonly interval: string | undefined;
  readonly timeout: string | undefined;
  readonly install: { readonly remediation: { readonly retries: number } };
  readonly upgrade: { readonly remediation: { readonly retries: number } };
  readonly driftDetection: { readonly mode: 'enabled' };
  readonly values: HelmValues;
}

/** Has the helm-controller of Flux install the chart. Both objects stay when they vanish from Git: the tenant's work is inside. */
export function installWithFlux(
  scope: Construct,
  { view, virtual, values, delivery }: VclusterInstallation,
): void {
  const { release } = VCLUSTER_NAMES;
  const metadata = guardMetadata(release, view.namespace, view.state);
  const repository: HelmRepositorySpec = {
    url: VCLUSTER_CHART.repository,
    interval: REPOSITORY_INTERVAL,
  };
  const spec: HelmReleaseSpec = {
    chart: {
      spec: {
        chart: VCLUSTER_CHART.chart,
        version: virtual.version,
        sourceRef: { kind: 'HelmRepository', name: release },
      },
    },
    releaseName: release,
    interval: delivery.interval,
    timeout: delivery.timeout,
    install: { remediation: { retries: RETRIES } },
    upgrade: { remediation: { retries: RETRIES } },
    // What somebody changed by hand is put back.
    driftDetection: { mode: 'enabled' },
    values,
  };
  new Manifest(scope, 'Repository', {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata,
    spec: repository,
  });
  new Manifest(scope, 'Release', {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata,
    spec,
  });
}
