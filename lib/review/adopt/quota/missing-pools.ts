import type { AdoptReading } from '../../../cluster/adopt/adopt-reading';
import { classOfResource } from '../../../fleet/catalogue/class-resources';
import type { PoolProps } from '../../../fleet/model/props';
import type { AdoptedEnvironment, FileBefore } from '../adopted-entry';
import type { AdoptNote } from '../adopted-namespace';
import { devicesOfNodes, poolNameOf } from './adopted-devices';

/** Pools that the file does not have, as nodes and quotas show them. */
export function missingPools(
  environments: readonly AdoptedEnvironment[],
  { nodes }: AdoptReading,
  { pools }: FileBefore,
): { readonly value: Record<string, PoolProps>; readonly notes: readonly AdoptNote[] } {
  const onNodes = devicesOfNodes(nodes);
  const value: Record<string, PoolProps> = {};
  const notes: AdoptNote[] = [];
  const resources = new Set(environments.flatMap(({ quota }) => Object.keys(quota.devices)));
  for (const resource of [...resources].sort()) {
    if (pools.has(resource)) continue;
    const granted = environments.reduce(
      (sum, { quota }) => sum + (quota.devices[resource] ?? 0),
      0,
    );
    const { count = 0, products = [] } = onNodes.get(resource) ?? {};
    const [product, ...others] = products;
    const deviceClass = classOfResource(resource);
    if (deviceClass !== undefined) {
      value[poolNameOf(resource)] = { deviceClass, capacity: granted };
      notes.push({
        namespace: environments[0]!.namespace,
        topic: 'quota',
        effect: 'check',
        text: `The platform has no pool of the device class ${deviceClass}: the entry adds one with ${granted} devices, as many as it grants. State how many the nodes have.`,
      });
      continue;
    }
    value[poolNameOf(resource)] = {
      resource,
      ...(product === undefined || others.length > 0 ? {} : { product }),
      capacity: Math.max(count, granted),
    };
    const several = others.length > 0 ? ` Nodes have ${products.join(' and ')}.` : '';
    notes.push({
      namespace: environments[0]!.namespace,
      topic: 'quota',
      effect: 'check',
      text: `The platform has no pool of ${resource}: the entry adds one with ${Math.max(count, granted)} devices; nodes have ${count} now.${several}`,
    });
  }
  return { value, notes };
}
