import { join } from 'node:path';
import { INVARIANTS } from '../../../lib/verify/invariants/all-invariants';
import { folderObjects } from '../../../lib/verify/objects/folder-objects';
import { verifyObjects } from '../../../lib/verify/verify-objects';
import { BREAKAGES, ChangedTree } from './breakages';

const OBJECTS = [...folderObjects(join(__dirname, '../../fixtures/kueue/dist'))];

function brokenIn(objects: ConstructorParameters<typeof ChangedTree>[0]): string[] {
  return verifyObjects(objects).verdicts.flatMap(({ invariant, defects }) =>
    defects.length > 0 ? invariant.id : [],
  );
}

test('nothing is broken in the tree before anybody changes it', () =>
  expect(brokenIn(OBJECTS)).toEqual([]));

test.each(BREAKAGES)('%s finds %s', (id, _, change) => {
  const tree = new ChangedTree([...OBJECTS]);
  change(tree);
  expect(brokenIn(tree.objects)).toContain(id);
});

test('every invariant is broken once', () => {
  const broken = new Set(BREAKAGES.map(([id]) => id));
  const ofObjects = INVARIANTS.filter(
    ({ each, whole }) => each !== undefined || whole !== undefined,
  );
  expect(ofObjects.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
});
