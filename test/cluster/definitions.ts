import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { minorOf } from './battery/since';
import { GoMissing, go } from './go-tool';
import { defaultKubernetes } from './modules';
import { sharedDefinitions } from './shared-definitions';

const TRAEFIK = [
  'github.com/traefik/traefik/v3',
  'integration/fixtures/k8s/01-traefik-crd.yml',
] as const;

/** Custom resources whose definitions we read as their projects publish them: the Go module, and the file in it. */
const DEFINITIONS = {
  ClusterNetworkPolicy: [
    'sigs.k8s.io/network-policy-api',
    'config/crd/standard/policy.networking.k8s.io_clusternetworkpolicies.yaml',
  ],
  Kustomization: [
    'github.com/fluxcd/kustomize-controller',
    'config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml',
  ],
  GitRepository: [
    'github.com/fluxcd/source-controller',
    'config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml',
  ],
  OCIRepository: [
    'github.com/fluxcd/source-controller',
    'config/crd/bases/source.toolkit.fluxcd.io_ocirepositories.yaml',
  ],
  HelmRepository: [
    'github.com/fluxcd/source-controller',
    'config/crd/bases/source.toolkit.fluxcd.io_helmrepositories.yaml',
  ],
  ResourceSet: [
    'github.com/controlplaneio-fluxcd/flux-operator',
    'config/crd/bases/fluxcd.controlplane.io_resourcesets.yaml',
  ],
  ResourceSetInputProvider: [
    'github.com/controlplaneio-fluxcd/flux-operator',
    'config/crd/bases/fluxcd.controlplane.io_resourcesetinputproviders.yaml',
  ],
  FluxInstance: [
    'github.com/controlplaneio-fluxcd/flux-operator',
    'config/crd/bases/fluxcd.controlplane.io_fluxinstances.yaml',
  ],
  FluxReport: [
    'github.com/controlplaneio-fluxcd/flux-operator',
    'config/crd/bases/fluxcd.controlplane.io_fluxreports.yaml',
  ],
  Bucket: [
    'github.com/fluxcd/source-controller',
    'config/crd/bases/source.toolkit.fluxcd.io_buckets.yaml',
  ],
  ExternalArtifact: [
    'github.com/fluxcd/source-controller',
    'config/crd/bases/source.toolkit.fluxcd.io_externalartifacts.yaml',
  ],
  CiliumNetworkPolicy: [
    'github.com/cilium/cilium',
    'pkg/k8s/apis/cilium.io/client/crds/v2/ciliumnetworkpolicies.yaml',
  ],
  CiliumClusterwideNetworkPolicy: [
    'github.com/cilium/cilium',
    'pkg/k8s/apis/cilium.io/client/crds/v2/ciliumclusterwidenetworkpolicies.yaml',
  ],
  Application: ['github.com/argoproj/argo-cd/v3', 'manifests/crds/application-crd.yaml'],
  AppProject: ['github.com/argoproj/argo-cd/v3', 'manifests/crds/appproject-crd.yaml'],
  HTTPProxy: ['github.com/projectcontour/contour', 'examples/contour/01-crds.yaml'],
  IngressRoute: TRAEFIK,
  IngressRouteTCP: TRAEFIK,
  TraefikService: TRAEFIK,
  HelmRelease: [
    'github.com/fluxcd/helm-controller',
    'config/crd/bases/helm.toolkit.fluxcd.io_helmreleases.yaml',
  ],
  Cluster: ['sigs.k8s.io/cluster-api', 'core/config/crd/bases/cluster.x-k8s.io_clusters.yaml'],
  ClusterQueue: [
    'sigs.k8s.io/kueue',
    'config/components/crd/bases/kueue.x-k8s.io_clusterqueues.yaml',
  ],
  Cohort: ['sigs.k8s.io/kueue', 'config/components/crd/bases/kueue.x-k8s.io_cohorts.yaml'],
  LocalQueue: ['sigs.k8s.io/kueue', 'config/components/crd/bases/kueue.x-k8s.io_localqueues.yaml'],
  ResourceFlavor: [
    'sigs.k8s.io/kueue',
    'config/components/crd/bases/kueue.x-k8s.io_resourceflavors.yaml',
  ],
  Topology: ['sigs.k8s.io/kueue', 'config/components/crd/bases/kueue.x-k8s.io_topologies.yaml'],
  PrometheusRule: [
    'github.com/prometheus-operator/prometheus-operator',
    'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml',
  ],
  WorkloadPriorityClass: [
    'sigs.k8s.io/kueue',
    'config/components/crd/bases/kueue.x-k8s.io_workloadpriorityclasses.yaml',
  ],
} as const satisfies Record<string, readonly [module: string, file: string]>;

/** The kind of such a custom resource. */
export type CustomResource = keyof typeof DEFINITIONS;

interface Definition {
  readonly spec?: { readonly names: { readonly kind: string } };
}

/** The definition of a custom resource in the version that definitions/go.mod pins. Go fetches it. */
export async function readDefinition(kind: CustomResource): Promise<object> {
  const [module, file] = DEFINITIONS[kind];
  const printed = await go(
    ['mod', 'download', '-json', module],
    path.join(__dirname, 'definitions'),
  );
  const { Dir } = JSON.parse(printed) as { Dir: string };
  const documents = parseAllDocuments(await fs.readFile(path.join(Dir, file), 'utf8'));
  const found = documents
    .map((document) => document.toJS() as Definition | null)
    .find((definition): definition is Definition => definition?.spec?.names.kind === kind);
  if (found === undefined) throw new Error(`${module} defines no ${kind} in ${file}`);
  return found;
}

/** What the output may hold or grant besides kinds of Kubernetes, by API group, where a Go module has the definitions. */
const PUBLISHED: Readonly<Record<string, readonly CustomResource[]>> = {
  'argoproj.io': ['Application', 'AppProject'],
  'cilium.io': ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
  'cluster.x-k8s.io': ['Cluster'],
  'fluxcd.controlplane.io': ['ResourceSet'],
  'helm.toolkit.fluxcd.io': ['HelmRelease'],
  'kueue.x-k8s.io': [
    'ClusterQueue',
    'Cohort',
    'LocalQueue',
    'ResourceFlavor',
    'Topology',
    'WorkloadPriorityClass',
  ],
  'kustomize.toolkit.fluxcd.io': ['Kustomization'],
  'monitoring.coreos.com': ['PrometheusRule'],
  'projectcontour.io': ['HTTPProxy'],
  'source.toolkit.fluxcd.io': ['GitRepository', 'HelmRepository', 'OCIRepository'],
  'traefik.io': ['IngressRoute', 'IngressRouteTCP', 'TraefikService'],
};

/** Groups whose projects publish no Go module with their definitions. */
const UNPUBLISHED = [
  'capsule.clastix.io',
  'controller.kubeslice.io',
  'hnc.x-k8s.io',
  'projectcalico.org',
  'quota.openshift.io',
  'scheduling.run.ai',
  'scheduling.volcano.sh',
];

const NETWORK_POLICY_GROUP = 'policy.networking.k8s.io';

const KAMAJI_GROUP = 'kamaji.clastix.io';

/**
 * The first minor version of Kubernetes that takes ClusterNetworkPolicy and TenantControlPlane: they call a function that
 * older ones do not know.
 */
const SINCE = 31;

/** What the output may hold besides kinds of Kubernetes. */
export interface Definitions {
  readonly all: readonly object[];
  /** The API groups of which there are no definitions. */
  readonly missing: ReadonlySet<string>;
}

/** All definitions that there are for a version of Kubernetes. What is missing is said. */
export async function readDefinitions(kubernetes?: string): Promise<Definitions> {
  const version = kubernetes ?? (await defaultKubernetes());
  const knowsRanges = minorOf(`v${version}`) >= SINCE;
  const groups = new Map<string, readonly object[] | undefined>();
  for (const [group, kinds] of Object.entries(PUBLISHED)) {
    groups.set(group, await withGo(() => Promise.all(kinds.map(readDefinition))));
  }
  for (const group of UNPUBLISHED) groups.set(group, await sharedDefinitions(group));
  groups.set(
    NETWORK_POLICY_GROUP,
    knowsRanges
      ? await withGo(async () => [await readDefinition('ClusterNetworkPolicy')])
      : undefined,
  );
  groups.set(KAMAJI_GROUP, knowsRanges ? await sharedDefinitions(KAMAJI_GROUP) : undefined);
  const missing = [...groups].flatMap(([group, found]) => (found === undefined ? group : []));
  for (const group of missing) console.log(`no definitions of ${group}: its objects are left out`);
  return { all: [...groups.values()].flatMap((found) => found ?? []), missing: new Set(missing) };
}

/** Whether there are borders of ClusterNetworkPolicy. */
export function hasBorders({ missing }: Definitions): boolean {
  return !missing.has(NETWORK_POLICY_GROUP);
}

async function withGo<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof GoMissing)) throw error;
    return undefined;
  }
}
