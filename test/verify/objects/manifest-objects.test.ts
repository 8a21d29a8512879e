import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderObjects, manifestFiles } from '../../../lib/verify/objects/folder-objects';
import { objectKey, objectTitle, objectsIn } from '../../../lib/verify/objects/manifest-objects';

const QUOTA = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: quota, namespace: a}\n';

test('an object has its group, version, names and place', () => {
  const text = `# ours\n${QUOTA}---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\n`;
  const [quota, role] = objectsIn(text, 'x.yaml');
  expect(quota).toMatchObject({
    group: '',
    version: 'v1',
    kind: 'ResourceQuota',
    name: 'quota',
    namespace: 'a',
    place: { file: 'x.yaml', line: 2 },
  });
  expect(role).toMatchObject({ group: 'rbac.authorization.k8s.io', version: 'v1', name: 'r' });
  expect(role).not.toHaveProperty('namespace');
  expect([quota!, role!].map(objectKey)).toEqual([
    '/ResourceQuota/a/quota',
    'rbac.authorization.k8s.io/ClusterRole//r',
  ]);
  expect(objectTitle(quota!)).toBe('ResourceQuota/quota');
});

test('a list counts as what it holds', () => {
  const item = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } };
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [item, item] });
  expect(objectsIn(text, 'x.json').map(objectTitle)).toEqual(['Secret/s', 'Secret/s']);
});

test('something else than an object has its line in the message', () => {
  expect(() => objectsIn(`${QUOTA}---\nkind: Pod\n`, 'x.yaml')).toThrow(
    'x.yaml:5 starts a document without apiVersion or kind',
  );
});

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('has the manifests at any depth, without what other programs read', () => {
    mkdirSync(join(folder, 'b/.hidden'), { recursive: true });
    mkdirSync(join(folder, 'd.yaml'));
    const names = ['b/two.yml', 'a.yaml', 'c.json', 'b/kustomization.yaml', 'b/.hidden/x.yaml'];
    for (const name of [...names, 'Chart.yaml', 'note.md']) {
      writeFileSync(join(folder, name), QUOTA);
    }
    expect(manifestFiles(folder)).toEqual(['a.yaml', 'b/two.yml', 'c.json']);
    expect([...folderObjects(folder)].map(({ place }) => place.file)).toEqual([
      'a.yaml',
      'b/two.yml',
      'c.json',
    ]);
  });

  test('without a manifest is told', () => {
    expect(() => [...folderObjects(folder)]).toThrow('has no manifest (*.yaml, *.json)');
  });

  test('with a link that leads nowhere tells which one it is', () => {
    symlinkSync('gone.yaml', join(folder, 'link.yaml'));
    expect(() => [...folderObjects(folder)]).toThrow(/^cannot read .*link[.]yaml: no such file$/);
  });

  test('that does not exist is told', () => {
    expect(() => [...folderObjects(join(folder, 'none'))]).toThrow(
      /^cannot read .*none: no such file$/,
    );
  });
});
