import { diffReport } from '../../../lib/review/diff/diff-report';
import { sentence } from '../../../lib/review/diff/change';
import { BASE } from './scenarios/base';
import { edited } from './scenarios/scenario';
import { render, treeOf } from './trees';

/** The tenants and the service of the base stay on one of the clusters. */
const SEVERAL = edited(BASE, [
  ['platform:\n', 'clusters: {eu: {}, us: {}}\nplatform:\n'],
  ['  mlflow:\n', '  mlflow:\n    clusters: [us]\n'],
  ['  - name: vision\n', '  - name: vision\n    clusters: [us]\n'],
  ['  - name: search\n', '  - name: search\n    clusters: [us]\n'],
]);

const tree = (text: string): ReturnType<typeof treeOf> => treeOf('main', render(text), text);

describe('a single cluster that becomes one of several', () => {
  const report = diffReport(tree(BASE), tree(SEVERAL));

  test('is compared with the one that has its files, and a note says so', () => {
    expect(report.notes).toEqual([
      'The tree of main is that of a single cluster, and has no folder for it: it is compared with that of us. ' +
        'The other clusters count as new.',
    ]);
    const there = report.changes.filter(({ place }) => place.cluster === 'us');
    expect(there.map(({ rule }) => rule)).toEqual(there.map(() => 'delivery-changed'));
  });

  test('loses nothing: no guard rail, no quota and no namespace is gone', () => {
    const gone = report.changes.filter(({ says }) => / is gone|no longer in the tree/.test(says));
    expect(gone.map(sentence)).toEqual([]);
    expect(report.totals.gpu).toEqual({ before: '0', after: '0' });
  });

  test('is the one of its name where it had one', () => {
    const named = edited(BASE, [['platform:\n', 'clusters: {eu: {}}\nplatform:\n']]);
    const [note] = diffReport(tree(named), tree(SEVERAL)).notes;
    expect(note).toContain('with that of eu');
  });
});

test('several clusters of which one is left are compared with that one', () => {
  const report = diffReport(tree(SEVERAL), tree(BASE));
  expect(report.notes[0]).toContain('it is compared with that of us in main');
  const there = report.changes.filter(({ place }) => place.cluster === 'us');
  expect(there.map(({ rule }) => rule)).toEqual(there.map(() => 'delivery-changed'));
});

test('what a tenant of one of them gets is told as before', () => {
  const raised = edited(SEVERAL, [['gpu: {h100: 10}', 'gpu: {h100: 15}']]);
  const { changes, totals } = diffReport(tree(BASE), tree(raised));
  const quotas = changes.filter(({ topic }) => topic === 'quotas').map(sentence);
  expect(quotas).toEqual([
    'vision/dev on us: 4 → 6 h100 devices (+2)',
    'vision/prod on us: 6 → 9 h100 devices (+3)',
  ]);
  expect(totals.gpu).toEqual({ before: '10', after: '15' });
});
