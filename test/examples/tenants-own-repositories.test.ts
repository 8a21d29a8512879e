import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { emit } from '../golden/fleets';
import { EXAMPLES } from './run-app';

const FOLDER = join(EXAMPLES, 'tenants-own-repositories');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: Record<string, unknown>;
}

const manifestsOf = (name: string): Manifest[] =>
  parseAllDocuments(read(name)).map((document) => document.toJS() as Manifest);

const objects = emit(join(FOLDER, 'tenants.yaml')).files.flatMap((file) => file.objects);

describe('the example examples/tenants-own-repositories', () => {
  const project = manifestsOf('argo-cd.yaml').find(({ kind }) => kind === 'AppProject')!;
  const refused = project.spec['namespaceResourceBlacklist'] as { group: string; kind: string }[];

  test('the project refuses every kind that we write into a namespace', () => {
    const ours = objects.filter(({ metadata }) => metadata.namespace !== undefined);
    expect(ours.length).toBeGreaterThan(0);
    const kinds = new Set(
      ours.map(({ apiVersion, kind }) => {
        const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [];
        return `${group}/${kind}`;
      }),
    );
    const listed = refused.map(({ group, kind }) => `${group}/${kind}`);
    expect([...kinds].filter((kind) => !listed.includes(kind))).toEqual([]);
  });

  test('and every kind of the cluster', () => {
    expect(project.spec['clusterResourceWhitelist']).toEqual([]);
  });

  test('the account that delivers is a user of the tenant, and not one that the guard rails trust', () => {
    const { platform, tenants } = parse(read('tenants.yaml')) as {
      platform: { reconcilers: { serviceAccount: string }[] };
      tenants: { users: { serviceAccount?: string }[] }[];
    };
    const [account] = project.spec['destinationServiceAccounts'] as {
      defaultServiceAccount: string;
    }[];
    const name = account!.defaultServiceAccount.replace(':', '/');
    expect(tenants[0]!.users).toContainEqual({ serviceAccount: name });
    expect(platform.reconcilers).not.toContainEqual({ serviceAccount: name });
  });

  test('Flux applies as an account of its own', () => {
    const kustomization = manifestsOf('flux.yaml').find(({ kind }) => kind === 'Kustomization')!;
    const account = manifestsOf('flux.yaml').find(({ kind }) => kind === 'ServiceAccount')!;
    expect(kustomization.spec['serviceAccountName']).toBe(account.metadata.name);
    expect(account.metadata.namespace).toBe(kustomization.metadata.namespace);
  });
});
