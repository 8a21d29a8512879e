import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import type { FleetPriorityClass } from '../../fleet/model/fleet';
import type { PriorityClassProps } from '../../fleet/model/props';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { inPlatform, resolvePlatformPart } from '../resolve-props';
import { Resolved } from '../resolved';

/** Props of PriorityClasses. */
export interface PriorityClassesProps {
  /** The classes by name. Kubernetes keeps their value and preemption policy immutable. */
  readonly classes: Record<string, PriorityClassProps>;
}

/** @internal */
export interface PriorityClassesSpec {
  readonly classes: Record<string, FleetPriorityClass>;
}

/** The PriorityClasses of a platform. */
export class PriorityClasses extends Construct {
  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: PriorityClassesProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<PriorityClassesSpec>);
  constructor(
    scope: Construct,
    id: string,
    props: PriorityClassesProps | Resolved<PriorityClassesSpec>,
  ) {
    super(scope, id);
    const { classes } = props instanceof Resolved ? props.spec : specOf(this, props);
    for (const [name, entry] of Object.entries(classes)) {
      const content = manifestOf(k8s.KubePriorityClass, this._toClass(name, entry));
      offerDefaultChild(this, new Manifest(this, name, content));
    }
  }

  /** @internal */
  private _toClass(name: string, entry: FleetPriorityClass): k8s.KubePriorityClassProps {
    return {
      metadata: grantMetadata(name),
      value: entry.value,
      preemptionPolicy: entry.preemptionPolicy,
      ...(entry.globalDefault ? { globalDefault: true } : {}),
      ...(entry.description === undefined ? {} : { description: entry.description }),
    };
  }
}

function specOf(construct: Construct, { classes }: PriorityClassesProps): PriorityClassesSpec {
  const places = [inPlatform('priorityClasses', 'classes')];
  const { priorityClasses } = resolvePlatformPart(construct, { priorityClasses: classes }, places);
  return { classes: priorityClasses };
}
