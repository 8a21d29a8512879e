import type { Manifest } from '../../battery/trees';
import { Dice } from '../../usage/dice';
import { randomEdit } from '../edits';
import { type DriftScene, askDrift, titles } from '../scene';

/** How many objects are edited before the command looks. */
const BATCH = 50;

interface Edited {
  readonly title: string;
  readonly path: string;
  readonly before: Record<string, unknown>;
  readonly what: string;
}

/** Each random edit that the server takes is found, on the object that was edited, and nothing else is. */
export async function edits(scene: DriftScene): Promise<void> {
  const { check } = scene;
  const dice = new Dice(7);
  const kinds = new Set<string>();
  let done = 0;
  let tries = 0;
  const wrong: string[] = [];
  while (done < scene.edits) {
    const batch: Edited[] = [];
    const used = new Set<string>();
    while (batch.length < Math.min(BATCH, scene.edits - done)) {
      if (++tries > scene.edits * 40) throw new Error(`the server took only ${done} edits`);
      // Kinds of which there are few come as often as others.
      const kind = dice.pick([...new Set(scene.objects.map((object) => object.kind))]);
      const object = dice.pick(scene.objects.filter((one) => one.kind === kind));
      const edited = await edit(scene, object, used, dice);
      if (edited === undefined) continue;
      batch.push(edited);
      kinds.add(object.kind);
    }
    const { report } = await askDrift(scene);
    const found = new Map(report.changed.map((one) => [titleOf(one), one]));
    for (const { title, what } of batch) {
      if (!found.has(title)) wrong.push(`not found: ${title} ${what}`);
      found.delete(title);
    }
    const others = titles({ ...report, changed: [...found.values()] });
    wrong.push(...others.map((title) => `nobody edited ${title}`));
    done += batch.length;
    for (const one of batch) await restore(scene, one);
    console.log(`  ${done} edits of ${tries} tries`);
  }
  console.log(`  kinds: ${[...kinds].sort().join(', ')}`);
  check(
    `each of ${done} random edits is found`,
    wrong.length === 0 ? undefined : wrong.slice(0, 8).join('\n'),
  );
  const left = titles((await askDrift(scene)).report);
  check(
    'when they are undone, nothing is left',
    left.length === 0 ? undefined : left.slice(0, 5).join('; '),
  );
}

/** Edits an object as somebody with kubectl would. Undefined if the server does not take it, or it changes nothing. */
async function edit(
  { plane }: DriftScene,
  object: Manifest,
  used: Set<string>,
  dice: Dice,
): Promise<Edited | undefined> {
  const path = (await plane.findPath(object))!;
  if (used.has(path)) return undefined;
  const before = (await plane.request('GET', path)).body as Record<string, unknown>;
  const operation = randomEdit(object, dice);
  const { status, body } = await plane.request(
    'PATCH',
    `${path}?fieldManager=kubectl-edit`,
    [operation],
    {
      contentType: 'application/json-patch+json',
    },
  );
  if (status >= 300 || contentOf(body) === contentOf(before)) return undefined;
  used.add(path);
  const { kind, metadata } = object;
  return { title: titleOf({ kind, ...metadata }), path, before, what: JSON.stringify(operation) };
}

async function restore({ plane }: DriftScene, { path, before }: Edited): Promise<void> {
  const now = (await plane.request('GET', path)).body as Record<string, unknown>;
  const metadata = { ...(before['metadata'] as Record<string, unknown>) };
  metadata['resourceVersion'] = (now['metadata'] as Record<string, unknown>)['resourceVersion'];
  delete metadata['managedFields'];
  const { status, body } = await plane.request('PUT', path, { ...before, metadata });
  if (status >= 300) throw new Error(`${path}: ${body.message}`);
}

/** What people can see of an object. */
function contentOf(body: Record<string, unknown>): string {
  const { labels, annotations } = body['metadata'] as Record<string, unknown>;
  return JSON.stringify({ ...body, metadata: { labels, annotations }, status: undefined });
}

function titleOf({
  kind,
  namespace,
  name,
}: {
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}
