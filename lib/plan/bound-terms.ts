import type { FleetEnvironment, FleetPool } from '../fleet/model/fleet';
import { grantsOf } from './grants';

/** What decides whether single pods and claims of a namespace are bounded. */
export type BoundTerms = Pick<FleetEnvironment, 'scheduling' | 'guardRails' | 'quota'>;

/**
 * Whether policies bound what single containers, pods and claims do with accelerators. What one pod asks for is judged
 * with all other pods; what it claims is not.
 */
export function boundsAccelerators(
  { scheduling, guardRails, quota }: BoundTerms,
  pools: Record<string, FleetPool>,
): boolean {
  const { maxGpusPerContainer, maxGpusPerPod, maxGpuPodSeconds } = scheduling;
  const bounds = [maxGpusPerContainer, maxGpusPerPod, maxGpuPodSeconds];
  if (guardRails.acceleratorUse === 'off' || bounds.every((bound) => bound === undefined)) {
    return false;
  }
  const { resources, deviceClasses } = grantsOf(quota.gpu, pools);
  const isClaimed = Object.keys(deviceClasses).length > 0;
  if (maxGpusPerContainer === undefined && maxGpuPodSeconds === undefined) return isClaimed;
  return isClaimed || Object.keys(resources).length > 0;
}
