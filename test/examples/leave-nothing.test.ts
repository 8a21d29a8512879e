import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../docs/pages';
import { EXAMPLES } from './run-app';

const NAMES = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Whether Git would show a file as new. */
function isIgnored(path: string): boolean {
  return (
    spawnSync('git', ['check-ignore', '--quiet', relative(ROOT, path)], { cwd: ROOT }).status === 0
  );
}

describe('people who run an example in a clone', () => {
  test.each(NAMES)('%s: leave nothing behind that Git would show', (name) => {
    for (const file of ['dist/tenants/vision/dev.k8s.yaml', 'dist/vision.k8s.yaml']) {
      expect([file, isIgnored(join(EXAMPLES, name, file))]).toEqual([file, true]);
    }
  });

  test.each(NAMES)('%s: its own files are not ignored', (name) => {
    const files = readdirSync(join(EXAMPLES, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.startsWith(join(EXAMPLES, name, 'dist')));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => existsSync(file) && isIgnored(file))).toEqual([]);
  });

  test('what this repository writes of its own tenants is committed', () => {
    expect(isIgnored(join(ROOT, 'dist/tenants/vision/dev.k8s.yaml'))).toBe(false);
  });
});
