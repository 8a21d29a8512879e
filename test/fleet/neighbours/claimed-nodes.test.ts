import type { EnvironmentEntry, NodesProps, TenantEntry } from '../../../lib/fleet/model/props';
import { environmentOf, fleetOf, found } from '../resolved';

/** Nodes by a label and a taint. */
function nodes(taint: string, label = taint.replace('=', '-')): NodesProps {
  return { selector: { house: label }, taint };
}

/** A tenant with one namespace, and what it may ask of the scheduler. */
function tenant(name: string, scheduling: TenantEntry['scheduling']): TenantEntry {
  return { name, costCenter: 'C-1', namespaces: 'single', scheduling };
}

/** What is found in a fleet of these tenants. */
function foundFor(...tenants: TenantEntry[]): string[] {
  return found({ tenants });
}

const CLASH = 'NODES_CLAIMED tenants.1.scheduling.nodes';

test('labels and taint are kept, in order', () => {
  const selector = { b: 'x', a: 7 };
  const { scheduling } = environmentOf('dev', {
    scheduling: { nodes: { selector, taint: 'dedicated=vision' } },
  });
  expect(JSON.stringify(scheduling.nodes)).toBe(
    '{"selector":{"a":"7","b":"x"},"taint":"dedicated=vision"}',
  );
  const fleet = fleetOf({ tenants: [tenant('vision', { nodes: nodes('dedicated=vision') })] });
  expect(fleetOf(fleet)).toEqual(fleet);
});

test('`null` takes the nodes away from an environment', () => {
  const environments = { dev: { scheduling: { nodes: null } } };
  const given = { scheduling: { nodes: nodes('dedicated') }, environments };
  expect(environmentOf('dev', given).scheduling).not.toHaveProperty('nodes');
  expect(environmentOf('prod', given).scheduling).toHaveProperty('nodes');
});

describe('two tenants', () => {
  test('may have nodes by different values of one taint', () => {
    expect(
      foundFor(
        tenant('a', { nodes: nodes('dedicated=a') }),
        tenant('b', { nodes: nodes('dedicated=b') }),
      ),
    ).toEqual([]);
  });

  test.each([
    ['the same taint', 'dedicated=x', 'dedicated=x'],
    ['a taint that stands for every value, and one of them', 'dedicated', 'dedicated=x'],
    ['a value, and a taint that stands for all of them', 'dedicated=x', 'dedicated'],
    ['a taint without a value twice', 'dedicated', 'dedicated'],
  ])('may not have %s', (_, one, other) => {
    const both = [
      tenant('a', { nodes: nodes(one, 'a') }),
      tenant('b', { nodes: nodes(other, 'b') }),
    ];
    expect(foundFor(...both)).toEqual([`${CLASH}.taint`]);
  });

  test('may not mean the same nodes by their labels', () => {
    const both = [
      tenant('a', { nodes: nodes('dedicated=a', 'same') }),
      tenant('b', { nodes: nodes('dedicated=b', 'same') }),
    ];
    expect(foundFor(...both)).toEqual([`${CLASH}.selector`]);
  });

  test('inherit no nodes from a tier that both have', () => {
    const tiers = { big: { scheduling: { nodes: nodes('dedicated=big') } } };
    const both = ['a', 'b'].map((name) => ({ name, costCenter: 'C-1', tier: 'big' }));
    expect(found({ tiers, tenants: both })).toEqual([
      'NODES_CLAIMED tiers.big.scheduling.nodes.taint',
    ]);
  });
});

test('environments of one tenant may share nodes', () => {
  const own: EnvironmentEntry = { scheduling: { nodes: nodes('dedicated=a') } };
  const environments = { dev: own, prod: own };
  expect(foundFor({ name: 'a', costCenter: 'C-1', environments })).toEqual([]);
});

describe('the tolerations of others', () => {
  const owner = tenant('a', { nodes: nodes('dedicated=a') });

  test.each(['dedicated=a', 'dedicated'])('may not have %s', (taint) => {
    expect(foundFor(owner, tenant('b', { tolerations: ['spot', taint] }))).toEqual([
      'NODES_CLAIMED tenants.1.scheduling.tolerations',
    ]);
  });

  test('may have another value, or another key', () => {
    expect(foundFor(owner, tenant('b', { tolerations: ['spot', 'dedicated=b'] }))).toEqual([]);
  });

  test('may have it in another environment of the owner', () => {
    const environments = {
      prod: { scheduling: { nodes: nodes('dedicated=a') } },
      dev: { scheduling: { tolerations: ['dedicated=a'] } },
    };
    expect(foundFor({ name: 'a', costCenter: 'C-1', environments })).toEqual([]);
  });
});

test('nodes are chosen by labels that can be, and kept by a taint that ordinary pods may tolerate', () => {
  const at = 'tenants.0.scheduling.nodes';
  const foundIn = (own: NodesProps) => foundFor(tenant('a', { nodes: own }));
  expect(foundIn({ selector: {}, taint: 'dedicated' })).toEqual([`NODES_INVALID ${at}.selector`]);
  expect(foundIn({ selector: { a: 'b' }, taint: 'nvidia.com/gpu' })).toEqual([
    `NODES_INVALID ${at}.taint`,
  ]);
  expect(foundIn({ selector: { a: 'b' }, taint: 'nvidia.com/gpu.product=A100' })).toEqual([
    `NODES_INVALID ${at}.taint`,
  ]);
  expect(foundIn({ selector: { 'a b': 'c d' }, taint: 'a=b=c' })).toEqual([
    `LABEL_KEY ${at}.selector.a b`,
    `LABEL_INVALID ${at}.selector.a b`,
    `TAINT_INVALID ${at}.taint`,
  ]);
});
