import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFleets, synth } from '../../lib';
import { readTree } from './trees';

const FIXTURES = join(__dirname, '..', 'fixtures');
/** `UPDATE_GOLDEN=1 npx jest test/golden` accepts what is emitted now; read the diff before you commit it. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

describe('golden trees: what is emitted equals what was reviewed, byte for byte', () => {
  const cases = readdirSync(FIXTURES);
  let output: string;
  beforeEach(() => (output = mkdtempSync(join(tmpdir(), 'golden-'))));
  afterEach(() => rmSync(output, { recursive: true, force: true }));

  test.each(cases)('%s', async (name) => {
    const folder = join(FIXTURES, name);
    const { fleets } = loadFleets(join(folder, 'tenants.yaml'));
    if (UPDATE) await synth(fleets, { output: join(folder, 'dist'), prune: true });
    await synth(fleets, { output });
    expect(readTree(output)).toEqual(readTree(join(folder, 'dist')));
  });
});
