import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFleet } from '../../../lib';
import { fleetObjects } from '../../../lib/verify/objects/fleet-objects';
import { folderObjects } from '../../../lib/verify/objects/folder-objects';
import { type ManifestObject, objectKey } from '../../../lib/verify/objects/manifest-objects';

const FIXTURES = join(__dirname, '../../fixtures');

function dataByKey(objects: Iterable<ManifestObject>): Record<string, unknown> {
  return Object.fromEntries(
    Array.from(objects, (object) => [`${objectKey(object)} ${object.version}`, object.data]),
  );
}

test.each(['example', 'shared-services', 'roles-and-bindings', 'cilium', 'kueue', 'layers'])(
  'the objects of a fleet are those of its files: %s',
  (name) => {
    const { fleet } = loadFleet(join(FIXTURES, name, 'tenants.yaml'));
    const written = dataByKey(folderObjects(join(FIXTURES, name, 'dist')));
    expect(dataByKey(fleetObjects(fleet))).toEqual(written);
  },
);

test('a place names the file that holds the object', () => {
  const { fleet } = loadFleet(join(FIXTURES, 'minimal/tenants.yaml'));
  const [first] = [...fleetObjects(fleet)];
  const text = readFileSync(join(FIXTURES, 'minimal/dist', first!.place.file), 'utf8');
  expect(text).toContain(`name: ${first!.name}\n`);
});

test('objects that nobody wants are left out', () => {
  const { fleet } = loadFleet(join(FIXTURES, 'minimal/tenants.yaml'));
  const found = [...fleetObjects(fleet, [], ({ kind }) => kind === 'Namespace')];
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['Namespace']));
});
