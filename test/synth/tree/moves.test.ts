import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TenancyError } from '../../../lib/findings/finding';
import type { FleetProps, PlatformEntry, TenantEntry } from '../../../lib/fleet/model/props';
import { loadFleet } from '../../../lib/fleet/load';
import { type SynthOptions, synth } from '../../../lib/synth/synth';
import { snapshot } from './tree-fixture';

let output: string;

beforeEach(() => (output = mkdtempSync(join(tmpdir(), 'moves-'))));
afterEach(() => rmSync(output, { recursive: true }));

type Parts = Partial<Omit<FleetProps, 'apiVersion'>>;

const PLATFORM: PlatformEntry = { prefix: 'ml', kubernetesVersion: '1.34' };
const VISION: TenantEntry = {
  name: 'vision',
  costCenter: 'ENG-1',
  admins: ['alice@example.com'],
  users: [{ group: 'vision' }],
};
const SPEECH: TenantEntry = { name: 'speech', costCenter: 'ENG-2' };

const run = async (parts: Parts, options: SynthOptions = {}) => {
  const { fleet } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: PLATFORM,
    tenants: [VISION, SPEECH],
    ...parts,
  });
  return synth(fleet, { output, ...options });
};

const refusals = async (parts: Parts, options?: SynthOptions): Promise<string[]> => {
  try {
    await run(parts, options);
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    return error.findings.map(({ code, message, fix }) => `${code} ${message} ${fix}`);
  }
  return [];
};

const vision = (change: Partial<TenantEntry>): Parts => ({
  tenants: [{ ...VISION, ...change }, SPEECH],
});

/** The namespaces of the tree, by the path of their file. */
const namespaces = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(snapshot(output)).flatMap(([path, text]) => {
      const found = /^kind: Namespace\n(?:[^-].*\n)*? {2}name: (.+)$/m.exec(text);
      return found === null ? [] : [[path, found[1]!]];
    }),
  );

const single = { namespaces: 'single' } as const;

describe('a live namespace that would be replaced is an error, and what the fix says keeps it', () => {
  const cases: {
    what: string;
    before?: Parts;
    after: Parts;
    says: RegExp;
    fix: RegExp;
    fixed: Parts;
  }[] = [
    {
      what: 'another prefix',
      after: { platform: { ...PLATFORM, prefix: 'ai' } },
      says: /^NAMESPACE_MOVED `prefix: ai` instead of `prefix: ml` would replace 6 live namespaces: for example, `ai-speech-dev` instead of `ml-speech-dev`\. Kubernetes cannot rename/,
      fix: /Put `prefix: ml` back, or state the old `namespace` of each environment/,
      fixed: {},
    },
    {
      what: 'a prefix that is left out',
      after: { platform: { kubernetesVersion: '1.34' } },
      says: /^NAMESPACE_MOVED No prefix instead of `prefix: ml` would replace 6/,
      fix: /Put `prefix: ml` back/,
      fixed: {},
    },
    {
      what: 'a first prefix',
      before: { platform: { kubernetesVersion: '1.34' } },
      after: {},
      says: /^NAMESPACE_MOVED `prefix: ml` instead of no prefix would replace 6/,
      fix: /Remove `prefix`/,
      fixed: { platform: { kubernetesVersion: '1.34' } },
    },
    {
      what: 'a stated namespace',
      after: vision({ environments: { prod: { namespace: 'live' } } }),
      says: /^NAMESPACE_MOVED The namespace of `prod` of tenant `vision` would become `live` instead of `ml-vision-prod`\./,
      fix: /Write `namespace: ml-vision-prod` in the environment `prod` of tenant `vision`/,
      fixed: vision({ environments: { prod: { namespace: 'ml-vision-prod' } } }),
    },
    {
      what: 'a stated namespace that is left out, which looks like a prefix',
      before: vision({ environments: { prod: { namespace: 'old-vision-prod' } } }),
      after: { platform: PLATFORM },
      says: /^NAMESPACE_MOVED The namespace of `prod` of tenant `vision` would become `ml-vision-prod` instead of `old-vision-prod`\./,
      fix: /Write `namespace: old-vision-prod`/,
      fixed: vision({ environments: { prod: { namespace: 'old-vision-prod' } } }),
    },
    {
      what: 'a former name of an environment that somebody deletes later',
      before: vision({ environments: { live: { share: '50%', renamedFrom: 'prod' }, prod: null } }),
      after: vision({ environments: { live: { share: '50%' }, prod: null } }),
      says: /^NAMESPACE_MOVED The namespace of `live` of tenant `vision` would become `ml-vision-live` instead of `ml-vision-prod`\./,
      fix: /If `renamedFrom: prod` was deleted there, put it back: .* Write `namespace: ml-vision-prod`/,
      fixed: vision({ environments: { live: { share: '50%', renamedFrom: 'prod' }, prod: null } }),
    },
    {
      what: 'another single namespace',
      before: vision(single),
      after: vision({ ...single, namespace: 'eyes' }),
      says: /^NAMESPACE_MOVED The namespace of tenant `vision` would become `eyes` instead of `ml-vision`\./,
      fix: /Write `namespace: ml-vision` for tenant `vision` to keep it/,
      fixed: vision({ ...single, namespace: 'ml-vision' }),
    },
    {
      what: 'a single namespace instead of several',
      after: vision(single),
      says: /^NAMESPACE_MOVED `namespaces: single` would give tenant `vision` the namespace `ml-vision` instead of `ml-vision-dev`, `ml-vision-prod`, `ml-vision-staging`\./,
      fix: /Write `namespaces: perEnvironment` for the tenant\..*`environments: {all: {renamedFrom: prod}}`/,
      fixed: vision({ namespaces: 'perEnvironment' }),
    },
    {
      what: 'several namespaces instead of a single one',
      before: vision(single),
      after: vision({}),
      says: /^NAMESPACE_MOVED Without `namespaces: single`, tenant `vision` would get namespaces such as `ml-vision-prod` instead of `ml-vision`\./,
      fix: /`environments: {prod: {renamedFrom: all}}`/,
      fixed: vision({ environments: { prod: { renamedFrom: 'all' } } }),
    },
    {
      what: 'a shared service that moves',
      before: {
        sharedServices: { mlflow: { costCenter: 'P', ports: { http: 80 }, consumers: 'all' } },
      },
      after: {
        sharedServices: {
          mlflow: { costCenter: 'P', ports: { http: 80 }, consumers: 'all', namespace: 'tracking' },
        },
      },
      says: /^NAMESPACE_MOVED The namespace of the shared service `mlflow` would become `tracking` instead of `ml-mlflow`\./,
      fix: /Write `namespace: ml-mlflow` for the shared service `mlflow`/,
      fixed: {
        sharedServices: {
          mlflow: {
            costCenter: 'P',
            ports: { http: 80 },
            consumers: 'all',
            namespace: 'ml-mlflow',
          },
        },
      },
    },
    {
      what: 'an environment that is left out',
      after: vision({ environments: { prod: null } }),
      says: /^TENANT_VANISHED Environment prod of tenant vision is gone/,
      fix: /`state: removed`/,
      fixed: vision({ environments: { prod: { state: 'removed' } } }),
    },
    {
      what: 'an environment that is renamed',
      after: vision({ environments: { prod: null, production: { share: '50%' } } }),
      says: /^TENANT_VANISHED Environment prod of tenant vision is gone/,
      fix: /Was it renamed to `production`, which is new and has a similar name\? Then write `renamedFrom: prod` in the environment `production`/,
      fixed: vision({
        environments: { prod: null, production: { share: '50%', renamedFrom: 'prod' } },
      }),
    },
    {
      what: 'a tenant that is renamed, with its admins',
      after: { tenants: [{ ...VISION, name: 'perception' }, SPEECH] },
      says: /^TENANT_VANISHED Tenant vision is gone/,
      fix: /Was it renamed to `perception`, which is new and has the same admins\? Then write `renamedFrom: vision` in `perception`/,
      fixed: { tenants: [{ ...VISION, name: 'perception', renamedFrom: 'vision' }, SPEECH] },
    },
    {
      what: 'a tenant with a similar name and other people',
      after: { tenants: [{ ...VISION, name: 'vision2', admins: [] }, SPEECH] },
      says: /^TENANT_VANISHED/,
      fix: /Was it renamed to `vision2`, which is new and has a similar name/,
      fixed: {
        tenants: [{ ...VISION, name: 'vision2', admins: [], renamedFrom: 'vision' }, SPEECH],
      },
    },
    {
      what: 'a tenant with the same cost center',
      after: { tenants: [{ name: 'eyes', costCenter: 'ENG-1' }, SPEECH] },
      says: /^TENANT_VANISHED/,
      fix: /Was it renamed to `eyes`, which is new and has the same cost center/,
      fixed: { tenants: [{ name: 'eyes', costCenter: 'ENG-1', renamedFrom: 'vision' }, SPEECH] },
    },
    {
      what: 'a namespace that goes to another tenant',
      before: vision(single),
      after: {
        tenants: [{ name: 'eyes', costCenter: 'X', ...single, namespace: 'ml-vision' }, SPEECH],
      },
      says: /^TENANT_VANISHED Tenant vision is gone/,
      fix: /Was it renamed to `eyes`, which has the same namespace/,
      fixed: {
        tenants: [
          {
            name: 'eyes',
            costCenter: 'X',
            ...single,
            namespace: 'ml-vision',
            renamedFrom: 'vision',
          },
          SPEECH,
        ],
      },
    },
    {
      what: 'a shared service that is renamed',
      before: {
        sharedServices: { mlflow: { costCenter: 'P', ports: { http: 80 }, consumers: 'all' } },
      },
      after: {
        sharedServices: { tracking: { costCenter: 'P', ports: { http: 80 }, consumers: 'all' } },
      },
      says: /^TENANT_VANISHED Shared service mlflow is gone/,
      fix: /Then write `renamedFrom: mlflow` in `tracking`/,
      fixed: {
        sharedServices: {
          tracking: {
            costCenter: 'P',
            ports: { http: 80 },
            consumers: 'all',
            renamedFrom: 'mlflow',
          },
        },
      },
    },
    {
      what: 'a second renaming',
      before: { tenants: [{ ...VISION, name: 'perception', renamedFrom: 'vision' }, SPEECH] },
      after: { tenants: [{ ...VISION, name: 'eyes', renamedFrom: 'vision' }, SPEECH] },
      says: /^TENANT_VANISHED Tenant perception is gone/,
      fix: /Then write `renamedFrom: \[vision, perception\]` in `eyes`/,
      fixed: {
        tenants: [{ ...VISION, name: 'eyes', renamedFrom: ['vision', 'perception'] }, SPEECH],
      },
    },
    {
      what: 'a renaming with another prefix',
      after: {
        platform: { ...PLATFORM, prefix: 'ai' },
        tenants: [{ ...VISION, name: 'perception', renamedFrom: 'vision' }, SPEECH],
      },
      says: /^NAMESPACE_MOVED `prefix: ai` instead of `prefix: ml` would replace 6 live/,
      fix: /Put `prefix: ml` back/,
      fixed: { tenants: [{ ...VISION, name: 'perception', renamedFrom: 'vision' }, SPEECH] },
    },
  ];

  test.each(cases)('$what', async ({ before = {}, after, says, fix, fixed }) => {
    await run(before);
    const tree = snapshot(output);
    const live = Object.values(namespaces());
    for (const options of [{}, { check: true }]) {
      const [first, ...others] = await refusals(after, options);
      expect(others).toEqual([]);
      expect(first).toMatch(says);
      expect(first).toMatch(fix);
      expect(snapshot(output)).toEqual(tree);
    }
    await run(fixed);
    expect(Object.values(namespaces())).toEqual(expect.arrayContaining(live));
    const second = await run(fixed);
    expect(second).toMatchObject({ created: [], changed: [], removed: [] });
  });
});

describe('a renamed tenant keeps its namespaces', () => {
  const renamed: Parts = {
    tenants: [{ ...VISION, name: 'perception', renamedFrom: 'vision' }, SPEECH],
  };

  test('its files go to its new name, and its name changes in them', async () => {
    await run({});
    const before = snapshot(output);
    await run(renamed);
    const after = snapshot(output);
    for (const folder of ['tenants', 'access']) {
      for (const environment of ['dev', 'staging', 'prod']) {
        const old = before[`${folder}/vision/${environment}.k8s.yaml`]!;
        const next = after[`${folder}/perception/${environment}.k8s.yaml`]!;
        expect(next).toBe(
          old
            .replaceAll('tenant: vision', 'tenant: perception')
            .replaceAll('display-name: vision', 'display-name: perception'),
        );
      }
    }
    expect(Object.keys(after).filter((path) => path.includes('/vision/'))).toEqual([]);
  });

  test('a run for that tenant alone moves its files as well', async () => {
    await run({});
    const result = await run(renamed, { tenants: ['perception'] });
    expect(result.removed).toHaveLength(6);
    expect(Object.keys(namespaces()).filter((path) => path.includes('/vision/'))).toEqual([]);
    expect(await run(renamed)).toMatchObject({ created: [], removed: [] });
  });

  test.each(['flux', 'argocd'] as const)(
    'a run for that tenant alone moves what it deploys with %s as well',
    async (engine) => {
      const deploy = {
        engine,
        sources: ['https://git.example.com/vision/*'],
        repositories: { app: { url: 'https://git.example.com/vision/app.git' } },
      };
      const deploying = (tenant: object): Parts => ({
        tenants: [{ ...VISION, deploy, ...tenant }, SPEECH],
      });
      await run(deploying({}));
      expect(Object.keys(snapshot(output)).join()).toContain('deploy/vision/');
      const next = deploying({ name: 'perception', renamedFrom: 'vision' });
      await run(next, { tenants: ['perception'] });
      const paths = Object.keys(snapshot(output));
      expect(paths.filter((path) => path.includes('/vision/'))).toEqual([]);
      expect(paths.join()).toContain('deploy/perception/');
      expect(await run(next)).toMatchObject({ created: [], removed: [] });
    },
  );

  test('the former name can be a list, and an environment can be renamed at once', async () => {
    await run({});
    const environments = { prod: null, live: { share: '50%', renamedFrom: 'prod' } };
    await run({
      tenants: [{ ...VISION, name: 'eyes', renamedFrom: ['vision'], environments }, SPEECH],
    });
    expect(namespaces()).toMatchObject({
      'tenants/eyes/live.k8s.yaml': 'ml-vision-prod',
      'tenants/eyes/dev.k8s.yaml': 'ml-vision-dev',
    });
  });

  test('an environment of the platform can be renamed for all tenants', async () => {
    const environments = (prod: string, entry: object) => ({
      platform: {
        ...PLATFORM,
        environments: { dev: { share: '40%' }, [prod]: { share: '60%', ...entry } },
      },
    });
    await run(environments('prod', {}));
    await run(environments('live', { renamedFrom: 'prod' }));
    expect(namespaces()).toMatchObject({
      'tenants/speech/live.k8s.yaml': 'ml-speech-prod',
      'tenants/vision/live.k8s.yaml': 'ml-vision-prod',
    });
  });

  test('nobody had the former name: an error that knows who vanished', async () => {
    await run({});
    const typo: Parts = { tenants: [{ ...VISION, name: 'eyes', renamedFrom: 'visoin' }, SPEECH] };
    const found = await refusals(typo);
    expect(found.map((text) => text.split(' ')[0])).toEqual(['TENANT_VANISHED', 'RENAME_UNKNOWN']);
    expect(found[1]).toMatch(
      /`eyes` says `renamedFrom: visoin`.*Did you mean `renamedFrom: vision`\?/,
    );
  });

  test('into an empty folder, a former name is taken at its word', async () => {
    await run(renamed);
    expect(namespaces()['tenants/perception/prod.k8s.yaml']).toBe('ml-vision-prod');
  });
});

describe('a move that is meant', () => {
  const moved = (movedFrom?: string) =>
    vision({ environments: { prod: { namespace: 'live', ...(movedFrom ? { movedFrom } : {}) } } });

  test('`movedFrom` says so, and stays harmless afterwards', async () => {
    await run({});
    await run(moved('ml-vision-prod'));
    expect(namespaces()['tenants/vision/prod.k8s.yaml']).toBe('live');
    expect(await run(moved('ml-vision-prod'))).toMatchObject({ changed: [] });
    expect(await run(moved())).toMatchObject({ changed: [] });
  });

  test('another old name does not', async () => {
    await run({});
    expect(await refusals(moved('ml-vision-prd'))).toEqual([
      expect.stringMatching(/^NAMESPACE_MOVED/),
    ]);
  });

  test('--prune says so for everything', async () => {
    await run({});
    await run(moved(), { prune: true });
    expect(namespaces()['tenants/vision/prod.k8s.yaml']).toBe('live');
  });

  test('a tenant that is to be removed may move: its namespace goes anyway', async () => {
    const parts = (prefix: string): Parts => ({
      platform: { ...PLATFORM, prefix },
      tenants: [{ ...VISION, state: 'removed' }],
    });
    await run(parts('ml'));
    await run(parts('ai'));
    expect(namespaces()['tenants/vision/prod.k8s.yaml']).toBe('ai-vision-prod');
  });

  test('two tenants that swap their namespaces are both told', async () => {
    const pair = (one: string, two: string): Parts => ({
      tenants: [
        { ...VISION, ...single, namespace: one },
        { ...SPEECH, ...single, namespace: two },
      ],
    });
    await run(pair('one-a', 'one-b'));
    expect(await refusals(pair('one-b', 'one-a'))).toHaveLength(2);
  });

  test('a run for one tenant alone is held to the same rule', async () => {
    await run({});
    expect(await refusals(moved(), { tenants: ['vision'] })).toHaveLength(1);
  });

  test('what vanished and what moved is told at once', async () => {
    await run({});
    const after = { ...moved(), tenants: [moved().tenants![0]!] };
    const codes = (await refusals(after)).map((text) => text.split(' ')[0]);
    expect(codes).toEqual(['TENANT_VANISHED', 'NAMESPACE_MOVED']);
  });

  test('the place is the name in the old file', async () => {
    await run({});
    const error: unknown = await run(moved()).catch((thrown: unknown) => thrown);
    const [{ file, line, column, length }] = (error as TenancyError).findings as [
      TenancyError['findings'][number],
    ];
    const text = readFileSync(file!, 'utf8').split('\n')[line! - 1]!;
    expect(text.slice(column! - 1, column! - 1 + length!)).toBe('ml-vision-prod');
  });
});
