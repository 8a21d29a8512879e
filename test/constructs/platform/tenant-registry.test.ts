import { App, Chart, Testing } from 'cdk8s';
import {
  Platform,
  type PlatformProps,
  SharedService,
  Tenant,
  TenantEnvironment,
  type TenantProps,
  loadFleet,
} from '../../../lib';
import { warningsOf } from '../warnings';

const PLATFORM: PlatformProps = {
  prefix: 'ml',
  pools: { h100: { resource: 'nvidia.com/gpu', capacity: 64 } },
};

/** An app with a platform, in which tenants are made. */
class Program {
  readonly app = new App();
  readonly platform: Platform;

  constructor(props: PlatformProps = PLATFORM) {
    this.platform = new Platform(new Chart(this.app, 'platform'), 'platform', props);
  }

  tenant(id: string, props: Partial<TenantProps> = {}): Tenant {
    const common = { platform: this.platform, name: id, costCenter: 'C-1' };
    return new Tenant(new Chart(this.app, id), 'tenant', { ...common, ...props });
  }

  /** The lines with which the app is refused; none if it is not. */
  refusal(): string[] {
    try {
      this.app.synthYaml();
      return [];
    } catch (error) {
      const [first, ...lines] = (error as Error).message.split('\n  ');
      expect(first).toBe('Validation failed with the following errors:');
      return lines;
    }
  }
}

test('tenants that fit together are synthesized', () => {
  const program = new Program();
  program.tenant('vision', { quota: { gpu: 40 } });
  program.tenant('speech', { quota: { gpu: 24 } });
  expect(program.refusal()).toEqual([]);
});

describe('an app is refused', () => {
  test('where two tenants have one name', () => {
    const program = new Program();
    program.tenant('one', { name: 'vision', namespaces: 'single', namespace: 'a1' });
    program.tenant('two', { name: 'vision', namespaces: 'single', namespace: 'a2' });
    expect(program.refusal()).toEqual([
      expect.stringMatching(/^\[two\/tenant\] name error TENANT_DUPLICATE: .*`vision`/),
    ]);
  });

  test('where two tenants derive one namespace', () => {
    const program = new Program();
    program.tenant('a', { namespaces: 'single', namespace: 'ml-shared' });
    program.tenant('b', { namespaces: 'single', namespace: 'ml-shared' });
    expect(program.refusal()).toEqual([
      expect.stringMatching(/^\[b\/tenant\] namespace error NAMESPACE_CLASH: .*`ml-shared`/),
    ]);
  });

  test('where two tenants claim one host', () => {
    const program = new Program();
    program.tenant('a', { network: { hosts: ['*.example.com'] } });
    program.tenant('b', { network: { hosts: ['ml.example.com'] } });
    expect(program.refusal()).toEqual([
      expect.stringMatching(/^\[b\/tenant\] network\.hosts error HOST_CLASH: `ml\.example\.com`/),
    ]);
  });

  test('where tenants together hold more than a pool has', () => {
    const program = new Program();
    program.tenant('vision', { quota: { gpu: 40 } });
    program.tenant('speech', { quota: { gpu: 40 } });
    expect(program.refusal()).toEqual([
      expect.stringMatching(
        /^\[platform\/platform\] pools\.h100\.capacity error POOL_OVERCOMMITTED: .* 80 /,
      ),
    ]);
  });

  test('where a shared service takes too much, or has the name of a tenant', () => {
    const program = new Program();
    const vision = program.tenant('vision', { quota: { gpu: 60 } });
    const { platform } = program;
    new SharedService(new Chart(program.app, 'service'), 'service', {
      platform,
      name: 'vision',
      namespace: 'ml-service',
      costCenter: 'P-1',
      ports: { http: 80 },
      quota: { gpu: 10 },
      consumers: [vision],
    });
    const lines = program.refusal();
    expect(lines.join('\n')).toMatch(/^\[service\/service\] .*TENANT_DUPLICATE/m);
  });

  test('with everything that is wrong at once, in the words of a file', () => {
    const program = new Program();
    const entries = ['vision', 'speech'].map((name) => ({
      name,
      costCenter: 'C-1',
      quota: { gpu: 40 },
      namespaces: 'single' as const,
      namespace: 'ml-one',
    }));
    for (const entry of entries) program.tenant(entry.name, entry);
    const lines = program.refusal();
    const file = (): unknown =>
      loadFleet({ apiVersion: 'cdk8s-tenancy/v1alpha1', platform: PLATFORM, tenants: entries });
    let words = '';
    try {
      file();
    } catch (error) {
      words = (error as Error).message;
    }
    const sayings = (text: string): string[] =>
      text
        .split('\n')
        .map((line) => line.slice(line.indexOf(' error ')))
        .sort();
    expect(lines).toHaveLength(2);
    expect(sayings(lines.join('\n'))).toEqual(sayings(words));
  });

  test('by Testing.synth as well', () => {
    const program = new Program();
    program.tenant('vision', { quota: { gpu: 40 } });
    const speech = program.tenant('speech', { quota: { gpu: 40 } });
    expect(() => Testing.synth(Chart.of(speech))).toThrow('POOL_OVERCOMMITTED');
  });

  test('also after it was fine before', () => {
    const program = new Program();
    program.tenant('vision', { quota: { gpu: 40 } });
    expect(program.refusal()).toEqual([]);
    program.tenant('speech', { quota: { gpu: 40 } });
    expect(program.refusal()).toHaveLength(1);
  });
});

describe('what belongs together', () => {
  test('are the tenants of one platform: another cluster may have the same', () => {
    const program = new Program();
    program.tenant('vision');
    const other = new Platform(new Chart(program.app, 'other'), 'platform', PLATFORM);
    program.tenant('elsewhere', { name: 'vision', platform: other });
    expect(program.refusal()).toEqual([]);
  });

  test('are the tenants of one app, even if their platform is in another one', () => {
    const platform = Platform.fromProps(new Chart(new App(), 'p'), 'platform', PLATFORM);
    const [first, second] = [new Program(), new Program()];
    first.tenant('vision', { platform, quota: { gpu: 40 } });
    second.tenant('vision', { platform, quota: { gpu: 40 } });
    expect([first.refusal(), second.refusal()]).toEqual([[], []]);
    first.tenant('speech', { platform, quota: { gpu: 40 } });
    expect(first.refusal()).toEqual([
      expect.stringMatching(/^\[vision\/tenant\] platform\.pools\.h100\.capacity error /),
    ]);
    expect(second.refusal()).toEqual([]);
  });

  test('is one tenant, where its environments are made one by one', () => {
    const program = new Program();
    const { platform } = program;
    const props = { platform, name: 'vision', costCenter: 'C-1', quota: { gpu: 40 } };
    const make = (id: string, environment: string): unknown =>
      new TenantEnvironment(new Chart(program.app, id), environment, { ...props, environment });
    make('dev', 'dev');
    make('prod', 'prod');
    expect(program.refusal()).toEqual([]);
    make('again', 'prod');
    expect(program.refusal().join('\n')).toContain('TENANT_DUPLICATE');
  });
});

describe('tenants without a platform', () => {
  const make = (app: App, name: string, quota = {}): Tenant =>
    new Tenant(new Chart(app, name), 'tenant', { name, costCenter: 'C-1', quota });

  test('get the built-in defaults, with one warning for the app', () => {
    const app = new App();
    const told = warningsOf(() => {
      expect(make(app, 'a').namespaces).toEqual(['a-dev', 'a-staging', 'a-prod']);
      make(app, 'b');
    });
    expect(told).toMatchObject([
      { code: 'KEY_MISSING', message: expect.stringMatching(/^\[a\/tenant\] platform warning /) },
    ]);
  });

  test('share that platform, which makes no object', () => {
    const app = new App();
    const [a, b] = [make(app, 'a'), make(app, 'b')];
    expect(a.platform).toBe(b.platform);
    expect(app.synthYaml()).not.toContain('ClusterRole\nmetadata');
  });

  test('are checked together', () => {
    const app = new App();
    make(app, 'a');
    new Tenant(new Chart(app, 'again'), 'tenant', { name: 'a', costCenter: 'C-1' });
    expect(() => app.synthYaml()).toThrow('TENANT_DUPLICATE');
  });

  test('take the platform that they are in', () => {
    const app = new App();
    const platform = new Platform(new Chart(app, 'p'), 'platform', { prefix: 'ml' });
    const told = warningsOf(() => {
      const tenant = new Tenant(platform, 'vision', { name: 'vision', costCenter: 'C-1' });
      expect(tenant.platform).toBe(platform);
      expect(tenant.namespaces[0]).toBe('ml-vision-dev');
    });
    expect(told).toEqual([]);
  });
});
