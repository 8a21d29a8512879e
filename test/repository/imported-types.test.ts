import { typesOnly } from '../../scripts/imports/types-only';
import { withoutDescriptions } from '../../scripts/imports/without-descriptions';

/** As `cdk8s import` writes it. */
const IMPORTED = `
export class Project extends ApiObject {
  public static manifest(props: ProjectProps): any { return props; }
}
export interface ProjectProps { readonly spec?: ProjectSpec; }
export interface ProjectSpec {
  readonly sourceRepos?: string[];
  readonly repoUrl: string;
  readonly policy?: ProjectSpecPolicy;
  readonly port?: ProjectSpecPort;
  readonly values?: any;
}
export function toJson_ProjectSpec(obj: ProjectSpec | undefined): Record<string, any> | undefined {
  const result = {
    'sourceRepos': obj.sourceRepos?.map(y => y),
    'repoURL': obj.repoUrl,
    'policy': obj.policy,
    'port': obj.port?.value,
    'values': obj.values,
  };
  return result;
}
export enum ProjectSpecPolicy {
  /** Delete */
  DELETE = "Delete",
  /** Orphan */
  ORPHAN = "Orphan",
}
export class ProjectSpecPort {
  public static fromNumber(value: number): ProjectSpecPort { return new ProjectSpecPort(value); }
  public static fromString(value: string): ProjectSpecPort { return new ProjectSpecPort(value); }
  private constructor(public readonly value: number | string) {}
}
export interface Unused { readonly name: string; }
`;

test('of imported classes, the types are kept, with the names of the API', () => {
  expect(typesOnly(IMPORTED, ['Project'])).toBe(`\
// Made by \`npm run imports\` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface ProjectSpec {
  readonly sourceRepos?: readonly string[];
  readonly repoURL: string;
  readonly policy?: ProjectSpecPolicy;
  readonly port?: ProjectSpecPort;
  readonly values?: unknown;
}

export type ProjectSpecPolicy = 'Delete' | 'Orphan';

export type ProjectSpecPort = number | string;
`);
});

test('a kind that was not imported is an error', () => {
  expect(() => typesOnly(IMPORTED, ['Application'])).toThrow('Application has no spec');
});

test('of a definition, prose, statuses and versions that are not stored are left out', () => {
  const version = (name: string, storage: boolean): object => ({
    name,
    storage,
    schema: {
      openAPIV3Schema: {
        description: 'Prose.',
        properties: {
          spec: { properties: { description: { type: 'string', description: 'Prose.' } } },
          status: { type: 'object' },
        },
      },
    },
  });
  const definition = { spec: { versions: [version('v1beta1', false), version('v1', true)] } };
  expect(withoutDescriptions(definition)).toEqual({
    spec: {
      versions: [
        {
          name: 'v1',
          storage: true,
          schema: {
            openAPIV3Schema: {
              properties: { spec: { properties: { description: { type: 'string' } } } },
            },
          },
        },
      ],
    },
  });
});
