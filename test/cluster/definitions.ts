import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parse } from 'yaml';
import { minorOf } from './battery/since';
import { GoMissing, go } from './go-tool';
import { defaultKubernetes } from './modules';
import { sharedDefinitions } from './shared-definitions';

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
  Cluster: ['sigs.k8s.io/cluster-api', 'core/config/crd/bases/cluster.x-k8s.io_clusters.yaml'],
} as const satisfies Record<string, readonly [module: string, file: string]>;

/** The kind of such a custom resource. */
export type CustomResource = keyof typeof DEFINITIONS;

/** The definition of a custom resource in the version that definitions/go.mod pins. Go fetches it. */
export async function readDefinition(kind: CustomResource): Promise<object> {
  const [module, file] = DEFINITIONS[kind];
  const found = await go(['mod', 'download', '-json', module], path.join(__dirname, 'definitions'));
  const { Dir } = JSON.parse(found) as { Dir: string };
  return parse(await fs.readFile(path.join(Dir, file), 'utf8')) as object;
}

/** What the output holds besides kinds of Kubernetes, to deliver it. */
const DELIVERY: readonly CustomResource[] = [
  'Kustomization',
  'GitRepository',
  'HelmRepository',
  'OCIRepository',
  'Application',
  'AppProject',
];

/** What the output holds for Cilium. */
const CILIUM: readonly CustomResource[] = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'];

/** The definitions of what delivers the output. Undefined where there is no Go to fetch them with. */
export function deliveryDefinitions(): Promise<object[] | undefined> {
  return withGo('no kinds of Flux and Argo CD', () => Promise.all(DELIVERY.map(readDefinition)));
}

/** The definitions of what a cluster manages for others, by API group. Undefined where they cannot be had. */
export async function managedDefinitions(): Promise<ByGroup> {
  return {
    'cluster.x-k8s.io': await withGo('no kinds of Cluster API', async () => [
      await readDefinition('Cluster'),
    ]),
    'controller.kubeslice.io': await sharedDefinitions('controller.kubeslice.io'),
  };
}

/** The first minor version of Kubernetes that takes ClusterNetworkPolicy: it calls a function that older ones do not know. */
const SINCE = 31;

/**
 * The definition of ClusterNetworkPolicy. Undefined where there is no Go to fetch it with, or where a version of
 * Kubernetes does not take it.
 */
export async function clusterNetworkPolicyDefinition(
  kubernetes?: string,
): Promise<object | undefined> {
  const version = kubernetes ?? (await defaultKubernetes());
  if (minorOf(`v${version}`) < SINCE) return undefined;
  return withGo('no ClusterNetworkPolicy', () => readDefinition('ClusterNetworkPolicy'));
}

/** Definitions by their API group. Undefined where there is nothing to read them from. */
export type ByGroup = Readonly<Record<string, readonly object[] | undefined>>;

/** The definitions of the policies of network engines. */
export async function policyDefinitions(): Promise<ByGroup> {
  return {
    'cilium.io': await withGo('no policies of Cilium', () =>
      Promise.all(CILIUM.map(readDefinition)),
    ),
    'projectcalico.org': await sharedDefinitions('projectcalico.org'),
  };
}

/** The groups of which there are no definitions. Their objects are left out, which is said. */
export function missingGroups(definitions: ByGroup): Set<string> {
  const missing = Object.keys(definitions).filter((group) => definitions[group] === undefined);
  for (const group of missing) {
    console.log(`no definitions of ${group}: 0 of its objects are applied`);
  }
  return new Set(missing);
}

async function withGo<T>(what: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof GoMissing)) throw error;
    console.log(`without Go there is ${what}: cases that need it will fail`);
    return undefined;
  }
}
