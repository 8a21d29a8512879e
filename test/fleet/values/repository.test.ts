import { folderInRepository, isOci } from '../../../lib/fleet/values/repository';

test.each([
  ['clusters/eu/dist', 'clusters/eu/dist/platform'],
  ['.', 'platform'],
])('with the output in %s, the platform is in %s', (output, path) => {
  expect(folderInRepository(output, 'platform')).toBe(path);
});

test('an artifact is known by its URL', () => {
  expect(isOci('oci://registry.example.com/tenants')).toBe(true);
  expect(isOci('https://git.example.com/oci.git')).toBe(false);
});
