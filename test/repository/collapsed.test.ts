import { execFileSync } from 'node:child_process';
import { ROOT } from './imports';

/** Whether a pull request collapses the diff of a file. */
function isCollapsed(path: string): boolean {
  const out = execFileSync('git', ['check-attr', 'linguist-generated', path], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return out.trimEnd().endsWith(': set');
}

test.each([
  'dist/tenants/vision/prod.k8s.yaml',
  'dist/access/vision/prod.k8s.yaml',
  'test/fixtures/minimal/dist/platform/roles.k8s.yaml',
  'tenants.yaml',
  'docs/quick-start.md',
])('a pull request shows the diff of %s', (path) => expect(isCollapsed(path)).toBe(false));

test.each([
  'package-lock.json',
  'schema/tenants.schema.json',
  'lib/fleet/shape/generated/shapes.ts',
  'docs/reference.md',
])('it may collapse that of %s, which nobody writes', (path) =>
  expect(isCollapsed(path)).toBe(true),
);
