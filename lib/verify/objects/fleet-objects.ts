import { contentOf } from '../../constructs/api-object/manifest';
import type { Fleet } from '../../fleet/model/fleet';
import type { Extension } from '../../synth/extensions/extensions';
import { FleetFiles } from '../../synth/render/fleet-files';
import { asText } from './manifest-data';
import type { ManifestObject } from './manifest-objects';

/**
 * The objects of a fleet as its files would hold them, without writing or reading any: several times as fast. Those of the
 * delivery are about files, and not among them. The places name files of the output folder.
 *
 * @param extensions - the modules that the fleet names
 * @param isWanted - which objects; all of them by default
 */
export function* fleetObjects(
  fleet: Fleet,
  extensions: readonly Extension[] = [],
  isWanted: (object: Pick<ManifestObject, 'group' | 'kind'>) => boolean = () => true,
): Generator<ManifestObject> {
  for (const { path, objects } of new FleetFiles(fleet, extensions).objects()) {
    for (const object of objects) {
      const { apiGroup, kind, name } = object;
      const group = apiGroup === 'core' ? '' : apiGroup;
      if (!isWanted({ group, kind })) continue;
      const data = contentOf(object);
      const namespace = asText(data.metadata.namespace);
      yield {
        group,
        version: data.apiVersion.slice(data.apiVersion.indexOf('/') + 1),
        kind,
        name,
        ...(namespace === '' ? {} : { namespace }),
        data,
        place: { file: path, line: 1 },
      };
    }
  }
}
