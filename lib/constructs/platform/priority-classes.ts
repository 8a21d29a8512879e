import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { Manifest } from '../api-object/manifest';
import type { FleetPriorityClass } from '../../fleet/model/fleet';
import { grantMetadata } from '../api-object/metadata';

export interface PriorityClassesProps {
  /** By name. */
  readonly classes: Record<string, FleetPriorityClass>;
}

/** The PriorityClasses of a platform. */
export class PriorityClasses extends Construct {
  constructor(scope: Construct, id: string, props: PriorityClassesProps) {
    super(scope, id);
    for (const [name, entry] of Object.entries(props.classes)) {
      new Manifest(this, name, k8s.KubePriorityClass.manifest(this._toClass(name, entry)));
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
