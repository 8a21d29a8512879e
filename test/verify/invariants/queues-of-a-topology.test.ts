import { join } from 'node:path';
import { folderObjects } from '../../../lib/verify/objects/folder-objects';
import { verifyObjects } from '../../../lib/verify/verify-objects';
import { ChangedTree } from './breakages';

const OBJECTS = [...folderObjects(join(__dirname, '../../fixtures/flavors/dist'))];

/** What is said of queues that admit more than quotas grant, once the quota of a namespace has these amounts. */
function said(hard: Record<string, string>): string[] {
  const tree = new ChangedTree([...OBJECTS]);
  tree.edit('ResourceQuota', { namespace: 'ml-speech', name: 'namespace' }, ({ spec }) => {
    Object.assign(spec!['hard']!, hard);
  });
  return verifyObjects(tree.objects).verdicts.flatMap(({ invariant, defects }) =>
    invariant.id === 'queues-fit-quotas' ? defects.map(({ message }) => message) : [],
  );
}

describe('queues that count cpu and memory by names of ours', () => {
  test('fit the quotas that we write', () => expect(said({})).toEqual([]));

  test('are compared with the quota of cpu, in thousandths', () => {
    expect(said({ 'requests.cpu': '100000m' })).toEqual([]);
    expect(said({ 'requests.cpu': '99999m' })).toEqual([
      'The queue admits up to 100 of cpu, and the quota of ml-speech grants 99999m.',
    ]);
  });

  test('are compared with the quota of memory', () => {
    expect(said({ 'requests.memory': '399Gi' })).toEqual([
      'The queue admits up to 400Gi of memory, and the quota of ml-speech grants 399Gi.',
    ]);
  });
});
