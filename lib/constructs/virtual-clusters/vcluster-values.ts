import type { FleetVcluster } from '../../fleet/model/fleet-isolation';
import { podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import { priorityNames } from '../../fleet/settings/priorities/granted-priorities';
import { maxAmount } from '../../fleet/values/amounts';
import { defined } from '../../fleet/values/maps';
import type { NamespaceView } from '../../plan/namespace-view';
import { VCLUSTER_NAMES } from '../../plan/vcluster-names';
import { RESTRICTED, RESTRICTED_POD } from './restricted-pods';
import { clusterRoleOf } from './syncer-reads';

/** Values of a Helm chart. */
export type HelmValues = Readonly<Record<string, unknown>>;

/** The memory of a server that the chart allows by default. */
const USUAL_LIMIT = '4Gi';

/**
 * The values of vCluster's chart. What guards the namespace is ours: the chart's own quota knows no accelerator, and its
 * network policy leaves the metadata services of clouds open.
 */
export function vclusterValues(view: NamespaceView, virtual: FleetVcluster): HelmValues {
  return {
    controlPlane: controlPlane(view, virtual),
    exportKubeConfig: { server: `https://${apiHost(view, virtual)}` },
    policies: {
      limitRange: { enabled: false },
      networkPolicy: { enabled: false },
      resourceQuota: { enabled: false },
    },
    rbac: { clusterRole: clusterRoleOf(view) },
    sync: { fromHost: fromHost(view), toHost: toHost(view, virtual) },
    telemetry: { enabled: false },
  };
}

/** Where the API is found by those who have its kubeconfig. */
function apiHost({ namespace }: NamespaceView, { expose }: FleetVcluster): string {
  return expose?.host ?? `${VCLUSTER_NAMES.release}.${namespace}.svc:443`;
}

function controlPlane(view: NamespaceView, virtual: FleetVcluster): HelmValues {
  const { kubernetesVersion, expose, replicas } = virtual;
  const isRestricted = podSecurityOf(view.spec.podSecurity).standard === 'restricted';
  const pullSecrets = view.spec.imagePullSecrets.map((name) => ({ name }));
  const account = pullSecrets.length === 0 ? undefined : { imagePullSecrets: pullSecrets };
  const distro = defined({
    version: kubernetesVersion === undefined ? undefined : `v${kubernetesVersion}`,
    securityContext: isRestricted ? RESTRICTED : undefined,
  });
  return defined({
    advanced:
      account === undefined
        ? undefined
        : { serviceAccount: account, workloadServiceAccount: account },
    backingStore: replicas === 1 ? undefined : { etcd: { deploy: etcd(virtual, isRestricted) } },
    coredns: isRestricted
      ? { security: { podSecurityContext: { seccompProfile: RESTRICTED.seccompProfile } } }
      : undefined,
    distro: Object.keys(distro).length === 0 ? undefined : { k8s: distro },
    ...exposed(virtual),
    proxy: expose === undefined ? undefined : { extraSANs: [expose.host] },
    statefulSet: defined({
      highAvailability: { replicas },
      persistence:
        replicas === 1 ? { volumeClaim: { enabled: true, ...claim(virtual) } } : undefined,
      resources: {
        limits: { memory: maxAmount(USUAL_LIMIT, virtual.resources.memory) },
        requests: virtual.resources,
      },
      security: security(isRestricted),
    }),
  });
}

/** Several servers need a store that several can write to. */
function etcd(virtual: FleetVcluster, isRestricted: boolean): HelmValues {
  return {
    enabled: true,
    statefulSet: defined({
      highAvailability: { replicas: virtual.replicas },
      persistence: { volumeClaim: claim(virtual) },
      security: security(isRestricted),
    }),
  };
}

function security(isRestricted: boolean): HelmValues | undefined {
  return isRestricted
    ? { containerSecurityContext: RESTRICTED, podSecurityContext: RESTRICTED_POD }
    : undefined;
}

/** A volume stays when the virtual cluster is deleted: it holds all that the tenant has made there. */
function claim({ storage }: FleetVcluster): HelmValues {
  return defined({ retentionPolicy: 'Retain', size: storage.size, storageClass: storage.class });
}

function exposed({ expose }: FleetVcluster): HelmValues {
  if (expose === undefined) return {};
  const { host, ingressClass, gateway } = expose;
  return ingressClass === undefined
    ? { tlsRoute: { enabled: true, host, parentRefs: [gateway] } }
    : { ingress: { enabled: true, host, spec: { ingressClassName: ingressClass } } };
}

/** What of the cluster can be seen inside. Each class is only read: a Pod that names one is judged as all others. */
function fromHost({ spec, grants }: NamespaceView): HelmValues {
  const { priorities, scheduling, network } = spec;
  return {
    configMaps: { enabled: false },
    deviceClasses: { enabled: Object.keys(grants.deviceClasses).length > 0 },
    ingressClasses: { enabled: network.hosts.length > 0 },
    // With them, the chart lets the syncer also read the pods of all tenants, and talk to every kubelet.
    nodes: { enabled: false },
    priorityClasses: { enabled: priorityNames(priorities).length > 0 },
    runtimeClasses: { enabled: scheduling.runtimeClasses.length > 0 },
    secrets: { enabled: false },
  };
}

/** What of the virtual cluster becomes an object of the namespace. */
function toHost(view: NamespaceView, { expose }: FleetVcluster): HelmValues {
  const { network } = view.spec;
  const hosts = network.hosts.filter((host) => host !== expose?.host);
  return {
    // They could lead a Service, and whom it is opened to, to addresses of others.
    endpointSlices: { enabled: false },
    endpoints: { enabled: false },
    ingresses: { enabled: hosts.length > 0 },
    namespaces: { enabled: false },
    networkPolicies: { enabled: network.tenantPolicies },
    persistentVolumes: { enabled: false },
    // As annotations, everybody who reads pods could take the tokens.
    pods: { useSecretsForSATokens: true },
    priorityClasses: { enabled: false },
    resourceClaimTemplates: { enabled: view.deviceClaims },
    resourceClaims: { enabled: view.deviceClaims },
    serviceAccounts: { enabled: false },
    storageClasses: { enabled: false },
  };
}
