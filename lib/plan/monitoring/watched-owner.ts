import type { FleetOwner } from '../../fleet/model/fleet';
import type { FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { costCenterLabel } from '../../fleet/owners/identity-labels';
import type { NamespaceView } from '../namespace-view';
import { type OutputFile, monitoringFile } from '../output-files';
import { type DevicePrice, pricesInNamespace } from './device-prices';

/** A namespace that is watched. */
export interface WatchedNamespace {
  readonly namespace: string;
  /** The labels of all series about it, besides its name. */
  readonly labels: Readonly<Record<string, string>>;
  /** Prices of devices that differ from namespace to namespace. */
  readonly prices: readonly DevicePrice[];
}

/** A tenant or a shared service that is watched. */
export interface WatchedOwner {
  readonly monitoring: FleetMonitoring;
  readonly kind: 'tenant' | 'sharedService';
  readonly name: string;
  readonly displayName: string;
  readonly costCenter: string;
  /** What it may cost for a month. Absent: not stated, or nothing has a price. */
  readonly budget?: string;
  /** The code of the currency. Absent: nothing has a price. */
  readonly currency?: string;
  /** Whether it has accelerators. */
  readonly hasDevices: boolean;
  /** Whether Kueue queues its work. */
  readonly isQueued: boolean;
  readonly namespaces: readonly WatchedNamespace[];
  readonly file: OutputFile;
}

/**
 * What is watched of an owner. What is to be removed is left out: its namespaces are to vanish. Undefined where nothing is
 * watched.
 */
export function watchedOwner(
  owner: FleetOwner & { readonly name: string; readonly organization?: string },
  views: readonly NamespaceView[],
): WatchedOwner | undefined {
  const [first] = views;
  const kept = views.filter(({ state }) => state !== 'removed');
  if (first === undefined || kept.length === 0) return undefined;
  const { platform, kind } = first;
  const { monitoring, pools } = platform.spec;
  if (monitoring === undefined) return undefined;
  const { prices } = platform.money;
  const costCenter = costCenterLabel(owner.costCenter)!;
  const namespaces = kept.map((view): WatchedNamespace => {
    const { namespace, environment, quota, queue, schedulerQueue } = view;
    // What is idle here may be had by others, so nobody needs to hear of it.
    const isShared =
      owner.quota.split === false || queue !== undefined || schedulerQueue !== undefined;
    return {
      namespace,
      labels: {
        cost_center: costCenter,
        environment,
        ...(owner.organization === undefined ? {} : { organization: owner.organization }),
        quota: isShared ? 'shared' : 'own',
        tenant: owner.name,
      },
      prices: prices === undefined ? [] : pricesInNamespace(quota.gpu, pools, prices),
    };
  });
  return {
    monitoring,
    kind,
    name: owner.name,
    displayName: owner.displayName,
    costCenter,
    ...(prices === undefined ? {} : { currency: prices.currency }),
    ...(prices === undefined || owner.budget === undefined ? {} : { budget: owner.budget }),
    hasDevices: kept.some(({ quota }) => Object.values(quota.gpu).some((count) => count > 0)),
    isQueued: kept.some(({ queue }) => queue !== undefined),
    namespaces,
    file: monitoringFile(kind, owner.name),
  };
}
