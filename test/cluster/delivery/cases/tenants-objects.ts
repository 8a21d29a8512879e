/** An object as a tenant writes it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

type Part = Readonly<Record<string, unknown>>;

export function configMap(name: string, metadata: Partial<Manifest['metadata']> = {}): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...metadata }, data: { a: 'b' } };
}

/** A Kustomization that nothing is wrong with, with some fields as stated. */
export function kustomization(spec: Part = {}): Manifest {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'own' },
    spec: {
      sourceRef: { kind: 'GitRepository', name: 'own' },
      serviceAccountName: 'deployer',
      interval: '10m',
      prune: true,
      // It is never applied: nothing serves its source.
      suspend: true,
      ...spec,
    },
  };
}

/** A source, which needs a URL. */
export function source(spec: Part = {}, kind = 'GitRepository'): Manifest {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind,
    metadata: { name: 'own' },
    spec: { interval: '1m', ...spec },
  };
}

/** A URL that is one of the sources of a tenant. */
export const urlOf = (tenant: string): Part => ({
  url: `https://git.example.com/${tenant}/other.git`,
});

export const CONFORMING = kustomization();

/** Where an attack happens: whose sources are `https://git.example.com/vision/*`, for instance. */
export interface Place {
  readonly tenant: string;
  readonly namespace: string;
  /** The namespace of another tenant. */
  readonly other: string;
}

/** What people write, and each attack's twin. */
export const fluxWork = ({ tenant, namespace }: Place): Readonly<Record<string, Manifest>> => ({
  'write a Kustomization': kustomization(),
  'name their own namespace wherever one can be named': kustomization({
    targetNamespace: namespace,
    sourceRef: { kind: 'GitRepository', name: 'own', namespace },
    dependsOn: [{ name: 'app', namespace }, { name: 'app' }],
  }),
  'substitute from a ConfigMap': kustomization({
    postBuild: { substituteFrom: [{ kind: 'ConfigMap', name: 'settings' }] },
  }),
  'decrypt with the account that deploys': kustomization({
    decryption: { provider: 'sops', serviceAccountName: 'deployer', secretRef: { name: 'keys' } },
  }),
  'write a source': source(urlOf(tenant)),
  'write a source in a folder below': source({
    url: `https://git.example.com/${tenant}/team/app`,
    secretRef: { name: 'git' },
    provider: 'generic',
    recurseSubmodules: false,
  }),
});

const sourceOf = (url: string): Manifest => source({ url });

const URL = /`url` must be one of the sources of this namespace/;

/** What guard rails refuse, by which of their words. */
export const fluxAttacks = ({
  tenant,
  other,
}: Place): Readonly<Record<string, { object: Manifest; words: RegExp }>> => ({
  'read the repository of another tenant': {
    object: sourceOf('https://git.example.com/speech/app.git'),
    words: URL,
  },
  'read a repository whose name begins alike': {
    object: sourceOf(`https://git.example.com/${tenant}-two/app.git`),
    words: URL,
  },
  'leave their folder by dots': {
    object: sourceOf(`https://git.example.com/${tenant}/../speech/app.git`),
    words: URL,
  },
  'leave it by dots in disguise': {
    object: sourceOf(`https://git.example.com/${tenant}/%2e%2e/speech/app.git`),
    words: URL,
  },
  'read another host by the name of a user': {
    object: sourceOf(`https://git.example.com/${tenant}/@evil.example.com/app.git`),
    words: URL,
  },
  'read over a connection that anybody can change': {
    object: sourceOf(`http://git.example.com/${tenant}/app.git`),
    words: URL,
  },
  'read an artifact that is none of their sources': {
    object: source({ url: `oci://registry.example.com/${tenant}/app` }, 'OCIRepository'),
    words: URL,
  },
  'read with the identity of Flux in the cloud': {
    object: source({ ...urlOf(tenant), provider: 'azure' }),
    words: /`provider` must be `generic`/,
  },
  'send Flux to a proxy of theirs': {
    object: source({ ...urlOf(tenant), proxySecretRef: { name: 'proxy' } }),
    words: /`proxySecretRef` must not be set/,
  },
  'have Flux fetch submodules': {
    object: source({ ...urlOf(tenant), recurseSubmodules: true }),
    words: /`recurseSubmodules` must not be true/,
  },
  'keep Flux busy': {
    object: source({ ...urlOf(tenant), interval: '1ms' }),
    words: /`interval` and `retryInterval` must be at least a minute/,
  },
  'keep Flux busy with failures': {
    object: kustomization({ retryInterval: '1s' }),
    words: /`interval` and `retryInterval` must be at least a minute/,
  },
  'apply with the rights of Flux': {
    object: kustomization({ serviceAccountName: undefined }),
    words:
      /`serviceAccountName` must be `deployer`\. Otherwise Flux applies with rights of its own/,
  },
  'apply with another account': {
    object: kustomization({ serviceAccountName: 'default' }),
    words: /`serviceAccountName` must be `deployer`/,
  },
  'apply elsewhere': {
    object: kustomization({ kubeConfig: { secretRef: { name: 'mine' } } }),
    words: /`kubeConfig` must not be set/,
  },
  'apply into the namespace of another tenant': {
    object: kustomization({ targetNamespace: other }),
    words: /`targetNamespace` must be this namespace/,
  },
  'apply the source of another tenant': {
    object: kustomization({
      sourceRef: { kind: 'GitRepository', name: 'app', namespace: other },
    }),
    words: /`sourceRef` and `chartRef` must name no other namespace/,
  },
  'apply the source of the platform': {
    object: kustomization({
      sourceRef: { kind: 'GitRepository', name: 'tenancy', namespace: 'flux-system' },
    }),
    words: /`sourceRef` and `chartRef` must name no other namespace/,
  },
  'wait for a deployment of another tenant': {
    object: kustomization({ dependsOn: [{ name: 'app' }, { name: 'app', namespace: other }] }),
    words: /`dependsOn` must name no other namespace/,
  },
  'write a Secret where everybody reads it': {
    object: kustomization({ postBuild: { substituteFrom: [{ kind: 'Secret', name: 'keys' }] } }),
    words: /`substituteFrom` and `valuesFrom` must name no Secret/,
  },
  'decrypt with the identity of Flux': {
    object: kustomization({ decryption: { provider: 'sops' } }),
    words: /`decryption` must name the account `deployer`/,
  },
  'decrypt with the identity of a workload': {
    object: kustomization({ decryption: { provider: 'sops', serviceAccountName: 'default' } }),
    words: /`decryption` must name the account `deployer`/,
  },
  'make an object that looks like ours': {
    object: {
      ...kustomization(),
      metadata: { name: 'own', labels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } },
    },
    words: /the label `app\.kubernetes\.io\/managed-by: cdk8s-tenancy` is for/,
  },
});
