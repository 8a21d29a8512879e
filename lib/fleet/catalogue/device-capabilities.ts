import type { Capability } from '../model/props';

/** A device whose libraries need a capability that Pod Security refuses. */
interface DeviceCapability {
  readonly device: RegExp;
  readonly capability: Capability;
  /** Who needs it for what, as the middle of a sentence. */
  readonly who: string;
  /** What works without the capability. */
  readonly otherwise: string;
  readonly source: string;
}

/** Devices that are granted for nothing where the capability is missing. */
const DEVICE_CAPABILITIES: readonly DeviceCapability[] = [
  {
    device: /^rdma\//,
    capability: 'IPC_LOCK',
    who: 'RDMA libraries such as NCCL lock memory',
    otherwise:
      'If the container runtime of your nodes gives every container an unlimited `memlock`, accept the warning.',
    source: 'github.com/Mellanox/k8s-rdma-shared-dev-plugin, example/test-hca-pod.yaml',
  },
];

/** What the libraries of a device need, if it is anything. */
export function capabilityFor(resource: string): DeviceCapability | undefined {
  return DEVICE_CAPABILITIES.find(({ device }) => device.test(resource));
}
