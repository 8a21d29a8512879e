import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ControlPlane } from '../control-plane';
import type { ObjectReference } from '../discovery';
import { waitFor } from '../wait';
import { readChanges, unguardedMoments } from './audit';
import type { Controller } from './controller';
import { objectsIn, stageNames } from './fleets';
import type { DeliveryScene } from './proofs';
import type { Repository } from './repository';
import { waitForStages } from './stages';

/** What every case works with. */
export interface Scene extends DeliveryScene {
  readonly controller: Controller;
  readonly repository: Repository;
  /** How many times the controller is killed. */
  readonly kills: number;
}

/** Publishes a tree, and waits until Flux has applied all stages but those in `failing`. */
export async function deliver(
  { plane, repository }: Scene,
  dist: string,
  failing: readonly string[] = [],
): Promise<string> {
  const revision = await repository.publish(dist);
  await waitForStages(plane, stageNames(dist), revision, { failing });
  return revision;
}

/** What a person does once: applies the source and the root. */
export async function start({ plane }: Scene, dist: string): Promise<void> {
  await plane.apply(fs.readFileSync(path.join(dist, 'delivery/flux/root.k8s.yaml'), 'utf8'));
}

/** The objects of a tree that the server does not have. */
export async function missing(
  { plane }: Pick<Scene, 'plane'>,
  dist: string,
  passes: (file: string) => boolean = () => true,
  counts: (object: ObjectReference) => boolean = () => true,
): Promise<string | undefined> {
  const names: string[] = [];
  for (const object of objectsIn(dist, passes).filter(counts)) {
    if (!(await exists(plane, object))) names.push(titleOf(object));
  }
  return names.length === 0 ? undefined : `missing: ${names.join(', ')}`;
}

/** Whether an object is a guard, which stays when it vanishes from Git. */
export function isGuard({ metadata }: ObjectReference): boolean {
  const { annotations = {} } = metadata as { annotations?: Readonly<Record<string, string>> };
  return annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled';
}

/** Whether the server has an object. */
export async function exists(plane: ControlPlane, object: ObjectReference): Promise<boolean> {
  const found = await plane.findPath(object);
  return found !== undefined && (await plane.request('GET', found)).status === 200;
}

/** The `resourceVersion` of every object of a tree. */
export async function versions(
  { plane }: Pick<Scene, 'plane'>,
  dist: string,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const object of objectsIn(dist, (file) => !file.startsWith('delivery/'))) {
    const at = (await plane.findPath(object))!;
    const { body } = await plane.request('GET', at);
    found.set(titleOf(object), body.metadata?.resourceVersion);
  }
  return found;
}

/** Whether an object goes away within a minute. */
export async function isGone(plane: ControlPlane, at: string): Promise<boolean> {
  return waitFor(async () => (await plane.request('GET', at)).status === 404, {
    what: `${at} to be gone`,
    seconds: 90,
  }).catch(() => false);
}

/** Checks that until now nobody ever had rights in a namespace without guards. */
export function checkOrder(
  { auditLog, check }: Pick<Scene, 'auditLog' | 'check'>,
  dist: string,
  what: string,
): void {
  const rails = objectsIn(dist, (file) => file.startsWith('platform/')).filter(
    ({ kind }) => kind === 'ValidatingAdmissionPolicyBinding',
  );
  const changes = readChanges(auditLog);
  const bindings = changes.filter(
    ({ resource, created }) => resource === 'rolebindings' && created,
  );
  check(`${what}: bindings were made, and written down`, bindings.length > 0 ? undefined : 'none');
  const moments = unguardedMoments(changes, rails.length);
  check(`${what}: no binding came before its guards`, moments[0]);
}

export function titleOf({ kind, metadata }: ObjectReference): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}
