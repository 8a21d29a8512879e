import type { AdmissionExpression } from './rail';
import { asksFor, texts } from './cel';
import { ACCELERATORS, EXTENDED_RESOURCES } from './pod-variables';

/**
 * Variables that choose among the devices that a container already has: libraries inside of it read them. Every other
 * `…_VISIBLE_DEVICES` is read by the container runtime of a vendor, which gives the container what it names: NVIDIA
 * (nvidia-container-toolkit, `internal/config/image`), AMD (container-toolkit, `internal/oci`), Habana, Ascend, Neuron,
 * Moore Threads, Cambricon, MetaX and others.
 */
const INNER = texts([
  'ASCEND_RT_VISIBLE_DEVICES',
  'CUDA_VISIBLE_DEVICES',
  'HIP_VISIBLE_DEVICES',
  'ROCR_VISIBLE_DEVICES',
]);

/** Values that show nothing. The MPI operator writes the empty one for its launchers. */
const NOTHING = texts(['', 'none', 'void']);

/** More devices of NVIDIA's nodes, with `enabled`: RDMA, storage, peers, the switch (`internal/modifier/gated.go`). */
const GATED_NAMES = ['NVIDIA_GDRCOPY', 'NVIDIA_GDS', 'NVIDIA_MOFED', 'NVIDIA_NVSWITCH'];
const GATED = texts(GATED_NAMES);

const LEGACY = 'CUDA_VERSION';
const CHANNELS = 'NVIDIA_IMEX_CHANNELS';

/** CEL for whether the container in `c` has a variable with a name that is judged, whatever its value. */
export const MAY_SHOW_DEVICES =
  "c.?env.orValue([]).exists(e, e.name.endsWith('_VISIBLE_DEVICES') || e.name.startsWith('DOCKER_RESOURCE_') || " +
  `e.name in ${texts([LEGACY, CHANNELS, ...GATED_NAMES])})`;

/** CEL for whether the container in `c` asks for one of the resources in a list. */
function asks(names: string): string {
  return `${names}.exists(name, ${asksFor('[c]', 'name')})`;
}

/** Variables that show devices, whatever the container asks for. */
const SHOWS_DEVICES =
  `(e.name.endsWith('_VISIBLE_DEVICES') && !(e.name in ${INNER})) || ` +
  `e.name.startsWith('DOCKER_RESOURCE_') || e.name == '${CHANNELS}'`;

/** Without a GPU that a device plugin has given it, a container with this variable sees all, as old images did. */
const LEGACY_IMAGE = `e.name == '${LEGACY}' && !${asks('variables.accelerators')}`;

/** All host adapters of a node come with one that was asked for. */
const OPENS_GATE =
  `e.name in ${GATED} && (has(e.valueFrom) || e.?value.orValue('') == 'enabled') && ` +
  `!${asks("variables.extendedResources.filter(name, name.contains('rdma'))")}`;

/**
 * Variables by which new containers would be shown devices that they do not ask for.
 *
 * They are also refused next to a request: the kubelet appends a container's variables to those of the device plugin
 * (GenerateRunContainerOptions in pkg/kubelet/kubelet_pods.go), and runtimes take the last one, so that `all` beside one
 * GPU shows every GPU of the node. What `envFrom` brings and what an image says is not seen here: nodes must be told not
 * to listen (`accept-nvidia-visible-devices-envvar-when-unprivileged = false`).
 */
export const DEVICE_VARIABLES: readonly AdmissionExpression[] = [
  ACCELERATORS,
  EXTENDED_RESOURCES,
  {
    name: 'deviceVariables',
    expression:
      'variables.newContainers.map(c, c.?env.orValue([]).filter(e, ' +
      `(has(e.valueFrom) || !(e.?value.orValue('') in ${NOTHING})) && ` +
      `((${SHOWS_DEVICES}) || (${LEGACY_IMAGE}) || (${OPENS_GATE}))).map(e, string(e.name))).filter(l, size(l) > 0).map(l, l[0])`,
  },
];
