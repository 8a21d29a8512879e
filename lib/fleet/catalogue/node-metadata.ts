import type { MetadataFamily } from './metadata-family';

/** Metadata about where and how pods run: networks, identities, runtimes, devices, drains and injected programs. */
export const NODE_METADATA = {
  networks: {
    does: 'chooses a network or an address',
    grantedBy: 'scheduling.metadata',
    isWrittenByAgents: true,
    rows: [
      {
        keys: ['k8s.v1.cni.cncf.io/networks'],
        harmless: 'ownNetworks',
        source:
          'k8snetworkplumbingwg/multus-cni pkg/k8sclient/k8sclient.go (parsePodNetworkAnnotation)',
      },
      {
        keys: ['v1.multus-cni.io/default-network'],
        source: 'k8snetworkplumbingwg/multus-cni pkg/k8sclient/k8sclient.go (TryLoadPodDelegates)',
      },
      {
        keys: ['cni.projectcalico.org/*'],
        source: 'projectcalico/calico cni-plugin/pkg/k8s/k8s.go:221',
      },
      {
        keys: [
          'cni.cilium.io/*',
          'config.cilium.io/*',
          'io.cilium.*',
          'ipam.cilium.io/*',
          'network.cilium.io/*',
          'policy.cilium.io/*',
        ],
        source: 'cilium/cilium v1.20.2, pkg/annotation/k8s.go:45 and 190',
      },
      {
        // Kube-OVN takes any name for the part before `.kubernetes.io`.
        keys: [
          'ovn.kubernetes.io/*',
          ...[
            'default_route',
            'ip_address',
            'ip_pool',
            'ippool',
            'logical_router',
            'logical_switch',
            'mac_address',
            'mirror',
            'port_security',
            'port_vips',
            'security_groups',
            'vlan_id',
            'vpc',
          ].map((name) => `*.kubernetes.io/${name}`),
        ],
        source: 'kubeovn/kube-ovn pkg/util/const.go',
      },
      {
        keys: ['k8s.ovn.org/*'],
        source: 'ovn-org/ovn-kubernetes go-controller/pkg/util/pod_annotation.go:42',
      },
      { keys: ['ipam.antrea.io/*'], source: 'antrea-io/antrea docs/antrea-ipam.md' },
      {
        keys: [
          'cni.spidernet.io/*',
          'dra.spidernet.io/*',
          'ipam.spidernet.io/*',
          'multus.spidernet.io/*',
        ],
        source: 'spidernet-io/spiderpool pkg/constant/k8s.go',
      },
      {
        keys: ['k8s.amazonaws.com/eniConfig', 'vpc.amazonaws.com/*'],
        source:
          'aws/amazon-vpc-resource-controller-k8s pkg/config/type.go (vpc.amazonaws.com/pod-eni)',
      },
      {
        keys: ['networking.gke.io/default-interface', 'networking.gke.io/interfaces'],
        source:
          'https://cloud.google.com/kubernetes-engine/docs/how-to/setup-multinetwork-support-for-pods',
      },
    ],
  },
  identities: {
    does: 'takes on an identity in a cloud',
    grantedBy: 'scheduling.metadata',
    rows: [
      {
        keys: ['iam.amazonaws.com/*'],
        source: 'jtblin/kube2iam README.md; uswitch/kiam README.md',
      },
      { keys: ['aadpodidbinding'], source: 'Azure/aad-pod-identity docs' },
    ],
  },
  runtimes: {
    does: 'changes how the runtime of the node starts the containers',
    grantedBy: 'scheduling.metadata',
    rows: [
      {
        keys: ['cdi.k8s.io/*', '*.cdi.k8s.io'],
        source: 'NVIDIA/nvidia-container-toolkit v1.20.2, internal/config/image/cuda_image.go:258',
      },
      {
        keys: ['*.nri.containers', '*.nri.io', '*.noderesource.dev'],
        source: 'containerd/nri plugins/device-injector/device-injector.go:33',
      },
      {
        keys: [
          '*.crio.io',
          'io.containers.trace-syscall*',
          'io.kubernetes.cri*',
          'org.criu.*',
          'seccomp-profile.kubernetes.cri-o.io*',
        ],
        source: 'cri-o/cri-o pkg/annotations/v2/annotations.go',
      },
      {
        keys: ['org.systemd.property.*', 'run.oci.*'],
        source: 'cri-o/cri-o pkg/annotations/v2/annotations.go (AllAllowedAnnotations)',
      },
      {
        keys: ['io.katacontainers.*'],
        source:
          'kata-containers/kata-containers src/runtime/virtcontainers/pkg/annotations/annotations.go',
      },
      { keys: ['dev.gvisor.*'], source: 'google/gvisor runsc/specutils/specutils.go:52' },
    ],
  },
  devices: {
    does: 'takes a device, or a part of one, that the pod does not ask for under `resources`',
    grantedBy: 'scheduling.metadata',
    isWrittenByAgents: true,
    rows: [
      {
        keys: [
          'gpu-fraction',
          'gpu-fraction-num-devices',
          'gpu-memory',
          'received-resource-type',
          'runai-gpu-group*',
          'runai-gpu-limit',
        ],
        source: 'NVIDIA/KAI-Scheduler pkg/common/constants/constants.go',
      },
      {
        keys: ['4pd.io/*', 'hami.io/*'],
        source: 'Project-HAMi/HAMi pkg/util/types.go',
      },
      {
        keys: ['ALIYUN_COM_GPU_MEM_*'],
        source: 'AliyunContainerService/gpushare-scheduler-extender pkg/utils/const.go',
      },
      {
        keys: ['volcano.sh/gpu-*', 'volcano.sh/vgpu-*'],
        source: 'volcano-sh/volcano pkg/scheduler/api/devices/nvidia (volcano.sh/gpu-index)',
      },
    ],
  },
  drains: {
    does: 'keeps its node from being drained or removed',
    grantedBy: 'scheduling.metadata',
    rows: [
      {
        keys: ['cluster-autoscaler.kubernetes.io/safe-to-evict'],
        harmless: 'true',
        source: 'kubernetes/autoscaler cluster-autoscaler/utils/drain/drain.go',
      },
      {
        keys: [
          'cluster-autoscaler.kubernetes.io/daemonset-pod',
          'cluster-autoscaler.kubernetes.io/enable-ds-eviction',
        ],
        source: 'kubernetes/autoscaler cluster-autoscaler/utils/pod/pod.go',
      },
      {
        keys: ['karpenter.sh/do-not-disrupt'],
        harmless: 'false',
        source: 'kubernetes-sigs/karpenter pkg/apis/v1/labels.go',
      },
      {
        keys: ['karpenter.sh/do-not-consolidate', 'karpenter.sh/do-not-evict'],
        source: 'kubernetes-sigs/karpenter pkg/apis/v1/labels.go',
      },
      {
        keys: ['descheduler.alpha.kubernetes.io/prefer-no-eviction'],
        source: 'kubernetes-sigs/descheduler v0.36.0, pkg/descheduler/evictions/evictions.go:230',
      },
      {
        keys: ['nvidia.com/gpu-driver-upgrade-drain.skip'],
        source: 'NVIDIA/gpu-operator controllers/upgrade_controller.go:66',
      },
    ],
  },
  names: {
    does: 'takes a name in the DNS that all tenants share',
    grantedBy: 'scheduling.metadata',
    rows: [
      {
        keys: ['hostname', 'internal-hostname', 'target'].map(
          (name) => `external-dns.alpha.kubernetes.io/${name}`,
        ),
        source: 'kubernetes-sigs/external-dns source/pod.go (endpointsFromPodAnnotations)',
      },
      {
        keys: ['dns.alpha.kubernetes.io/external', 'dns.alpha.kubernetes.io/internal'],
        source: 'kubernetes/kops dns-controller/pkg/watchers/annotations.go',
      },
    ],
  },
  calls: {
    does: 'has a program of the platform call an address',
    grantedBy: 'scheduling.metadata',
    rows: [
      {
        // The second prefix is older, and the agent still reads it.
        keys: ['ad.datadoghq.com/*', 'service-discovery.datadoghq.com/*'],
        source:
          'https://docs.datadoghq.com/containers/kubernetes/integrations; DataDog/datadog-agent comp/core/autodiscovery/common/utils/annotations.go (legacyPodAnnotationPrefix)',
      },
      {
        keys: [
          'co.elastic.hints/*',
          'co.elastic.logs/raw',
          'co.elastic.metrics/*',
          'co.elastic.monitor/*',
        ],
        source:
          'https://www.elastic.co/docs/reference/beats/filebeat/configuration-autodiscover-hints; elastic/beats heartbeat/autodiscover/builder/hints',
      },
      {
        // Any receiver with any setting: only `endpoint` must be that of the pod.
        keys: ['io.opentelemetry.discovery.metrics*'],
        source:
          'open-telemetry/opentelemetry-collector-contrib receiver/receivercreator/k8shints.go (getScraperConfFromAnnotations)',
      },
    ],
  },
  injectors: {
    does: 'has a program of the platform read what belongs to another namespace',
    grantedBy: 'scheduling.metadata',
    rows: [
      {
        keys: ['secrets-webhook.security.bank-vaults.io/*', 'vault.security.banzaicloud.io/*'],
        source: 'https://bank-vaults.dev/docs/mutating-webhook/annotations',
      },
      {
        keys: ['instrumentation.opentelemetry.io/*', 'sidecar.opentelemetry.io/inject'],
        harmless: 'ownReference',
        source: 'open-telemetry/opentelemetry-operator internal/instrumentation/annotation.go',
      },
      {
        keys: ['istio.io/use-waypoint-namespace'],
        harmless: 'ownNamespace',
        source: 'istio/api v1.32.0, label/labels.gen.go:159',
      },
    ],
  },
} as const satisfies Readonly<Record<string, MetadataFamily>>;
