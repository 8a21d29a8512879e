import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type DeliveryEngine, loadFleet, synth } from '../../../lib';
import type { ObjectReference } from '../discovery';

/** The start of every fleet here. */
const PLATFORM = `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  kubernetesVersion: '1.36'
  delivery: { engine: flux, repository: https://git.example.com/platform/tenants.git }
  priorityClasses: { ml-batch: { value: -100 } }
`;

/** A tenant with one namespace, `ml-NAME`, in which somebody has rights. */
export function tenant(name: string, more = ''): string {
  return `  - name: ${name}
    costCenter: ENG-1
    namespaces: single
    admins: [${name}-lead@example.com]
    users: [{ group: ${name} }]
${more.replace(/^(?=.)/gm, '    ')}`;
}

/**
 * A fleet of tenants.
 *
 * @param platform - is added to the platform
 * @param engine - what delivers it
 */
export function fleet(
  tenants: readonly string[],
  platform = '',
  engine: DeliveryEngine = 'flux',
): string {
  const start = PLATFORM.replace('engine: flux', `engine: ${engine}`);
  return `${start}${platform.replace(/^(?=.)/gm, '  ')}tenants:\n${tenants.join('\n')}\n`;
}

/** The tree of a fleet, in a folder that holds the one before. */
export async function writeTree(
  text: string,
  folder: string,
  options: { prune?: boolean } = {},
): Promise<string> {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'tenants.yaml');
  fs.writeFileSync(file, text);
  const output = path.join(folder, 'dist');
  await synth(loadFleet(file).fleet, { output, ...options });
  return output;
}

/** The objects of all files of a tree whose path passes. */
export function objectsIn(dist: string, passes: (file: string) => boolean): ObjectReference[] {
  return fs
    .readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.k8s.yaml') && passes(file))
    .sort()
    .flatMap((file) => {
      const documents = parseAllDocuments(fs.readFileSync(path.join(dist, file), 'utf8'));
      return documents.map((document) => document.toJS() as ObjectReference);
    });
}

/** The names of all stages of a tree. */
export function stageNames(dist: string): string[] {
  return objectsIn(dist, (file) => file.startsWith('delivery/'))
    .filter(({ kind }) => kind === 'Kustomization')
    .map(({ metadata }) => metadata.name);
}
