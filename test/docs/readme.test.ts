import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFleet } from '../../lib';
import { readFleet } from '../../lib/fleet/load';
import { formatFinding } from '../../lib/findings/print/frame';
import { FleetFiles } from '../../lib/synth/render/fleet-files';
import { readPage } from './pages';

const README = readPage('README.md');

/** The fenced samples of one language, in order. */
function samples(language: string): string[] {
  return README.blocks.filter((block) => block.language === language).map(({ text }) => text);
}

// That its fleet and its program run, samples.test.ts proves for all pages.
describe('README: what it shows is what happens', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'readme-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (text: string): string => {
    const file = join(folder, 'tenants.yaml');
    writeFileSync(file, text);
    return file;
  };

  test('there are ten lines', () => {
    expect(samples('yaml')[0]!.trimEnd().split('\n')).toHaveLength(10);
  });

  test('the tree is the one that the ten lines give, with their numbers', () => {
    const { fleet } = loadFleet(write(samples('yaml')[0]!));
    const tree = samples('text')[0]!;
    const shown = [...tree.matchAll(/([\w-]+\.k8s\.yaml)/g)].map((match) => match[1]);
    const planned = new FleetFiles(fleet)
      .plan()
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    expect(shown.sort()).toEqual(planned.sort());
    for (const { namespace, quota } of Object.values(fleet.tenants[0]!.environments)) {
      const line = tree.split('\n').find((text) => text.includes(`namespace ${namespace} `))!;
      expect(line.replace(/\s+/g, ' ')).toContain(
        `${namespace} ${quota.cpu} cpu ${quota.memory} ${quota.gpu['h100']} GPUs`,
      );
    }
  });

  test('the wrong line reads as shown', () => {
    const wrong = samples('yaml')[0]!.replace('gpu: 10}', 'gpu: {h10: 10}}');
    const { findings, sources } = readFleet(write(wrong));
    const shown = findings.map((item) => formatFinding(item, sources.lines(item.file!)));
    expect(shown.map((text) => text.replaceAll(`${folder}/`, ''))).toEqual([
      samples('text')[1]!.trimEnd(),
    ]);
  });
});
