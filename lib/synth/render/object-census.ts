import type { ApiObject } from 'cdk8s';
import { OutputFolder } from '../../constructs/api-object/output-folder';
import type { Fleet } from '../../fleet/model/fleet';
import { FleetFiles } from './fleet-files';
import { namespaceOf } from './placed-objects';
import { addTo } from '../../fleet/values/groups';

/** An object that the output has. */
export type CountedObject = Pick<ApiObject, 'kind' | 'name'>;

/** Which objects the output has. Those of the delivery and of extensions are not among them. */
export interface ObjectCensus {
  /** By namespace, in the order of its files: all that its owner causes, the Namespace itself included. */
  readonly namespaces: ReadonlyMap<string, readonly CountedObject[]>;
  /** What exists once, however many tenants there are. */
  readonly platform: readonly CountedObject[];
}

/** Makes all objects of a fleet, and keeps only what they are called. */
export function takeCensus(fleet: Fleet): ObjectCensus {
  const namespaces = new Map<string, CountedObject[]>();
  const platform: CountedObject[] = [];
  for (const { objects } of new FleetFiles(fleet).objects()) {
    for (const object of objects) {
      const { kind, name } = object;
      const namespace = namespaceOf(object, OutputFolder.of(object).name);
      if (namespace === undefined) platform.push({ kind, name });
      else addTo(namespaces, namespace, { kind, name });
    }
  }
  return { namespaces, platform };
}
