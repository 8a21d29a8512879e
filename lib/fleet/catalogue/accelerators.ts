import { classOfResource } from './class-resources';
import { allMigProfiles, knownProducts, migProfilesOf } from './mig-profiles';

/** The makers of accelerators. */
export type AcceleratorVendor =
  | 'amd'
  | 'aws'
  | 'biren'
  | 'cambricon'
  | 'enflame'
  | 'furiosa'
  | 'google'
  | 'graphcore'
  | 'habana'
  | 'huawei'
  | 'hygon'
  | 'iluvatar'
  | 'intel'
  | 'metax'
  | 'mthreads'
  | 'nvidia';

/**
 * What one unit of a resource is: a `whole` device, a place on a `shared` one, a `mig` instance, another
 * `partition` in hardware, a `monitor` that sees every device of the node; or no resource at all but a
 * `dra-class`, the name of a DeviceClass (Dynamic Resource Allocation).
 */
export type AcceleratorKind = 'whole' | 'shared' | 'mig' | 'partition' | 'monitor' | 'dra-class';

/** An entry of the catalogue. */
export interface Accelerator {
  /** The extended resource, or for `dra-class` the DeviceClass. */
  readonly resource: string;
  readonly vendor: AcceleratorVendor;
  readonly kind: AcceleratorKind;
  /** When nodes advertise the name, and where that was read. */
  readonly note: string;
  /**
   * Whether it is apart from the vendor's other names, because no node advertises both. Either a scheduler
   * extension reads it together with the device count of the same pod, so that a zero would stop the pods
   * of a granted pool and close nothing; or it belongs to nodes of another kind.
   */
  readonly apart?: true;
}

type Row = readonly [resource: string, kind: AcceleratorKind, note: string];

function of(vendor: AcceleratorVendor, rows: readonly Row[]): Accelerator[] {
  return rows.map(([resource, kind, note]) => ({ resource, vendor, kind, note }));
}

function apart(vendor: AcceleratorVendor, rows: readonly Row[]): Accelerator[] {
  return of(vendor, rows).map((entry) => ({ ...entry, apart: true }));
}

const DEVICE_PLUGIN = 'NVIDIA/k8s-device-plugin';
const NVIDIA_DRA = 'NVIDIA DRA driver for GPUs';
const AMD_PLUGIN = 'ROCm/k8s-device-plugin';
const INTEL_PLUGIN = 'intel/intel-device-plugins-for-kubernetes cmd/gpu_plugin';
const HAMI = 'Project-HAMi/HAMi';
const MIND = 'Ascend/mind-cluster, device plugin';

/** Renamed shares of a resource (time-slicing or MPS with `renameByDefault`). */
const SHARED = '.shared';
const MIG = 'nvidia.com/mig-';

const NVIDIA: readonly Accelerator[] = [
  ...of('nvidia', [
    [
      'nvidia.com/gpu',
      'whole',
      `every node; slices or shares where not renamed (${DEVICE_PLUGIN})`,
    ],
    [`nvidia.com/gpu${SHARED}`, 'shared', `shared GPUs, renamed (${DEVICE_PLUGIN} README)`],
    ['gpu.nvidia.com', 'dra-class', `whole GPUs (${NVIDIA_DRA})`],
    ['mig.nvidia.com', 'dra-class', `MIG instances (${NVIDIA_DRA})`],
    ['vfio.gpu.nvidia.com', 'dra-class', `GPUs for virtual machines (${NVIDIA_DRA})`],
    ['compute-domain-daemon.nvidia.com', 'dra-class', `multi-node NVLink (${NVIDIA_DRA})`],
    ['compute-domain-default-channel.nvidia.com', 'dra-class', `multi-node NVLink (${NVIDIA_DRA})`],
  ]),
  ...allMigProfiles().flatMap(({ name, families, source }) =>
    of('nvidia', [
      [`${MIG}${name}`, 'mig', `strategy mixed on ${families.join(', ')} (${source})`],
      [`${MIG}${name}${SHARED}`, 'shared', `shared instances, renamed (${DEVICE_PLUGIN} README)`],
    ]),
  ),
  ...apart('nvidia', [
    ['nvidia.com/pgpu', 'whole', 'nodes that pass GPUs to virtual machines (GPU Operator)'],
    ['nvidia.com/gpumem', 'shared', `memory of a share in MB (${HAMI})`],
    ['nvidia.com/gpumem-percentage', 'shared', `memory of a share in percent (${HAMI})`],
    ['nvidia.com/gpucores', 'shared', `compute of a share in percent (${HAMI})`],
  ]),
];

/** Compute and memory partitions of AMD Instinct GPUs (`amd-smi set --compute-partition`, `--memory-partition`). */
const AMD_PARTITIONS = ['spx', 'dpx', 'tpx', 'qpx', 'cpx'].flatMap((compute) =>
  ['nps1', 'nps2', 'nps4', 'nps8'].map((memory) => `${compute}_${memory}`),
);

const AMD: readonly Accelerator[] = of('amd', [
  ['amd.com/gpu', 'whole', `strategy single: GPUs, or partitions of one style (${AMD_PLUGIN})`],
  ...AMD_PARTITIONS.map((style): Row => [
    `amd.com/${style}`,
    'partition',
    `strategy mixed (${AMD_PLUGIN})`,
  ]),
  ['amd.com/gpu_pf', 'whole', `GPUs passed through to virtual machines (${AMD_PLUGIN})`],
  ['amd.com/gpu_vf', 'partition', `virtual functions for virtual machines (${AMD_PLUGIN})`],
  ['gpu.amd.com', 'dra-class', 'GPUs and partitions (ROCm/k8s-gpu-dra-driver)'],
  ['gpu.amd.com-spx', 'dra-class', 'whole GPUs, with AutoPartition (ROCm/k8s-gpu-dra-driver)'],
]);

const OTHERS: readonly Accelerator[] = [
  ...of('intel', [
    ['gpu.intel.com/i915', 'whole', `i915 driver; shares with shared-dev-num (${INTEL_PLUGIN})`],
    ['gpu.intel.com/xe', 'whole', `xe driver; shares with shared-dev-num (${INTEL_PLUGIN})`],
    ['gpu.intel.com/i915_monitoring', 'monitor', `all GPUs of the node (${INTEL_PLUGIN})`],
    ['gpu.intel.com/monitoring', 'monitor', `all GPUs of the node, newer name (${INTEL_PLUGIN})`],
    ['gpu.intel.com/xe_monitoring', 'monitor', `all GPUs of the node (${INTEL_PLUGIN})`],
    ['gpu.intel.com', 'dra-class', 'GPUs (intel/intel-resource-drivers-for-kubernetes)'],
    [
      'gpu-vfio.intel.com',
      'dra-class',
      'GPUs for virtual machines (intel/intel-resource-drivers-for-kubernetes)',
    ],
  ]),
  ...of('habana', [
    ['habana.ai/gaudi', 'whole', 'every generation (HabanaAI/gaudi-device-plugin)'],
    ['gaudi.intel.com', 'dra-class', 'Gaudi (intel/intel-resource-drivers-for-kubernetes)'],
  ]),
  ...of('google', [
    ['google.com/tpu', 'whole', 'TPU chips (GKE documentation, TPUs in GKE)'],
    ['tpu.google.com', 'dra-class', 'TPU chips (GKE documentation, DRA)'],
  ]),
  // All three draw on the same silicon: https://awsdocs-neuron.readthedocs-hosted.com, device plugin.
  ...of('aws', [
    ['aws.amazon.com/neuron', 'whole', 'a device with all its cores (AWS Neuron documentation)'],
    ['aws.amazon.com/neuroncore', 'partition', 'one core of a device (AWS Neuron documentation)'],
    ['aws.amazon.com/neurondevice', 'whole', 'until Neuron 2.20 (AWS Neuron documentation)'],
    ['neuron.aws.com', 'dra-class', 'devices and cores (AWS Neuron documentation, DRA)'],
  ]),
  ...of('huawei', [
    ['huawei.com/Ascend310', 'whole', MIND],
    ['huawei.com/Ascend310P', 'whole', MIND],
    ['huawei.com/Ascend910', 'whole', `910, 910B and 910C alike (${MIND})`],
    ['huawei.com/npu-core', 'partition', `cores of virtual devices (${MIND})`],
    ['huawei.com/Ascend910A', 'shared', HAMI],
    ['huawei.com/Ascend910B', 'shared', HAMI],
    ['huawei.com/Ascend910B2', 'shared', HAMI],
    ['huawei.com/Ascend910B3', 'shared', HAMI],
    ['huawei.com/Ascend910B4', 'shared', HAMI],
    ['huawei.com/Ascend910B4-1', 'shared', HAMI],
    ['huawei.com/Ascend910C', 'shared', HAMI],
  ]),
  ...apart('huawei', [
    ['huawei.com/Ascend310P-memory', 'shared', `memory of a share in MB (${HAMI})`],
    ['huawei.com/Ascend910A-memory', 'shared', `memory of a share in MB (${HAMI})`],
    ['huawei.com/Ascend910B-memory', 'shared', `memory of a share in MB (${HAMI})`],
    ['huawei.com/Ascend910B2-memory', 'shared', `memory of a share in MB (${HAMI})`],
    ['huawei.com/Ascend910B3-memory', 'shared', `memory of a share in MB (${HAMI})`],
    ['huawei.com/Ascend910B4-memory', 'shared', `memory of a share in MB (${HAMI})`],
    ['huawei.com/Ascend910B4-1-memory', 'shared', `memory of a share in MB (${HAMI})`],
  ]),
  ...of('cambricon', [
    ['cambricon.com/mlu', 'whole', 'Cambricon/cambricon-k8s-device-plugin'],
    ['cambricon.com/mlu370', 'whole', 'with --enable-device-type (the same plugin)'],
    ['cambricon.com/mlu370.share', 'shared', 'mode env-share (the same plugin)'],
    ['cambricon.com/mlu370.mim-2m.8gb', 'partition', 'mode MIM (the same plugin)'],
  ]),
  ...of('enflame', [
    ['enflame.com/gcu', 'whole', 'EnflameTechnology/gcushare'],
    ['enflame.com/shared-gcu', 'shared', 'EnflameTechnology/gcushare'],
    ['enflame.com/drs-gcu', 'partition', 'EnflameTechnology/gcushare'],
  ]),
  ...of('iluvatar', [
    ['iluvatar.com/gpu', 'whole', 'boards, chips or shares (deep-spark/ix-device-plugin)'],
    ['iluvatar.ai/gpu', 'whole', 'older spelling (deep-spark/ix-device-plugin)'],
  ]),
  ...of('mthreads', [
    ['mthreads.com/gpu', 'whole', 'Moore Threads KUAE installation guide'],
    ['mthreads.com/sgpu-core', 'shared', 'compute of a share (Moore Threads KUAE)'],
    ['mthreads.com/sgpu-memory', 'shared', 'memory of a share (Moore Threads KUAE)'],
  ]),
  ...of('metax', [
    ['metax-tech.com/gpu', 'whole', 'MetaX Kubernetes component guide'],
    ['metax-tech.com/sgpu', 'shared', 'MetaX Kubernetes component guide'],
    ['metax-tech.com/vfio-gpu', 'whole', 'for virtual machines (the same guide)'],
  ]),
  ...of('biren', [
    ['birentech.com/gpu', 'whole', 'BirenTechnology/k8s-device-plugin'],
    ['birentech.com/1-2-gpu', 'partition', 'BirenTechnology/k8s-device-plugin'],
    ['birentech.com/1-4-gpu', 'partition', 'BirenTechnology/k8s-device-plugin'],
  ]),
  ...of('hygon', [['hygon.com/dcu', 'whole', 'Hygon DCU Kubernetes guide']]),
  ...of('furiosa', [
    ['furiosa.ai/rngd', 'whole', 'furiosa-ai/furiosa-device-plugin'],
    ['npu.furiosa.ai', 'dra-class', 'Furiosa DRA driver'],
  ]),
  ...of('graphcore', [['c600.graphcore.ai/ipu', 'whole', 'Graphcore IPU device plugin guide']]),
];

/** By code point, and so is every list that is taken from it. */
const ENTRIES = [...NVIDIA, ...AMD, ...OTHERS].sort((one, other) =>
  one.resource < other.resource ? -1 : 1,
);

const CATALOGUE: ReadonlyMap<string, Accelerator> = new Map(
  ENTRIES.map((entry) => [entry.resource, entry]),
);

function names(accepts: (entry: Accelerator) => boolean): string[] {
  return ENTRIES.filter(accepts).map(({ resource }) => resource);
}

const isClass = ({ kind }: Accelerator): boolean => kind === 'dra-class';

function domainOf(resource: string): string {
  return resource.slice(0, Math.max(0, resource.indexOf('/')));
}

const VENDOR_BY_DOMAIN: ReadonlyMap<string, AcceleratorVendor> = new Map(
  ENTRIES.filter((entry) => !isClass(entry)).map(({ resource, vendor }) => [
    domainOf(resource),
    vendor,
  ]),
);

/** The vendor of a resource, or of the class that pods ask for by it. */
function vendorOf(resource: string): AcceleratorVendor | undefined {
  const deviceClass = classOfResource(resource);
  if (deviceClass === undefined) return VENDOR_BY_DOMAIN.get(domainOf(resource));
  // Of a class that is made for a pool, the end is the domain of the vendor.
  const domain = deviceClass.split('.').slice(-2).join('.');
  return CATALOGUE.get(deviceClass)?.vendor ?? VENDOR_BY_DOMAIN.get(domain);
}

/**
 * The DeviceClass of which the scheduler claims a device for a pod that asks for a resource: the chart of its driver sets
 * `extendedResourceName` (deployments/helm, deviceclass-gpu.yaml of the NVIDIA DRA driver for GPUs).
 */
export function classClaiming(resource: string): string | undefined {
  return resource === 'nvidia.com/gpu' ? 'gpu.nvidia.com' : undefined;
}

/** What the catalogue says of an extended resource or a DeviceClass. */
export function catalogueEntry(resource: string): Accelerator | undefined {
  return CATALOGUE.get(resource);
}

/** Whether an extended resource is an accelerator of the catalogue. A DeviceClass is not one. */
export function isAccelerator(resource: string): boolean {
  const entry = CATALOGUE.get(resource);
  return entry !== undefined && !isClass(entry);
}

/** Every extended resource of the catalogue, by code point. */
export function allAccelerators(): string[] {
  return names((entry) => !isClass(entry));
}

/** Every DeviceClass of the catalogue, by code point. */
export function allDeviceClasses(): string[] {
  return names(isClass);
}

/** The domains of all resources of the catalogue (`nvidia.com`, `gpu.intel.com`, …), by code point. */
export function vendorDomains(): string[] {
  return [...VENDOR_BY_DOMAIN.keys()].sort();
}

/** The resource that is meant by one with a vendor in place of its domain: `nvidia.com/gpu` for `nvidia/gpu`. */
export function meantResource(resource: string): string | undefined {
  const [vendor = '', name = ''] = resource.split('/');
  if (vendor.includes('.')) return undefined;
  const domain = vendorDomains().find((one) => one.split('.').includes(vendor));
  return domain === undefined ? undefined : `${domain}/${name}`;
}

/** Products that a text most likely means: `NVIDIA-H100-80GB-HBM3` for `H100`. None for a product that is known. */
export function meantProducts(product: string): string[] {
  if (profilesOfProduct(product) !== undefined) return [];
  const words = product.toLowerCase();
  return knownProducts().filter((known) => known.toLowerCase().includes(words));
}

/** What vendors' pages taint the nodes of every kind of a device by, after their domain. */
export const FAMILY_TAINTS: readonly string[] = ['gpu', 'neuron'];

/**
 * The MIG profile in a resource name: `nvidia.com/mig-1g.10gb.shared` → `1g.10gb`. `undefined` if
 * there is none. Some profiles in names are offered by no GPU.
 */
export function migProfileOf(resource: string): string | undefined {
  return /^nvidia\.com\/mig-(\d+g\.\d+gb(?:[.-](?!shared$)[a-z]+(?:\.all)?)?)(?:\.shared)?$/.exec(
    resource,
  )?.[1];
}

/**
 * The MIG profiles that a product offers, as in resource names, by code point; none for a GPU without
 * MIG. The product is a value of the node label `nvidia.com/gpu.product`, with or without what feature
 * discovery appends to it. `undefined` for a product that is not known.
 */
export function profilesOfProduct(product: string): string[] | undefined {
  return migProfilesOf(product)
    ?.map(({ name }) => name)
    .sort();
}

/**
 * Every resource name that nodes of a pool could advertise, by code point: what a quota must close
 * besides what it grants. It is the pool's own name and, for
 * - NVIDIA: whole and shared GPUs and the MIG instances of the product, plain and shared; of every
 *   product if the pool states none that is known;
 * - another vendor of the catalogue: all names of that vendor;
 * - the name of a DeviceClass: that of its vendor, without profiles of products that are not stated;
 * - a name of one's own: nothing more.
 *
 * Names that are `apart` are only listed as the pool's own.
 */
export function advertisedBy(pool: {
  readonly resource: string;
  readonly product?: string;
}): string[] {
  const vendor = vendorOf(pool.resource);
  // A driver hands out the devices of a class: its nodes advertise no profiles.
  const unstated = classOfResource(pool.resource) === undefined ? undefined : [];
  const offered =
    vendor === 'nvidia' && pool.product !== undefined ? profilesOfProduct(pool.product) : unstated;
  const advertised = names((entry) => {
    if (entry.vendor !== vendor || isClass(entry) || entry.apart) return false;
    const profile = offered && migProfileOf(entry.resource);
    return profile === undefined || offered!.includes(profile);
  });
  return [...new Set([...advertised, pool.resource])].sort();
}

/** The DeviceClasses of the vendor of a resource, by code point; none for a vendor that is not known. */
export function deviceClassesOf(resource: string): string[] {
  const vendor = vendorOf(resource);
  return names((entry) => isClass(entry) && entry.vendor === vendor);
}
