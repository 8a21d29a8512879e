import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { loadFleet, synth } from '../../../lib';
import { removeTree } from '../battery/apply-area';
import { type Manifest, type Tree, readTree } from '../battery/trees';
import type { ControlPlane } from '../control-plane';
import type { CaseScene } from '../run-cases';
import { waitFor } from '../wait';
import { eachOf } from './jobs';

/** Writes the tree of a fleet file of ours, applies it as people do, and waits until it is in force. */
export async function deliver(scene: CaseScene, file: string): Promise<Tree> {
  const text = await fs.readFile(path.join(__dirname, 'fleets', file), 'utf8');
  return deliverText(scene, file.replace(/[.]yaml$/, ''), text);
}

/** The same for the text of a fleet. */
export async function deliverText(
  { plane, folder }: CaseScene,
  name: string,
  text: string,
): Promise<Tree> {
  const source = path.join(folder, `${name}.yaml`);
  const output = path.join(folder, name);
  await fs.writeFile(source, text);
  await synth(loadFleet(source).fleet, { output });
  const tree = await readTree(name, output);
  for (const file of tree.files) await plane.apply(file.objects);
  await waitUntilInForce(plane, objectsOf(tree));
  return tree;
}

/** Takes a tree away, and waits until its namespaces are gone. */
export async function remove(plane: ControlPlane, tree: Tree): Promise<void> {
  await removeTree(plane, tree);
  const namespaces = new Set(namespacesOf(tree));
  await waitFor(
    async () => {
      const { items } = (await plane.request('GET', '/api/v1/namespaces')).body;
      return items.every(({ metadata }: Manifest) => !namespaces.has(metadata.name));
    },
    { what: `the namespaces of ${tree.name} to be gone`, seconds: 180 },
  );
}

export function objectsOf({ files }: Tree): Manifest[] {
  return files.flatMap(({ objects }) => objects);
}

export function namespacesOf(tree: Tree): string[] {
  return objectsOf(tree).flatMap(({ kind, metadata }) =>
    kind === 'Namespace' ? metadata.name : [],
  );
}

/** A quota refuses every pod until it is counted. */
async function waitUntilInForce(
  { request, findPath }: ControlPlane,
  objects: readonly Manifest[],
): Promise<void> {
  const quotas = objects.filter(({ kind }) => kind === 'ResourceQuota');
  await eachOf(quotas, async (quota) => {
    const at = (await findPath(quota))!;
    await waitFor(async () => (await request('GET', at)).body.status?.hard !== undefined, {
      what: `${at} to be counted`,
    });
  });
}
