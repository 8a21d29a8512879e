import { PriorityClasses } from '../../../lib/constructs/platform/priority-classes';
import type { FleetPriorityClass } from '../../../lib';
import { findingsOf } from '../errors';
import { OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

const CLASS: FleetPriorityClass = { value: 1000, preemptionPolicy: 'Never', globalDefault: false };

function classesOf(classes: Record<string, FleetPriorityClass>): PriorityClasses {
  return new PriorityClasses(chart(), 'priorities', { classes });
}

test("defaults: a class that evicts nobody and is nobody's default", () => {
  expect(objectsIn(classesOf({ 'ml-prod': CLASS }))).toEqual([
    {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'ml-prod', labels: OURS },
      value: 1000,
      preemptionPolicy: 'Never',
    },
  ]);
});

test('defaultChild: the first class by name', () => {
  const classes = classesOf({ 'ml-prod': CLASS, 'ml-batch': CLASS });
  expect(defaultObject(classes)).toBe('PriorityClass ml-batch');
});

test('a class says what it is for, whether it evicts, and whether it is the default', () => {
  const classes = classesOf({
    urgent: {
      value: -5,
      preemptionPolicy: 'PreemptLowerPriority',
      globalDefault: true,
      description: 'Goes first.',
    },
  });
  expect(objectIn(classes, 'PriorityClass', 'urgent')).toMatchObject({
    value: -5,
    preemptionPolicy: 'PreemptLowerPriority',
    globalDefault: true,
    description: 'Goes first.',
  });
});

test('no class: no object', () => {
  expect(namesIn(classesOf({}))).toEqual([]);
});

test('takes what a person writes, and evicts nobody unless that is asked for', () => {
  const classes = new PriorityClasses(chart(), 'classes', { classes: { batch: { value: -100 } } });
  expect(objectIn(classes, 'PriorityClass', 'batch')).toMatchObject({
    value: -100,
    preemptionPolicy: 'Never',
  });
});

test.each([
  [{ 'system-mine': { value: 1 } }, 'NAME_RESERVED', ['classes', 'system-mine']],
  [{ high: { value: 2e9 } }, 'PRIORITY_INVALID', ['classes', 'high', 'value']],
  [{ high: { value: NaN } }, 'PRIORITY_INVALID', ['classes', 'high', 'value']],
])('refuses %j, as a platform does', (classes, code, path) => {
  const build = (): unknown => new PriorityClasses(chart(), 'classes', { classes });
  expect(findingsOf(build)).toMatchObject([{ code, path }]);
});
