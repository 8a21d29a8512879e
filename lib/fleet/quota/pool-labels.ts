import type { FleetPool } from '../model/fleet';

/** The label by which nodes choose how the device plugin shares their cards (k8s-device-plugin, cmd/config-manager). */
export const PLUGIN_LABEL = 'nvidia.com/device-plugin.config';

/** Labels by which pods choose the nodes of a pool. Only of NVIDIA's label it is known that `product` is its value. */
export function poolNodeLabels(pool: FleetPool): Readonly<Record<string, string>> {
  const { nodeLabels: stated, product, resource } = pool;
  if (stated !== undefined) return stated;
  const ofConfig = configLabels(pool);
  if (ofConfig !== undefined) return ofConfig;
  const isLabel = product !== undefined && resource.startsWith('nvidia.com/');
  return isLabel ? { 'nvidia.com/gpu.product': product } : {};
}

/** Labels by which pods choose the nodes of a shared pool: their product may be written in another way. */
function configLabels({
  sharing,
  servedBy,
}: FleetPool): Readonly<Record<string, string>> | undefined {
  if (sharing?.config === undefined || servedBy === 'driver') return undefined;
  return { [PLUGIN_LABEL]: sharing.config };
}
