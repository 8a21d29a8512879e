import type { FleetQuota } from '../model/fleet';
import { amount } from '../values/amounts';
import { sortedMap } from '../values/maps';
import { addQuantities, formatQuantity } from '../values/quantity';

/** What an owner has on two clusters together. What is not bounded on one of them is not bounded. */
export function addQuotas(one: FleetQuota, other: FleetQuota): FleetQuota {
  const ephemeralStorage =
    one.ephemeralStorage === undefined || other.ephemeralStorage === undefined
      ? undefined
      : (add(one.ephemeralStorage, other.ephemeralStorage) ?? undefined);
  return {
    cpu: add(one.cpu, other.cpu),
    memory: add(one.memory, other.memory),
    storage: add(one.storage, other.storage),
    pods: add(one.pods, other.pods),
    ...(ephemeralStorage === undefined ? {} : { ephemeralStorage }),
    gpu: sortedMap(
      { ...one.gpu, ...other.gpu },
      (_, pool) => (one.gpu[pool] ?? 0) + (other.gpu[pool] ?? 0),
    ),
  };
}

function add(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  return formatQuantity(addQuantities(amount(one), amount(other)));
}
