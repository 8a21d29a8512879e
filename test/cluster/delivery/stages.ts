import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';
import { FLUX_NAMESPACE } from './controller';

const COLLECTION = `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${FLUX_NAMESPACE}/kustomizations`;

/** A Kustomization, as far as the proofs look at it. */
export interface Stage {
  readonly name: string;
  readonly ready: boolean;
  /** What it says of itself. */
  readonly message: string;
  readonly revision: string | undefined;
  readonly handledAt: string | undefined;
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message: string;
  readonly observedGeneration?: number;
}

/** All stages by name, the root included. */
export async function stagesOf(plane: ControlPlane): Promise<Map<string, Stage>> {
  const { body } = await plane.request('GET', COLLECTION);
  const items = body.items as {
    metadata: { name: string; generation: number };
    status?: {
      conditions?: Condition[];
      lastAppliedRevision?: string;
      lastHandledReconcileAt?: string;
    };
  }[];
  return new Map(
    items.map(({ metadata, status = {} }) => {
      const ready = status.conditions?.find(({ type }) => type === 'Ready');
      const isReady =
        ready?.status === 'True' && (ready.observedGeneration ?? 0) >= metadata.generation;
      const stage: Stage = {
        name: metadata.name,
        ready: isReady,
        message: ready?.message ?? '',
        revision: status.lastAppliedRevision,
        handledAt: status.lastHandledReconcileAt,
      };
      return [metadata.name, stage];
    }),
  );
}

/** Waits until exactly these stages are there, and all of them have applied a revision. Those in `failing` have not. */
export async function waitForStages(
  plane: ControlPlane,
  names: readonly string[],
  revision: string,
  {
    failing = [],
    seconds = 300,
    everyMilliseconds = 300,
  }: {
    readonly failing?: readonly string[];
    readonly seconds?: number;
    readonly everyMilliseconds?: number;
  } = {},
): Promise<void> {
  let last = '';
  await waitFor(
    async () => {
      const stages = await stagesOf(plane);
      const wrong = [
        ...names.filter((name) => !stages.has(name)),
        ...[...stages.values()]
          .filter(({ name, ready, revision: at }) => {
            if (!names.includes(name)) return true;
            return failing.includes(name) ? ready && at === revision : !ready || at !== revision;
          })
          .map(({ name, message }) => `${name}: ${message}`),
      ];
      last = wrong.join('\n');
      return wrong.length === 0;
    },
    { what: 'all stages to be ready', seconds, everyMilliseconds },
  ).catch((error: Error) => {
    throw new Error(`${error.message}\n${last}`);
  });
}

/** Has every stage reconcile once more, and waits for that. */
export async function reconcileAgain(plane: ControlPlane): Promise<void> {
  const at = new Date().toISOString();
  const names = [...(await stagesOf(plane)).keys()];
  for (const name of names) {
    await plane.request(
      'PATCH',
      `${COLLECTION}/${name}`,
      { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': at } } },
      { contentType: 'application/merge-patch+json' },
    );
  }
  await waitFor(
    async () => {
      const stages = await stagesOf(plane);
      return names.every((name) => stages.get(name)?.handledAt === at && stages.get(name)?.ready);
    },
    { what: 'every stage to reconcile again', seconds: 300, everyMilliseconds: 300 },
  );
}
