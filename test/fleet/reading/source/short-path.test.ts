import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortPath } from '../../../../lib/fleet/reading/source/short-path';
import { folderWith } from '../folder';

test('a way through other folders is as short as it can be', () => {
  const folder = folderWith({ 'tenants.yaml': '', 'team/a.yaml': '' });
  expect(shortPath(`${folder}/team/.././tenants.yaml`)).toBe(`${folder}/tenants.yaml`);
  expect(shortPath(`${folder}/team/a.yaml`)).toBe(`${folder}/team/a.yaml`);
});

test('a file that is not there is called as it was written', () => {
  expect(shortPath('team/../gone.yaml')).toBe('team/../gone.yaml');
});

test('a way through a link stays, because it leads elsewhere', () => {
  const folder = realpathSync(folderWith({ 'tenants.yaml': '', 'far/team/a.yaml': '' }));
  mkdirSync(join(folder, 'near'));
  symlinkSync(join(folder, 'far/team'), join(folder, 'near/link'));
  writeFileSync(join(folder, 'far/tenants.yaml'), '');
  writeFileSync(join(folder, 'near/tenants.yaml'), '');
  expect(shortPath(`${folder}/near/link/../tenants.yaml`)).toBe(
    `${folder}/near/link/../tenants.yaml`,
  );
});
