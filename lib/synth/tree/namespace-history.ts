import { SINGLE_ENVIRONMENT } from '../../fleet/model/defaults';
import { type NamespaceOrigin, formerFiles, namesInPath } from '../../plan/output-files';
import type { PlannedFile } from '../render/tree-file';
import type { OldNamespace } from './old-namespace';

/** Why an old namespace would be replaced. */
export interface Move {
  readonly old: OldNamespace;
  /** What would come in its place. */
  readonly next: NamespaceOrigin;
  /** Whether the owner would have a single namespace instead of several, or the other way round. */
  readonly isModeChange: boolean;
}

/** What becomes of old namespaces whose files are no longer planned. */
export interface Departures {
  /** Files that were renamed, or whose namespace was left on purpose. */
  readonly released: string[];
  readonly moves: Move[];
  /** Namespaces that nothing in the input accounts for. */
  readonly vanished: OldNamespace[];
}

/** Compares the namespaces of an earlier run with those that are planned, and with what the input says of their past. */
export class NamespaceHistory {
  /** By the path of their file. */
  readonly origins: ReadonlyMap<string, NamespaceOrigin>;
  private readonly byFormerPath = new Map<string, NamespaceOrigin>();
  private readonly left = new Set<string>();

  constructor(plan: readonly PlannedFile[]) {
    this.origins = new Map(
      plan.flatMap(({ path, origin }): [string, NamespaceOrigin][] =>
        origin === undefined ? [] : [[path, origin]],
      ),
    );
    for (const origin of this.origins.values()) {
      if (origin.movedFrom !== undefined) this.left.add(origin.movedFrom);
      if (!wasRenamed(origin)) continue;
      for (const path of formerFiles(origin).own) this.byFormerPath.set(path, origin);
    }
  }

  /** Every path where files of the planned namespaces were before they were renamed. */
  get formerPaths(): string[] {
    return [...this.origins.values()].filter(wasRenamed).flatMap((origin) => {
      const { own, others } = formerFiles(origin);
      return [...own, ...others];
    });
  }

  /** Whether a planned file would hold another namespace than an earlier run wrote, and nothing says that it should. */
  moveInPlace(old: OldNamespace): Move | undefined {
    const next = this.origins.get(old.path);
    if (next === undefined || next.namespace === old.name || this.left.has(old.name)) {
      return undefined;
    }
    return { old, next, isModeChange: false };
  }

  departures(all: readonly OldNamespace[]): Departures {
    const departures: Departures = { released: [], moves: [], vanished: [] };
    for (const old of all) {
      const heir = this.byFormerPath.get(old.path);
      const successor = heir ?? this.successorInMode(old);
      if (heir?.namespace === old.name || this.left.has(old.name)) {
        departures.released.push(old.path);
      } else if (successor !== undefined) {
        departures.moves.push({ old, next: successor, isModeChange: heir === undefined });
      } else departures.vanished.push(old);
    }
    return departures;
  }

  /** The single namespace that would replace several of one tenant, or one of several that would replace a single one. */
  private successorInMode({ path, name }: OldNamespace): NamespaceOrigin | undefined {
    const { folder, owner, environment } = namesInPath(path);
    if (folder !== 'tenants') return undefined;
    const own = [...this.origins.values()].filter(
      (origin) => origin.kind === 'tenant' && origin.owner === owner,
    );
    // A namespace that is handed on by its name is a matter of `renamedFrom`.
    if (own.length === 0 || own.some(({ namespace }) => namespace === name)) return undefined;
    const wasSingle = environment === SINGLE_ENVIRONMENT;
    return own.every(({ isSingle }) => isSingle !== wasSingle) ? own.at(-1) : undefined;
  }
}

function wasRenamed({ ownerBefore, environmentBefore }: NamespaceOrigin): boolean {
  return ownerBefore.length > 0 || environmentBefore.length > 0;
}
