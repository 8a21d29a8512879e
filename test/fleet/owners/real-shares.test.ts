import { parse } from 'yaml';
import type { EnvironmentEntry, TenantEntry } from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';

type Environments = Record<string, EnvironmentEntry | null>;

const check = (environments: Environments) => {
  const tenant: TenantEntry = { name: 'vision', costCenter: 'ENG-1', environments };
  const { fleet, findings } = resolve({ apiVersion: API_VERSION, tenants: [tenant] });
  return { fleet, found: findings.all.filter(({ code }) => code === 'SHARE_DIFFERS') };
};

test.each<[string, Environments]>([
  ['one share that is raised', { prod: { share: '80%' } }],
  ['a small one', { prod: { share: '7.5%' } }],
  ['more than everything', { prod: { share: '105%' } }],
  ['everything', { prod: { share: '100%' } }],
  ['so much that nothing is left for the others', { prod: { share: '99.95%' } }],
  ['thirds', { dev: { share: 1 }, staging: { share: 1 }, prod: { share: 1 } }],
  ['a new environment', { load: { share: '40%' } }],
  ['one that is left out', { staging: null, prod: { share: '30%' } }],
])('the fix for %s can be pasted back, and is right', (_what, environments) => {
  const [item, ...others] = check(environments).found;
  expect(others).toEqual([]);
  const [, text] = /`environments: (\{.*\})`/.exec(item!.fix)!;
  const fixed = { ...environments, ...(parse(text!) as Environments) };
  const { fleet, found } = check(fixed);
  expect(found).toEqual([]);
  expect(fleet).toBeDefined();
  const shares = Object.values(fixed).flatMap((entry) =>
    entry === null ? [] : Number(String(entry.share).replace('%', '')),
  );
  expect(shares.reduce((left, right) => left + right)).toBeCloseTo(100);
});

test.each<[string, Environments]>([
  ['ten percent for one more environment', { canary: { share: '10%' } }],
  ['an environment that is left out', { staging: null }],
  [
    'shares that add up',
    { dev: { share: '20%' }, staging: { share: '20%' }, prod: { share: '60%' } },
  ],
])('%s is no finding', (_what, environments) => {
  expect(check(environments).found).toEqual([]);
});
