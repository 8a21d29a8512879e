import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import * as tenancy from '../../lib';
import { formatFinding } from '../../lib/fleet/print/frame';
import { readFleet } from '../../lib/fleet/load';
import { planFiles } from '../../lib/synth/fleet-files';

const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

/** The fenced samples of one language, in order. */
function samples(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1]!,
  );
}

describe('README: what it shows is what happens', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'readme-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (text: string): string => {
    const file = join(folder, 'tenants.yaml');
    writeFileSync(file, text);
    return file;
  };

  test('the ten lines resolve without a finding, and there are ten', () => {
    const [yaml] = samples('yaml');
    expect(yaml!.trimEnd().split('\n')).toHaveLength(10);
    expect(readFleet(write(yaml!)).findings).toEqual([]);
  });

  test('the tree is the one that the ten lines give, with their numbers', () => {
    const { fleet } = tenancy.loadFleet(write(samples('yaml')[0]!));
    const tree = samples('text')[0]!;
    const shown = [...tree.matchAll(/([\w-]+\.k8s\.yaml)/g)].map((match) => match[1]);
    const planned = planFiles(fleet).map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
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

  test('the TypeScript sample runs and prints what its comments say', () => {
    const [code] = samples('ts');
    const { code: script } = transformSync(code!, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const printed: string[] = [];
    const load = (name: string): unknown =>
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      name === 'cdk8s-tenancy' ? tenancy : (require(name) as unknown);
    const run = new Function('require', 'exports', 'console', 'process', script);
    const previous = process.env['CDK8S_OUTDIR'];
    process.env['CDK8S_OUTDIR'] = join(folder, 'dist');
    try {
      run(load, {}, { log: (value: unknown) => printed.push([value].flat().join(', ')) }, process);
    } finally {
      if (previous === undefined) delete process.env['CDK8S_OUTDIR'];
      else process.env['CDK8S_OUTDIR'] = previous;
    }
    const promised = [...code!.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(
      (match) => match[1],
    );
    expect(printed).toEqual(promised);
  });
});
