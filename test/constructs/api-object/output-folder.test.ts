import { Construct } from 'constructs';
import { OutputFolder } from '../../../lib';
import { chart } from '../objects';

/** A construct in a construct in a construct. */
function nested(): readonly [outer: Construct, middle: Construct, inner: Construct] {
  const outer = new Construct(chart(), 'outer');
  const middle = new Construct(outer, 'middle');
  return [outer, middle, new Construct(middle, 'inner')];
}

const nameOf = (construct: Construct): string | undefined => OutputFolder.of(construct).name;

test('default: the file of the namespace', () => {
  expect(nested().map(nameOf)).toEqual([undefined, undefined, undefined]);
});

test('holds for all that is in a construct, and for nothing around it', () => {
  const [outer, middle, inner] = nested();
  OutputFolder.of(middle).set('queues');
  expect([outer, middle, inner].map(nameOf)).toEqual([undefined, 'queues', 'queues']);
});

test('the nearest ancestor decides, whichever was set first', () => {
  const [outer, middle, inner] = nested();
  OutputFolder.of(inner).set('monitoring');
  OutputFolder.of(outer).set('queues');
  expect([outer, middle, inner].map(nameOf)).toEqual(['queues', 'queues', 'monitoring']);
});

test('the last word counts', () => {
  const [outer] = nested();
  OutputFolder.of(outer).set('queues');
  OutputFolder.of(outer).set('network');
  expect(nameOf(outer)).toBe('network');
});

test('a folder that the tree does not have is refused', () => {
  const [outer] = nested();
  expect(() => OutputFolder.of(outer).set('tenants' as 'queues')).toThrow(
    'there is no folder tenants; there are access, budgets, clusters, delivery, deploy, devices, local-queues, monitoring, network, queues, slice-projects, slices, virtual-clusters',
  );
  expect(nameOf(outer)).toBeUndefined();
});
