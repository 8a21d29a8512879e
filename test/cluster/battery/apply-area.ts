import type { ApplyOptions, Manifests } from '../apply';
import type { Response } from '../client';
import type { ControlPlane } from '../control-plane';
import type { ObjectReference } from '../discovery';
import { waitFor } from '../wait';
import { untilNamesAreFree } from './free-names';
import type { Recorder } from './recorder';
import { type Manifest, type Tree, titleOf } from './trees';

/** What a GitOps engine calls itself towards the API server. */
const FIELD_MANAGER = 'kustomize-controller';

/**
 * Applies a tree twice and compares what the server keeps with what was written.
 *
 * @param before - the tree whose policies were left standing by `removeTree`, as far as this one has them too
 */
export async function checkTree(
  plane: ControlPlane,
  tree: Tree,
  recorder: Recorder,
  before?: Tree,
): Promise<void> {
  const check = (what: string, problem: string | undefined) =>
    recorder.check('apply', `${tree.name}: ${what}`, problem);

  const objects = tree.files.flatMap((file) => file.objects);
  const names = objects.flatMap(({ kind, metadata }) =>
    kind === 'Namespace' ? metadata.name : [],
  );
  await untilNamesAreFree(plane, names);
  const isStanding = isSharedWith(before);
  const only = (object: ObjectReference) => !isStanding(object as Manifest);
  for (const file of tree.files) {
    const answers = await applyFile(plane, file.text, only);
    for (const { object, status, body, warnings } of answers) {
      const title = `${file.path} ${titleOf(object as Manifest)}`;
      check(`${title} is accepted`, status < 300 ? undefined : `${status} ${textOf(body)}`);
      check(`${title} gives no warning`, warnings.length === 0 ? undefined : warnings.join('; '));
    }
  }
  for (const object of objects) {
    const title = titleOf(object);
    check(`${title} is stored as written`, await compareStored(plane, object));
    if (isStanding(object)) continue;
    check(`${title} is left alone by a second apply`, await applyAgain(plane, object));
    // A mutating policy has no status: the server refuses to store what it cannot compile, and knows no types.
    if (object.kind === 'ValidatingAdmissionPolicy') {
      check(`${title} has no type warnings`, await typeWarnings(plane, object));
    }
  }
}

function applyFile(plane: ControlPlane, manifests: Manifests, only?: ApplyOptions['only']) {
  // A conflict would be a refusal, as for an engine that does not force.
  return plane.tryApply(manifests, { fieldManager: FIELD_MANAGER, force: false, only });
}

/** Whether a tree has the same policy, key for key. */
function isSharedWith(tree: Tree | undefined): (object: Manifest) => boolean {
  const policies = (tree?.files ?? []).flatMap(({ objects }) => objects).filter(isPolicy);
  const shared = new Set(policies.map((object) => JSON.stringify(object)));
  return (object) => isPolicy(object) && shared.has(JSON.stringify(object));
}

function isPolicy({ kind }: Manifest): boolean {
  return kind.endsWith('AdmissionPolicy');
}

async function compareStored(plane: ControlPlane, object: Manifest): Promise<string | undefined> {
  const { status, body } = await read(plane, object);
  if (status !== 200) return `${status} ${textOf(body)}`;
  return difference(object, body, '');
}

async function applyAgain(plane: ControlPlane, object: Manifest): Promise<string | undefined> {
  let before = '';
  let after = '';
  // Controllers write statuses in between: what an apply changes, it changes every time.
  for (let tries = 0; tries < 4; tries++) {
    before = (await read(plane, object)).body.metadata?.resourceVersion;
    const [applied] = await applyFile(plane, [object]);
    if (!applied || applied.status >= 300) return textOf(applied?.body);
    after = applied.body.metadata.resourceVersion;
    if (before === after) return undefined;
  }
  return `resourceVersion ${before} became ${after}`;
}

/** What the type checker says of policies, by their specs. Most trees have the same ones, and it is slow. */
const typesBySpec = new Map<string, Promise<string | undefined>>();

/** What the type checker of the controller manager says about a policy's expressions. */
async function typeWarnings(plane: ControlPlane, object: Manifest): Promise<string | undefined> {
  if (plane.missing.includes('kube-controller-manager')) return undefined;
  const spec = JSON.stringify(object['spec']);
  const known = typesBySpec.get(spec) ?? checkedTypes(plane, object);
  typesBySpec.set(spec, known);
  return known;
}

async function checkedTypes(plane: ControlPlane, object: Manifest): Promise<string | undefined> {
  const status = await waitFor(
    async () => {
      const { body } = await read(plane, object);
      const done = body.status?.observedGeneration === body.metadata.generation;
      return done && body.status;
    },
    { what: `the types of ${titleOf(object)} to be checked` },
  );
  const warnings: { fieldRef: string; warning: string }[] =
    status.typeChecking?.expressionWarnings ?? [];
  if (warnings.length === 0) return undefined;
  return warnings.map(({ fieldRef, warning }) => `${fieldRef}: ${warning}`).join('\n');
}

async function read(plane: ControlPlane, object: Manifest): Promise<Response> {
  const path = await plane.findPath(object);
  if (!path) return { status: 404, body: { message: 'no such kind' }, warnings: [] };
  return plane.request('GET', path);
}

/** The first place where what is stored is not what was written. The server may add keys of maps. */
function difference(written: unknown, stored: unknown, at: string): string | undefined {
  if (Array.isArray(written)) {
    if (!Array.isArray(stored)) return `${at}: ${JSON.stringify(stored)} instead of a list`;
    if (written.length !== stored.length) return `${at}: ${JSON.stringify(stored)}`;
    return first(written.map((item, index) => difference(item, stored[index], `${at}[${index}]`)));
  }
  if (typeof written === 'object' && written !== null) {
    if (typeof stored !== 'object' || stored === null) return `${at}: ${JSON.stringify(stored)}`;
    return first(
      Object.entries(written).map(([key, value]) =>
        difference(value, (stored as Record<string, unknown>)[key], `${at}.${key}`),
      ),
    );
  }
  if (written === stored) return undefined;
  return `${at}: wrote ${JSON.stringify(written)}, stored is ${JSON.stringify(stored)}`;
}

function first(findings: readonly (string | undefined)[]): string | undefined {
  return findings.find((finding) => finding !== undefined);
}

/**
 * Takes a tree away again, so that the next one may use the same names. Namespaces go slowly.
 *
 * @param next - the tree that comes then: policies that it has too are left, because the server takes a second to compile
 *   each, and nearly all trees have the same ones
 */
export async function removeTree(plane: ControlPlane, tree: Tree, next?: Tree): Promise<void> {
  const isStanding = isSharedWith(next);
  for (const object of tree.files.flatMap((file) => file.objects)) {
    if (isStanding(object)) continue;
    const path = object.metadata.namespace === undefined && (await plane.findPath(object));
    if (path) await plane.request('DELETE', path);
  }
}

function textOf(body: unknown): string {
  const message = (body as { message?: string } | undefined)?.message;
  return message ?? JSON.stringify(body);
}
