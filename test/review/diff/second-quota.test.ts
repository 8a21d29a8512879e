import { type DiffReport, diffReport } from '../../../lib/review/diff/diff-report';
import { BASE } from './scenarios/base';
import { type Files, render, treeOf } from './trees';

const FILE = 'tenants/vision/dev.k8s.yaml';
const FILES = render(BASE);

/** The tree with a quota that somebody wrote beside that of the namespace, which has 40 pods and 4 GPUs. */
function withQuota(hard: string, files = FILES): Files {
  const quota = `---\napiVersion: v1\nkind: ResourceQuota\nmetadata: {name: extra, namespace: ml-vision-dev}\nspec: {hard: ${hard}}\n`;
  return { ...files, [FILE]: files[FILE]! + quota };
}

function reportOf(before: Files, after: Files): DiffReport {
  return diffReport(treeOf('main', before, BASE), treeOf('dist', after, BASE));
}

function told(before: Files, after: Files): [string, string][] {
  return reportOf(before, after).changes.map(({ rule, says }) => [rule, says]);
}

describe('a namespace with two quotas has the least of them', () => {
  test('a stricter one is new', () => {
    expect(told(FILES, withQuota('{pods: "30", secrets: "100000"}'))).toEqual([
      ['quota-lowered', 'the quota `extra` is new: at most running pods 30'],
    ]);
  });

  test('a stricter one is gone: the other still bounds', () => {
    expect(told(withQuota('{pods: "30"}'), FILES)).toEqual([
      [
        'quota-raised',
        'the quota `extra` of `ml-vision-dev` is gone, and its other quotas bound less: running pods 30 → 40 (+10)',
      ],
    ]);
  });

  test('one is gone that bounded something else as well', () => {
    expect(told(withQuota('{pods: "40", count/widgets.example.com: "5"}'), FILES)).toEqual([
      [
        'quota-removed',
        'the quota `extra` of `ml-vision-dev` is gone, so nothing bounds what it did: 1 further limit',
      ],
    ]);
  });

  test('one that bounds nothing more comes and goes', () => {
    const more = withQuota('{pods: "400"}');
    expect([told(FILES, more), told(more, FILES)].flat().map(([rule]) => rule)).toEqual([
      'quota-same',
      'quota-same',
    ]);
  });

  test('a bound is raised that the other holds', () => {
    expect(told(withQuota('{pods: "60"}'), withQuota('{pods: "80"}'))).toEqual([
      [
        'quota-same',
        'the quota `extra` changes, and other quotas bound as much as before: running pods 60 → 80 (+20)',
      ],
    ]);
  });

  test('the table has what the namespace has, and not what one quota leaves out', () => {
    const { rows } = reportOf(FILES, withQuota('{pods: "30"}'));
    expect(rows.map(({ amounts }) => [amounts?.gpu, amounts?.memory])).toEqual([
      [{ h100: { before: '4', after: '4' } }, { before: '80Gi', after: '80Gi' }],
    ]);
  });

  test('one with a scope counts by itself', () => {
    const scoped = withQuota('{pods: "400"}, scopes: [Terminating]');
    expect(told(scoped, FILES).map(([rule]) => rule)).toEqual(['quota-removed']);
  });
});

test('an amount in another unit is the same one', () => {
  const bytes = {
    ...FILES,
    [FILE]: FILES[FILE]!.replace('requests.memory: 80Gi', `requests.memory: "${80 * 2 ** 30}"`),
  };
  expect(bytes[FILE]).not.toBe(FILES[FILE]);
  expect(told(FILES, bytes)).toEqual([]);
});
