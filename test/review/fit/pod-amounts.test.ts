import { parse } from 'yaml';
import { amountText } from '../../../lib/review/fit/amount-text';
import type { ManifestMap } from '../../../lib/verify/objects/manifest-data';
import { countedAmounts, writtenAmounts } from '../../../lib/review/fit/pod-amounts';

function counted(text: string, part: 'requests' | 'limits' = 'requests') {
  const amounts = countedAmounts(writtenAmounts(parse(text) as ManifestMap), part);
  return Object.fromEntries(
    Object.entries(amounts).map(([name, nano]) => [name, amountText(name, nano)]),
  );
}

const cpu = (amount: string, more = '') =>
  `{name: a, ${more} resources: {requests: {cpu: ${amount}}}}`;

describe('what a pod requests', () => {
  test.each([
    ['containers add up', `{containers: [${cpu('1')}, ${cpu('500m')}]}`, '1500m'],
    [
      'an init container counts where it needs more than all others',
      `{initContainers: [${cpu('3')}], containers: [${cpu('1')}, ${cpu('1')}]}`,
      '3',
    ],
    [
      'the largest init container counts, not their sum',
      `{initContainers: [${cpu('2')}, ${cpu('3')}], containers: [${cpu('1')}]}`,
      '3',
    ],
    [
      'a sidecar runs beside the containers',
      `{initContainers: [${cpu('1', 'restartPolicy: Always,')}], containers: [${cpu('2')}]}`,
      '3',
    ],
    [
      'a sidecar runs beside the init containers after it, and not those before',
      `{initContainers: [${cpu('5')}, ${cpu('1', 'restartPolicy: Always,')}, ${cpu('4500m')}], containers: [${cpu('1')}]}`,
      '5500m',
    ],
    [
      'the overhead of the runtime is added',
      `{overhead: {cpu: 250m}, containers: [${cpu('1')}]}`,
      '1250m',
    ],
    [
      'what is stated for the pod as a whole counts instead',
      `{resources: {requests: {cpu: 4}}, containers: [${cpu('1')}]}`,
      '4',
    ],
    [
      'a limit for the pod as a whole is a request where no container has one',
      '{resources: {limits: {cpu: 4}}, containers: [{name: a}]}',
      '4',
    ],
    [
      'a limit for the pod as a whole is none where containers request something',
      `{resources: {limits: {cpu: 4}}, containers: [${cpu('1')}]}`,
      '1',
    ],
  ])('%s', (_, spec, expected) => {
    expect(counted(spec)).toEqual({ cpu: expected });
  });

  test('a limit without a request is a request as well', () => {
    const spec = '{containers: [{name: a, resources: {limits: {nvidia.com/gpu: 2, memory: 1Gi}}}]}';
    expect(counted(spec)).toEqual({ 'nvidia.com/gpu': '2', memory: '1Gi' });
    expect(counted(spec, 'limits')).toEqual({ 'nvidia.com/gpu': '2', memory: '1Gi' });
  });

  test('amounts that are no quantities are named', () => {
    const spec = parse('{containers: [{name: a, resources: {requests: {memory: 16GB}}}]}');
    expect(writtenAmounts(spec as ManifestMap).unreadable).toEqual(['memory: 16GB']);
  });
});
