import { Construct } from 'constructs';
import type { FleetPool } from '../../fleet/model/fleet';
import { isProfileClass } from '../../plan/profile-class';
import { toolProfile } from '../../plan/card-configs';
import { Manifest } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';

/** @internal */
export interface ProfileClassesSpec {
  readonly pools: Record<string, FleetPool>;
  /** The API version of DeviceClasses. */
  readonly apiVersion: string;
}

/** What NVIDIA's driver says of a device. */
const ATTRIBUTES = "device.attributes['gpu.nvidia.com']";

/**
 * A DeviceClass for the MIG instances of each pool that a driver hands out. The class of the driver itself covers
 * every profile, and a quota counts by class.
 */
export class ProfileClasses extends Construct {
  constructor(scope: Construct, id: string, { pools, apiVersion }: ProfileClassesSpec) {
    super(scope, id);
    OutputFolder.of(this).set('devices');
    for (const [name, pool] of Object.entries(pools)) {
      if (!isProfileClass(name, pool)) continue;
      new Manifest(this, name, {
        apiVersion,
        kind: 'DeviceClass',
        metadata: grantMetadata(pool.deviceClass!),
        spec: { selectors: [{ cel: { expression: expressionOf(pool) } }] },
      });
    }
  }
}

/** CEL for whether a device is an instance of the profile, on a card of the product. */
function expressionOf({ sharing, product }: FleetPool): string {
  const profile = sharing!.profile ?? Object.keys(sharing!.mig!)[0]!;
  const terms = [
    "device.driver == 'gpu.nvidia.com'",
    `${ATTRIBUTES}.type == 'mig'`,
    `${ATTRIBUTES}.profile == '${toolProfile(profile)}'`,
    // The label of nodes has hyphens for the spaces in the name of the product.
    ...(product === undefined
      ? []
      : [`${ATTRIBUTES}.productName.replace(' ', '-') == '${product}'`]),
  ];
  return terms.join(' && ');
}
