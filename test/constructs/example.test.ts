import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { App, Chart } from 'cdk8s';
import { Platform, Tenant } from '../../lib';
import { platformOf } from './forms';
import { type ApiManifest, chart } from './objects';

const EXAMPLE = join(__dirname, '..', '..', 'examples', 'constructs-only');

/** The objects of each file that the example writes, run as `cdk8s synth` runs it. */
function runExample(): Record<string, ApiManifest[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], {
      cwd: EXAMPLE,
      encoding: 'utf8',
      env: { ...process.env, CDK8S_OUTDIR: outdir },
    });
    if (status !== 0) throw new Error(stderr);
    return Object.fromEntries(
      readdirSync(outdir).map((name) => [
        name,
        parseAllDocuments(readFileSync(join(outdir, name), 'utf8')).map(
          (document) => document.toJS() as ApiManifest,
        ),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

describe('the example examples/constructs-only', () => {
  let files: Record<string, ApiManifest[]>;
  beforeAll(() => (files = runExample()), 60_000);

  const names = (file: string): string[] =>
    files[file]!.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const object = (file: string, kind: string, namespace: string, name: string): ApiManifest =>
    files[file]!.find(
      ({ kind: other, metadata }) =>
        other === kind && metadata.namespace === namespace && metadata.name === name,
    )!;

  test('writes one file for each chart', () => {
    expect(Object.keys(files).sort()).toEqual([
      'cluster.k8s.yaml',
      'legacy.k8s.yaml',
      'vision.k8s.yaml',
    ]);
  });

  test('splits 8 GPUs 2, 2 and 4, as its README says', () => {
    const gpus = ['ml-vision-dev', 'ml-vision-staging', 'ml-vision-prod'].map(
      (namespace) =>
        object('vision.k8s.yaml', 'ResourceQuota', namespace, 'namespace')['spec'].hard[
          'requests.nvidia.com/gpu'
        ] as string,
    );
    expect(gpus).toEqual(['2', '2', '4']);
    const settings = object('vision.k8s.yaml', 'ConfigMap', 'ml-vision-prod', 'settings');
    expect(settings['data']).toEqual({ gpus: '4' });
  });

  test('binds one more viewer to one environment', () => {
    const binding = (namespace: string): ApiManifest | undefined =>
      object('vision.k8s.yaml', 'RoleBinding', namespace, 'on-call');
    expect(binding('ml-vision-prod')!['roleRef'].name).toBe('tenant-viewer');
    expect(binding('ml-vision-dev')).toBeUndefined();
  });

  test('guards a namespace that it did not make', () => {
    expect(names('legacy.k8s.yaml')).toEqual([
      'ResourceQuota accelerators',
      'ResourceQuota forbidden-priorities',
      'RoleBinding users',
    ]);
  });

  test('lets everybody read the catalogue', () => {
    const binding = files['cluster.k8s.yaml']!.find(({ kind, metadata }) =>
      `${kind} ${metadata.name}`.startsWith('ClusterRoleBinding tenant-catalogue'),
    )!;
    expect(binding['subjects']).toMatchObject([
      { name: 'dave@company.com' },
      { name: 'trainers' },
      { name: 'vision' },
    ]);
  });

  test('is what its README shows', () => {
    const program = readFileSync(join(EXAMPLE, 'main.ts'), 'utf8');
    const readme = readFileSync(join(EXAMPLE, 'README.md'), 'utf8');
    const samples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, sample]) => sample!);
    expect(samples).toHaveLength(5);
    for (const sample of samples) expect(program).toContain(sample);
    for (const file of Object.keys(files)) expect(readme).toContain(`dist/${file}`);
  });

  test('is refused as its README says', () => {
    const build = (): unknown =>
      new Tenant(chart(), 'vision', {
        name: 'vision',
        costCenter: 'ENG-014',
        quota: { gpu: { h10: 8 } },
        platform: platformOf({ pools: { h100: { resource: 'nvidia.com/gpu' } } }),
      });
    const readme = readFileSync(join(EXAMPLE, 'README.md'), 'utf8');
    const message = /^TenancyError: (.*)$/m.exec(readme)![1]!;
    expect(build).toThrow(new Error(message));
  });

  test('is refused as its README says where teams together take too much', () => {
    const app = new App();
    const pools = { h100: { resource: 'nvidia.com/gpu', capacity: 64 } };
    const platform = new Platform(new Chart(app, 'cluster'), 'platform', { pools });
    for (const name of ['vision', 'speech']) {
      const quota = { gpu: 40 };
      new Tenant(new Chart(app, name), name, { platform, name, costCenter: 'ENG-014', quota });
    }
    const readme = readFileSync(join(EXAMPLE, 'README.md'), 'utf8');
    const message = /^\[cluster\/platform\] .*$/m.exec(readme)![0];
    expect(() => app.synthYaml()).toThrow(message);
  });
});
