import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadFleets } from '../../../lib/fleet/load';
import { folderObjects } from '../../../lib/verify/objects/folder-objects';
import { verifyFolder } from '../../../lib/verify/verify-folder';
import { type VerifyReport, verifyObjects } from '../../../lib/verify/verify-objects';
import { ChangedTree } from './breakages';

const FIXTURES = join(__dirname, '../../fixtures');

function ofFleet({ verdicts }: VerifyReport) {
  return verdicts.filter(({ invariant }) => invariant.family === 'fleet');
}

test.each(readdirSync(FIXTURES))('%s is what its tenants.yaml says', (name) => {
  const { fleets } = loadFleets(join(FIXTURES, name, 'tenants.yaml'));
  const verdicts = ofFleet(verifyFolder(join(FIXTURES, name, 'dist'), { fleets }));
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed', 'passed']);
});

describe('a tree that somebody changed by hand', () => {
  const [fleet] = loadFleets(join(FIXTURES, 'kueue/tenants.yaml')).fleets;
  const objects = [...folderObjects(join(FIXTURES, 'kueue/dist'))];

  function judge(change: (tree: ChangedTree) => void) {
    const tree = new ChangedTree([...objects]);
    change(tree);
    return Object.fromEntries(
      ofFleet(verifyObjects(tree.objects, { fleet })).flatMap(({ invariant, defects }) =>
        defects.length === 0 ? [] : [[invariant.id, defects.map(({ message }) => message)]],
      ),
    );
  }

  function grant(key: string, amount: string, namespace = 'ml-vision-prod') {
    return (tree: ChangedTree) =>
      tree.edit('ResourceQuota', { name: 'namespace', namespace }, ({ spec }) => {
        Object.assign(spec!['hard']!, { [key]: amount });
      });
  }

  test('a device that got lost is named', () =>
    expect(judge(grant('requests.nvidia.com/gpu', '13'))).toEqual({
      'quotas-are-those-stated': [
        'tenants.yaml gives ml-vision-prod 16 of requests.nvidia.com/gpu, and the quota grants 13.',
      ],
    }));

  test('devices that a namespace has, and that the file does not give it, are named', () =>
    expect(judge(grant('requests.nvidia.com/gpu', '4', 'ml-mlflow'))).toEqual({
      'quotas-are-those-stated': [
        'tenants.yaml gives ml-mlflow 0 of requests.nvidia.com/gpu, and the quota grants 4.',
      ],
    }));

  test('devices that nobody has are more than the pool and the organisations hold', () =>
    expect(judge(grant('requests.nvidia.com/gpu', '64'))).toEqual({
      'quotas-are-those-stated': [expect.stringContaining('and the quota grants 64')],
      'pools-hold-what-is-granted': [
        'The pool h100 has 60 of nvidia.com/gpu, and the quotas grant 74 together.',
      ],
      'organizations-keep-their-budgets': [
        expect.stringMatching(/^The organisation research may hold 36 of nvidia/),
        expect.stringMatching(/^The organisation vision-lab may hold 16 of nvidia/),
      ],
    }));

  test('a key that is gone bounds nothing', () =>
    expect(
      judge((tree) =>
        tree.edit(
          'ResourceQuota',
          { name: 'namespace', namespace: 'ml-vision-dev' },
          ({ spec }) => {
            delete spec!['hard']!['requests.cpu'];
          },
        ),
      )['quotas-are-those-stated'],
    ).toEqual([expect.stringMatching(/of requests\.cpu, and the quota does not count it\.$/)]));

  test('a namespace that is gone is named with its file', () => {
    const tree = new ChangedTree([...objects]);
    tree.remove('Namespace', { name: 'ml-speech-dev' });
    const [verdict] = ofFleet(verifyObjects(tree.objects, { fleet }));
    expect(verdict!.defects).toEqual([
      expect.objectContaining({
        object: expect.objectContaining({
          place: { file: 'tenants/speech/dev.k8s.yaml', line: 1 },
        }) as unknown,
        message: expect.stringContaining('which the folder does not declare') as unknown,
      }),
    ]);
  });

  test('a namespace that says another tenant is named', () =>
    expect(
      judge((tree) =>
        tree.edit('Namespace', { name: 'ml-speech-dev' }, ({ metadata }) => {
          Object.assign(metadata!['labels']!, { tenant: 'vision' });
        }),
      ),
    ).toEqual({
      'namespaces-are-written': ['The namespace belongs to speech, and says vision.'],
    }));
});

test('without the file, what needs it is told as not judged', () => {
  const verdicts = ofFleet(verifyFolder(join(FIXTURES, 'kueue/dist')));
  for (const { outcome, why } of verdicts) {
    expect([outcome, why]).toEqual(['skipped', 'it needs tenants.yaml']);
  }
});

test('a folder of others is not compared with the file beside it', () => {
  const { fleets } = loadFleets(join(FIXTURES, 'kueue/tenants.yaml'));
  for (const { outcome, why } of ofFleet(verifyFolder(join(__dirname, '../naive'), { fleets }))) {
    expect([outcome, why]).toEqual(['skipped', 'the folder has no namespace of tenants.yaml']);
  }
});
