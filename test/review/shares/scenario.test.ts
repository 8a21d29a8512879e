import { readScenario } from '../../../lib/review/shares/scenario';

const NAMES = {
  environments: ['vision/dev', 'vision/prod'],
  pools: ['h100', 'l4'],
  defaultPool: 'h100',
};

const read = (text: string, names = NAMES) => readScenario(text, 's.yaml', names);

describe('a scenario', () => {
  test('says who submits what, and when', () => {
    const text = `
scenario:
  - { environment: vision/dev, gpu: 8 }
  - { environment: vision/prod, pods: 4, size: 2, pool: l4, at: 2, until: 4 }
`;
    const common = { tenant: 'vision' };
    expect(read(text)).toEqual([
      { ...common, environment: 'dev', pool: 'h100', pods: 8, size: 1, at: 1, until: undefined },
      { ...common, environment: 'prod', pool: 'l4', pods: 4, size: 2, at: 2, until: 4 },
    ]);
  });

  test.each([
    ['[', /^s\.yaml is not YAML/],
    ['scenario: {}', /^s\.yaml has no list under `scenario`$/],
    ['scenario: []', /^s\.yaml has an empty list under `scenario`: nobody asks for anything$/],
    ['scenario: [{environment: vision/dev, gpu: 1, at: 3000000}]', /: `at` is at most 1000$/],
    ['scenario: [{environment: vision/dev, gpu: 1, until: 1001}]', /: `until` is at most 1000$/],
    ['scenario: [vision/dev]', /scenario\[0\] is not a map such as/],
    ['scenario: [{environment: vision/dve, gpu: 1}]', /did you mean vision\/dev\?$/],
    [
      'scenario: [{environment: vision/dev, gpus: 1}]',
      /the unknown key `gpus`; did you mean gpu\?$/,
    ],
    ['scenario: [{environment: vision/dev}]', /needs either `gpu`, or `pods` and `size`$/],
    ['scenario: [{environment: vision/dev, gpu: 1, pods: 2}]', /needs either `gpu`/],
    ['scenario: [{environment: vision/dev, gpu: 1.5}]', /`gpu` is a whole number, 0 or more$/],
    ['scenario: [{environment: vision/dev, pods: 1, size: 0}]', /`size` is a whole number, 1 or/],
    ['scenario: [{environment: vision/dev, gpu: 1, at: 3, until: 3}]', /before it begins/],
    ['scenario: [{gpu: 1}]', /scenario\[0\] needs `environment`$/],
    ['scenario: [{environment: vision/dev, gpu: 1, pool: l5}]', /no pool "l5"; did you mean l4\?$/],
  ])('%s is refused', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('needs a pool where none is the default', () => {
    const text = 'scenario: [{environment: vision/dev, gpu: 1}]';
    expect(() => readScenario(text, 's.yaml', { ...NAMES, defaultPool: undefined })).toThrow(
      /needs `pool`: no pool is the default$/,
    );
  });
});
