import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFleet, synth } from '../../lib';

const FIXTURES = join(__dirname, '..', 'fixtures');
/** `UPDATE_GOLDEN=1 npx jest test/golden` accepts what is emitted now; read the diff before you commit it. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

/** Every file below a folder with its bytes. */
function readTree(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    tree[path.slice(folder.length + 1)] = readFileSync(path, 'utf8');
  }
  return tree;
}

describe('golden trees: what is emitted equals what was reviewed, byte for byte', () => {
  const cases = readdirSync(FIXTURES);
  let output: string;
  beforeEach(() => (output = mkdtempSync(join(tmpdir(), 'golden-'))));
  afterEach(() => rmSync(output, { recursive: true, force: true }));

  test.each(cases)('%s', async (name) => {
    const folder = join(FIXTURES, name);
    const { fleet } = loadFleet(join(folder, 'tenants.yaml'));
    if (UPDATE) await synth(fleet, { output: join(folder, 'dist'), prune: true });
    await synth(fleet, { output });
    expect(readTree(output)).toEqual(readTree(join(folder, 'dist')));
  });
});
