import { type KeyCase, annotated, labelled } from './metadata-drafts';

const QUEUE = 'names the queue of a scheduler that all tenants share';
const TURN = 'changes how a scheduler or a controller that all tenants share treats the work';
const NETWORK = 'chooses a network or an address';
const RUNTIME = 'changes how the runtime of the node starts the containers';
const DEVICE = 'takes a device, or a part of one';
const DRAIN = 'keeps its node from being drained or removed';
const CALL = 'has a program of the platform call an address';
const INJECTOR = 'has a program of the platform read what belongs to another namespace';
const MULTUS = 'k8s.v1.cni.cncf.io/networks';

export const KEY_CASES: readonly KeyCase[] = [
  {
    route: 'E94',
    does: QUEUE,
    as: annotated,
    wrong: [
      ['scheduling.volcano.sh/queue-name', 'green'],
      ['yunikorn.apache.org/queue', 'root.green'],
    ],
    right: [['scheduling.volcano.sh/queue-name', 'team-blue']],
  },
  {
    route: 'E94',
    does: QUEUE,
    as: labelled,
    wrong: [
      ['volcano.sh/queue-name', 'green'],
      ['kai.scheduler/queue', 'green'],
      ['runai/queue', 'green'],
    ],
    right: [
      ['kai.scheduler/queue', 'team-blue'],
      // A word of people's own, where no other scheduler is granted.
      ['queue', 'mail'],
      ['kueue.x-k8s.io/queue-name', 'any'],
    ],
  },
  {
    route: 'E94',
    does: 'moves the work ahead of the work of other tenants',
    as: labelled,
    wrong: [
      ['kueue.x-k8s.io/priority-class', 'board-demo'],
      ['ray.io/priority-class-name', 'lab-urgent'],
    ],
    right: [
      ['kueue.x-k8s.io/priority-class', 'research'],
      ['ray.io/priority-class-name', 'lab-batch'],
    ],
  },
  {
    route: 'E94',
    does: TURN,
    as: labelled,
    wrong: [
      ['kueue.x-k8s.io/multikueue-origin', 'manager'],
      ['runai/node-pool', 'green'],
      ['quota.scheduling.koordinator.sh/name', 'green'],
      ['workflows.argoproj.io/controller-instanceid', 'admin'],
    ],
  },
  {
    route: 'E94',
    does: TURN,
    as: annotated,
    wrong: [
      ['provreq.kueue.x-k8s.io/maxRunDurationSeconds', '1'],
      // Kueue writes it into templates, so that only a pod that nobody made from one is refused.
      ['kueue.x-k8s.io/pod-suspending-parent', 'statefulset'],
      ['volcano.sh/preemptable', 'false'],
      ['scheduling.koordinator.sh/device-allocated', '{}'],
      ['alpha.jobset.sigs.k8s.io/exclusive-topology', 'topology.kubernetes.io/zone'],
      ['ray.io/external-storage-namespace', 'lab-green-dev-ray'],
    ],
    right: [
      ['volcano.sh/preemptable', 'true'],
      ['ray.io/external-storage-namespace', '{ns}-ray'],
    ],
  },
  {
    route: 'E95',
    does: NETWORK,
    as: annotated,
    wrong: [
      [MULTUS, 'lab-green-dev/private-net@net1'],
      [MULTUS, 'mine, lab-green-dev/private-net'],
      [MULTUS, '[{"name": "private-net", "namespace": "lab-green-dev"}]'],
      [MULTUS, '[{"name": "private-net", "NameSpace": "lab-green-dev"}]'],
      [MULTUS, '[{"name": "private-net", "name\\u0073pace": "lab-green-dev"}]'],
      [MULTUS, '[{"name": "private-net", "name\u017fpace": "lab-green-dev"}]'],
      [MULTUS, '[{"namespace": "{ns}", "namespace": "lab-green-dev", "name": "a"}]'],
      ['v1.multus-cni.io/default-network', 'kube-system/unfiltered'],
      ['cni.projectcalico.org/ipv4pools', '["trusted-egress"]'],
      ['cni.projectcalico.org/floatingIPs', '["10.0.0.1"]'],
      ['ipam.cilium.io/ip-pool', 'green'],
      ['policy.cilium.io/no-track-port', '80'],
      ['ovn.kubernetes.io/logical_switch', 'green'],
      ['mine.kubernetes.io/ip_address', '10.0.0.1'],
      ['k8s.ovn.org/open-default-ports', '[]'],
      ['ipam.antrea.io/ippools', 'green'],
      ['ipam.spidernet.io/ippool', '{}'],
      ['vpc.amazonaws.com/pod-eni', '[]'],
      ['networking.gke.io/interfaces', '[]'],
    ],
    right: [
      [MULTUS, 'mine@net1, {ns}/other'],
      [MULTUS, '[{"name": "mine", "namespace": "{ns}", "ips": ["10.1.2.3"]}]'],
      ['kubernetes.io/egress-bandwidth', '10M'],
    ],
  },
  {
    route: 'E98',
    does: 'takes on an identity in a cloud',
    as: annotated,
    wrong: [['iam.amazonaws.com/role', 'green-admin']],
    right: [['eks.amazonaws.com/skip-containers', 'main']],
  },
  {
    route: 'E96',
    does: RUNTIME,
    as: annotated,
    wrong: [
      ['cdi.k8s.io/gpus', 'nvidia.com/gpu=all'],
      ['nvidia.cdi.k8s.io/gpus', 'nvidia.com/gpu=all'],
      ['devices.nri.io/container.main', '- path: /dev/mem'],
      ['cpu-quota.crio.io', 'disable'],
      ['io.kubernetes.cri-o.Devices', '/dev/mem'],
      ['io.katacontainers.config.hypervisor.path', '/bin/sh'],
      ['run.oci.keep_original_groups', '1'],
      ['org.systemd.property.MemoryMax', 'uint64 1'],
      ['dev.gvisor.flag.network', 'host'],
    ],
    right: [['container.apparmor.security.beta.kubernetes.io/main', 'runtime/default']],
  },
  {
    route: 'E79',
    does: DEVICE,
    as: annotated,
    wrong: [
      ['gpu-fraction', '0.5'],
      ['gpu-memory', '2000'],
      ['hami.io/vgpu-devices-allocated', 'GPU-1'],
      ['ALIYUN_COM_GPU_MEM_IDX', '0'],
      ['volcano.sh/gpu-index', '0'],
    ],
    right: [['nvidia.com/use-gputype', 'H100']],
  },
  {
    route: 'E97',
    does: DRAIN,
    as: annotated,
    wrong: [
      ['cluster-autoscaler.kubernetes.io/safe-to-evict', 'false'],
      ['cluster-autoscaler.kubernetes.io/daemonset-pod', 'true'],
      ['karpenter.sh/do-not-disrupt', 'true'],
      ['karpenter.sh/do-not-evict', 'true'],
      ['descheduler.alpha.kubernetes.io/prefer-no-eviction', 'true'],
    ],
    right: [
      ['cluster-autoscaler.kubernetes.io/safe-to-evict', 'true'],
      ['karpenter.sh/do-not-disrupt', 'false'],
    ],
  },
  {
    route: 'E98',
    does: CALL,
    as: annotated,
    wrong: [
      ['ad.datadoghq.com/main.checks', '{"http_check": {}}'],
      ['service-discovery.datadoghq.com/main.instances', '[{"url": "http://10.0.0.1"}]'],
      ['co.elastic.hints/host', '10.0.0.1:80'],
      ['co.elastic.monitor/1.hosts', '10.0.0.1:80'],
      ['io.opentelemetry.discovery.metrics/config', 'targets: [{endpoint: http://10.0.0.1}]'],
      ['io.opentelemetry.discovery.metrics.8080/scraper', 'httpcheck'],
    ],
    right: [
      ['tags.datadoghq.com/service', 'blue'],
      ['co.elastic.logs/enabled', 'true'],
      ['io.opentelemetry.discovery.logs/enabled', 'true'],
    ],
  },
  {
    route: 'E59',
    does: 'takes a name in the DNS that all tenants share',
    as: annotated,
    wrong: [
      ['external-dns.alpha.kubernetes.io/hostname', 'green.example.com'],
      ['external-dns.alpha.kubernetes.io/internal-hostname', 'green.example.com'],
      ['external-dns.alpha.kubernetes.io/target', '10.0.0.1'],
      ['dns.alpha.kubernetes.io/internal', 'green.example.com'],
    ],
    right: [['external-dns.alpha.kubernetes.io/ttl', '60']],
  },
  {
    route: 'E98',
    does: INJECTOR,
    as: annotated,
    wrong: [
      ['vault.security.banzaicloud.io/vault-addr', 'http://10.0.0.1'],
      ['instrumentation.opentelemetry.io/inject-java', 'lab-green-dev/secrets'],
      ['istio.io/use-waypoint-namespace', 'lab-green-dev'],
    ],
    right: [
      ['instrumentation.opentelemetry.io/inject-java', 'true'],
      ['sidecar.istio.io/inject', 'false'],
      ['vault.hashicorp.com/agent-inject', 'true'],
      ['prometheus.io/scrape', 'true'],
    ],
  },
  {
    route: 'E20',
    does: 'lets a controller take the pod for one of its own',
    as: labelled,
    wrong: [
      ['pod-template-hash', '6df9c76c75'],
      ['controller-uid', 'a-b-c'],
      ['batch.kubernetes.io/controller-uid', 'a-b-c'],
    ],
    right: [['app', 'serve']],
  },
];
