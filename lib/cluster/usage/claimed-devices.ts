import type {
  ServerDeviceRequest,
  ServerExactRequest,
  ServerResourceClaim,
} from './server-objects';

/** Devices that a claim has or waits for, by DeviceClass. */
export interface DevicesOfClaim {
  readonly isAllocated: boolean;
  readonly devices: ReadonlyMap<string, number>;
}

/** The scheduler makes such a claim for a pod that asks for an extended resource. The pod's own request counts. */
const MADE_FOR_A_REQUEST = 'resource.kubernetes.io/extended-resource-claim';

/** What quotas count for a claim that asks for all devices: the most that one claim may have. */
const MOST_OF_CLAIM = 32;

/**
 * The devices of a claim: those that it has, or those that it asks for while it waits. Of alternatives, the first one
 * counts until one is chosen. Access for administration takes nothing from others, and does not count.
 */
export function devicesOfClaim(claim: ServerResourceClaim): DevicesOfClaim | undefined {
  if (claim.metadata.annotations?.[MADE_FOR_A_REQUEST] === 'true') return undefined;
  const requests = claim.spec?.devices?.requests ?? [];
  const allocation = claim.status?.allocation;
  const devices = new Map<string, number>();
  const add = (deviceClass: string | undefined, count: number): void => {
    if (deviceClass !== undefined) {
      devices.set(deviceClass, (devices.get(deviceClass) ?? 0) + count);
    }
  };
  if (allocation) {
    const classes = new Map(requests.flatMap(classesOf));
    for (const { request, adminAccess } of allocation.devices?.results ?? []) {
      if (adminAccess !== true) add(classes.get(request), 1);
    }
  } else {
    for (const request of requests) {
      const { deviceClassName, adminAccess, allocationMode, count = 1 } = firstOf(request);
      if (adminAccess !== true) {
        add(deviceClassName, allocationMode === 'All' ? MOST_OF_CLAIM : count);
      }
    }
  }
  return { isAllocated: Boolean(allocation), devices };
}

function firstOf(request: ServerDeviceRequest & ServerExactRequest): ServerExactRequest {
  return request.firstAvailable?.[0] ?? request.exactly ?? request;
}

/** The class of each name under which results refer to a request. */
function classesOf(
  request: ServerDeviceRequest & ServerExactRequest,
): [name: string, deviceClass: string | undefined][] {
  const { name, firstAvailable = [] } = request;
  return firstAvailable.length === 0
    ? [[name, (request.exactly ?? request).deviceClassName]]
    : firstAvailable.map((one) => [`${name}/${one.name}`, one.deviceClassName]);
}
