import { join } from 'node:path';
import { TenancyError } from '../../lib/findings/finding';
import { loadFleet, readFleet } from '../../lib/fleet/load';
import type { FleetProps } from '../../lib/fleet/model/props';
import { folderWith } from './reading/folder';

const PROPS: FleetProps = {
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  tenants: [{ name: 'vision', costCenter: 'ENG-1', quota: { cpu: null } }],
};

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('a file and an object in the same form give the same fleet', () => {
  const file = join(folderWith({ 'tenants.yaml': JSON.stringify(PROPS) }), 'tenants.yaml');
  expect(loadFleet(file).fleet).toEqual(loadFleet(PROPS).fleet);
});

test('warnings come with the fleet: with a place from a file, with a path from an object', () => {
  const file = join(folderWith({ 'tenants.yaml': JSON.stringify(PROPS) }), 'tenants.yaml');
  const path = ['tenants', 0, 'quota', 'cpu'];
  expect(loadFleet(file).warnings).toMatchObject([
    { code: 'QUOTA_UNBOUNDED', file, line: 1, path },
  ]);
  const { warnings } = loadFleet(PROPS);
  expect(warnings).toMatchObject([{ code: 'QUOTA_UNBOUNDED', path }]);
  expect(warnings[0]).not.toHaveProperty('line');
});

test('errors are thrown all at once, warnings with them, in the order of the paths', () => {
  const error = thrownBy(() =>
    loadFleet({
      ...PROPS,
      tenants: [...PROPS.tenants, { name: 'Speech', costCenter: 'ENG-2', quota: { cpu: -1 } }],
    }),
  );
  expect(error).toBeInstanceOf(TenancyError);
  const { findings, message } = error as TenancyError;
  expect(findings.map(({ code }) => code)).toEqual([
    'QUOTA_UNBOUNDED',
    'NAME_INVALID',
    'QUANTITY_INVALID',
  ]);
  expect(message.split('\n')).toEqual([
    expect.stringMatching(
      /^tenants\[1\]\.name error NAME_INVALID: `Speech` cannot be .*`speech`\.$/,
    ),
    expect.stringMatching(/^tenants\[1\]\.quota\.cpu error QUANTITY_INVALID: `-1` is negative\. /),
  ]);
});

test('errors of a file are thrown with their places', () => {
  const file = join(folderWith({ 'tenants.yaml': 'tenants: []\n' }), 'tenants.yaml');
  expect(() => loadFleet(file)).toThrow(`${file}:1:1 error KEY_MISSING`);
});

test('a file that cannot be read is an error like others', () => {
  expect(() => loadFleet('/nowhere/tenants.yaml')).toThrow(/FILE_UNREADABLE/);
});

test('`include` is for files: an object has no folder', () => {
  expect(() => loadFleet({ ...PROPS, include: 'tenants.d/*.yaml' })).toThrow(TypeError);
});

test('reading never throws: what is wrong is in the findings', () => {
  const folder = folderWith({ 'tenants.yaml': 'tenants: [' });
  const { fleet, findings } = readFleet(join(folder, 'tenants.yaml'));
  expect(fleet).toBeUndefined();
  expect(findings.map(({ code }) => code)).toEqual(['YAML_SYNTAX']);
});
