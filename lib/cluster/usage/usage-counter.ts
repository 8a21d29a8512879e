import { ONE, formatQuantity } from '../../fleet/values/quantity';
import type { AcceleratorNames } from './counted-accelerators';
import { type ResourceTotals, addTotals } from './resource-totals';
import type { UsageAmounts } from './usage-snapshot';

/** What a namespace, or several together, ask for. */
export class UsageCounter {
  /** What pods ask for. */
  private readonly pods: ResourceTotals = new Map();
  /** Devices of claims by DeviceClass. */
  private readonly devices: ResourceTotals = new Map();
  private podCount = 0n;
  private storage = 0n;

  addPod(requests: ReadonlyMap<string, bigint>): void {
    this.podCount += ONE;
    addTotals(this.pods, requests);
  }

  addDevices(devices: ReadonlyMap<string, number>): void {
    for (const [name, count] of devices) {
      addTotals(this.devices, new Map([[name, BigInt(count) * ONE]]));
    }
  }

  addStorage(bytes: bigint): void {
    this.storage += bytes;
  }

  add(other: UsageCounter): void {
    addTotals(this.pods, other.pods);
    addTotals(this.devices, other.devices);
    this.podCount += other.podCount;
    this.storage += other.storage;
  }

  /** What is asked for under one of these names. */
  under(names: Iterable<string>): bigint {
    let sum = 0n;
    for (const name of names) sum += (this.pods.get(name) ?? 0n) + (this.devices.get(name) ?? 0n);
    return sum;
  }

  amounts(names: AcceleratorNames): UsageAmounts {
    const { pods, devices } = this;
    const asked = [...pods].filter(([name]) => names.has(name));
    const accelerators = new Map(devices);
    addTotals(accelerators, new Map(asked));
    const counted = [...devices, ...asked.filter(([name]) => names.isDevice(name))];
    const others = [...pods].filter(
      ([name]) => name !== 'cpu' && name !== 'memory' && !names.has(name),
    );
    return {
      cpu: countQuantity(pods.get('cpu') ?? 0n),
      memory: bytesQuantity(pods.get('memory') ?? 0n),
      gpu: countQuantity(counted.reduce((sum, [, amount]) => sum + amount, 0n)),
      accelerators: textsOf(accelerators),
      storage: bytesQuantity(this.storage),
      pods: countQuantity(this.podCount),
      others: textsOf(others),
    };
  }
}

/** Amounts by resource as canonical quantities, in order of the names. What is 0 is left out. */
export function textsOf(totals: Iterable<readonly [string, bigint]>): Record<string, string> {
  const texts = [...totals]
    .filter(([, nano]) => nano !== 0n)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, nano]) => [name, isBytes(name) ? bytesQuantity(nano) : countQuantity(nano)]);
  return Object.fromEntries(texts) as Record<string, string>;
}

function isBytes(resource: string): boolean {
  return /^(?:memory|ephemeral-storage|hugepages-.+)$/.test(resource);
}

/** A number of something as the canonical quantity, which programs read. */
export function countQuantity(nano: bigint): string {
  return formatQuantity({ nano, format: 'decimal' });
}

/** The same for bytes. What people read is made of it by `bytesText`. */
export function bytesQuantity(nano: bigint): string {
  return formatQuantity({ nano, format: 'binary' });
}
