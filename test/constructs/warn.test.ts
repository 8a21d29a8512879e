import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Platform, Tenant } from '../../lib';
import { chart } from './objects';
import { warningsOf } from './warnings';

const POOLS = { h100: { resource: 'nvidia.com/gpu' } };

function tenantWith(platform: Platform, name = 'vision'): Tenant {
  return new Tenant(chart(), name, {
    platform,
    name,
    costCenter: 'C-1',
    quota: { gpu: 1 },
  });
}

describe('a warning', () => {
  test('is told once, with its code, the construct and the path of the prop', () => {
    const platform = Platform.fromProps(chart(), 'platform', { pools: POOLS });
    const told = warningsOf(() => tenantWith(platform));
    expect(told).toEqual([
      {
        type: 'TenancyWarning',
        code: 'GPU_ZERO',
        message: expect.stringMatching(
          /^\[chart\/vision\] quota\.gpu\S* warning GPU_ZERO: `vision` /,
        ),
      },
    ]);
  });

  test('about the platform is told by the platform, and not again by each tenant', () => {
    const told = warningsOf(() => {
      const platform = new Platform(chart(), 'platform', { pools: POOLS, reconcilers: [] });
      tenantWith(platform);
      tenantWith(platform, 'speech');
    });
    expect(told.filter(({ code }) => code === 'GUARD_RAIL_OFF')).toHaveLength(1);
    expect(told.map(({ code }) => code)).toEqual(['GUARD_RAIL_OFF', 'GPU_ZERO', 'GPU_ZERO']);
  });

  test('is not told where the props accept it', () => {
    const platform = Platform.fromProps(chart(), 'platform', { pools: POOLS });
    const told = warningsOf(
      () =>
        new Tenant(chart(), 'vision', {
          platform,
          name: 'vision',
          costCenter: 'C-1',
          quota: { gpu: 1 },
          accept: [{ code: 'GPU_ZERO', why: 'Only prod serves.' }],
        }),
    );
    expect(told).toEqual([]);
  });

  test('is in the list of warnings as well', () => {
    const platform = Platform.fromProps(chart(), 'platform', { pools: POOLS });
    expect(tenantWith(platform).warnings).toMatchObject([
      { code: 'GPU_ZERO', path: ['quota', 'gpu'] },
    ]);
  });

  test('goes to standard error, and nothing goes to standard output', () => {
    const program = `
      const { App, Chart } = require('cdk8s');
      const { Platform, Tenant } = require(${JSON.stringify(join(__dirname, '../../lib'))});
      const app = new App();
      const platform = new Platform(new Chart(app, 'p'), 'platform', ${JSON.stringify({ pools: POOLS })});
      new Tenant(new Chart(app, 'v'), 'vision', { platform, name: 'vision', costCenter: 'C', quota: { gpu: 1 } });`;
    const { stderr, stdout, status } = spawnSync(
      process.execPath,
      ['--require', 'tsx/cjs', '--eval', program],
      { encoding: 'utf8', cwd: join(__dirname, '../..') },
    );
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
    expect(stderr.match(/GPU_ZERO\] TenancyWarning: \[v\/vision\] quota\.gpu/g)).toHaveLength(1);
  }, 60_000);
});
