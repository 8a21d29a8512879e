import type { Chart } from 'cdk8s';
import { ArgoApplication } from '../../constructs/delivery/argo-application';
import { ArgoRoot } from '../../constructs/delivery/argo-root';
import { FluxRoot } from '../../constructs/delivery/flux-root';
import { FluxStage } from '../../constructs/delivery/flux-stage';
import { FluxStageSet } from '../../constructs/delivery/flux-stage-set';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { type TenantStages, deliverySets } from '../../plan/delivery-sets';
import {
  type DeliveryStage,
  PLATFORM_STAGE,
  engineStages,
  ownerStages,
} from '../../plan/delivery-stages';
import { refuseLargeSets } from './large-sets';
import { type DeliveryUnit, engineUnit, ownerUnit } from '../../plan/delivery-units';

/** What is known of the fleet that is delivered. */
export interface DeliveryFacts {
  /** Whether some tenant deploys with Argo CD. */
  readonly hasArgoProjects: boolean;
}

/** An engine, or another form in which it is told. */
type Written = FleetDelivery['engine'] | 'resource-set';

/** How an engine is told what to apply. Each function makes objects in a chart, which becomes one file. */
export interface DeliveryEngineObjects {
  /** @param facts - what the root has to know of what it delivers */
  root(chart: Chart, delivery: FleetDelivery, facts: DeliveryFacts): void;
  /** Whether the platform has a file of its own. Otherwise, the root applies it. */
  readonly platform?: (chart: Chart, delivery: FleetDelivery) => void;
  /** @param owners - the paths of all files of each owner */
  owners(chart: Chart, delivery: FleetDelivery, owners: readonly (readonly string[])[]): void;
  /** Makes what delivers all tenants, which share one file. Absent: each has a file of its own. */
  readonly tenants?: (
    chart: Chart,
    delivery: FleetDelivery,
    tenants: readonly TenantStages[],
  ) => void;
  engine(chart: Chart, delivery: FleetDelivery, folder: string): void;
  /** The folders of optional engines that are delivered by themselves. */
  engineFolders(paths: Iterable<string>): string[];
}

const FLUX: DeliveryEngineObjects = {
  root: (chart, delivery) => void new FluxRoot(chart, 'root', { delivery }),
  platform: (chart, delivery) => makeStages(chart, delivery, [PLATFORM_STAGE]),
  owners: (chart, delivery, owners) => makeStages(chart, delivery, owners.flatMap(ownerStages)),
  engine: (chart, delivery, folder) => makeStages(chart, delivery, engineStages([`${folder}/`])),
  engineFolders: (paths) => engineStages(paths).map(({ folder }) => folder),
};

const DELIVERY_ENGINES: Readonly<Record<Written, DeliveryEngineObjects>> = {
  flux: FLUX,
  'resource-set': { ...FLUX, tenants: makeSets },
  argocd: {
    root: (chart, delivery, { hasArgoProjects: impersonates }) =>
      void new ArgoRoot(chart, 'root', { delivery, impersonates }),
    owners: (chart, delivery, owners) => makeUnits(chart, delivery, owners.map(ownerUnit)),
    engine: (chart, delivery, folder) => makeUnits(chart, delivery, [engineUnit(folder)]),
    // The border of a tenant is delivered with it.
    engineFolders: (paths) =>
      engineStages(
        [...paths].filter((path) => !/^network[/](?!platform\.k8s\.yaml$)/.test(path)),
      ).map(({ folder }) => folder),
  },
};

/** What tells a delivery what to apply. */
export function deliveryObjects({ engine, as }: FleetDelivery): DeliveryEngineObjects {
  return DELIVERY_ENGINES[as === 'resource-set' ? as : engine];
}

/** Each stage once: all shared services have one for their guards. */
function makeStages(chart: Chart, delivery: FleetDelivery, stages: readonly DeliveryStage[]): void {
  const byName = new Map(stages.map((stage) => [stage.name, stage]));
  for (const [name, stage] of byName) new FluxStage(chart, name, { delivery, stage });
}

function makeUnits(chart: Chart, delivery: FleetDelivery, units: readonly DeliveryUnit[]): void {
  for (const unit of units) new ArgoApplication(chart, unit.name, { delivery, unit });
}

function makeSets(chart: Chart, delivery: FleetDelivery, tenants: readonly TenantStages[]): void {
  refuseLargeSets(delivery, tenants);
  for (const set of deliverySets(tenants, delivery.sets ?? 1)) {
    new FluxStageSet(chart, set.name, { delivery, set });
  }
}
