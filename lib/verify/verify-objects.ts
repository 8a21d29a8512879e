import type { Fleet } from '../fleet/model/fleet';
import type { Defect } from './defect';
import { addFacts } from './facts/fact-readers';
import type { FileTexts } from './facts/file-texts';
import { FolderFacts } from './facts/folder-facts';
import { keptText } from './facts/kept-text';
import { INVARIANTS } from './invariants/all-invariants';
import type { Invariant } from './invariants/invariant';
import type { ManifestObject } from './objects/manifest-objects';
import { isOfTheSystem } from './objects/system-objects';

/** Whether an invariant holds: `skipped` where it was not judged. */
export type Outcome = 'passed' | 'failed' | 'warned' | 'skipped';

/** What came of one invariant. */
export interface Verdict {
  readonly invariant: Invariant;
  readonly outcome: Outcome;
  /** Why it was not judged. */
  readonly why?: string;
  /** Where it is broken, in the order of the files. */
  readonly defects: readonly Defect[];
}

/** What came of all invariants. */
export interface VerifyReport {
  /** How many objects were judged. */
  readonly objects: number;
  /** One for each invariant, in their order. */
  readonly verdicts: readonly Verdict[];
}

export interface VerifyOptions {
  /**
   * Invariants that are not judged, and why, by id.
   *
   * @default - all are judged
   */
  readonly skipped?: ReadonlyMap<string, string>;
  /**
   * What `tenants.yaml` says of the cluster that the objects are for.
   *
   * @default - invariants that need it are not judged
   */
  readonly fleet?: Fleet | undefined;
  /**
   * The texts of the files, which are read while the objects pass by.
   *
   * @default - invariants about files are not judged
   */
  readonly texts?: FileTexts;
  /**
   * Why there is no fleet.
   *
   * @default - there is no file
   */
  readonly whyNoFleet?: string;
}

/**
 * Judges objects by every invariant. The objects pass by once, and none of them is kept, so that a folder may be larger
 * than the memory.
 */
export function verifyObjects(
  objects: Iterable<ManifestObject>,
  {
    skipped: ignored = new Map(),
    fleet,
    texts,
    whyNoFleet = 'it needs tenants.yaml',
  }: VerifyOptions = {},
): VerifyReport {
  const skipped = new Map(ignored);
  const facts = new FolderFacts();
  const found = new Map<Invariant, Defect[]>();
  const judged = INVARIANTS.filter(({ id }) => !skipped.has(id));
  const each = new EachInvariants(judged);
  const report = (invariant: Invariant, defects: Iterable<Defect>): void => {
    for (const item of defects) {
      const known = found.get(invariant);
      if (known === undefined) found.set(invariant, [item]);
      else known.push(item);
    }
  };
  for (const object of objects) {
    if (isOfTheSystem(object)) continue;
    addFacts(object, facts);
    for (const invariant of each.of(object.kind)) report(invariant, invariant.each!(object));
  }
  for (const invariant of judged) {
    report(invariant, invariant.whole?.(facts) ?? []);
    if (invariant.texts !== undefined) {
      if (texts === undefined || texts.count === 0) {
        skipped.set(invariant.id, 'no file is from tenancy');
      } else report(invariant, invariant.texts(texts));
    }
    if (invariant.fleet === undefined) continue;
    if (fleet === undefined) skipped.set(invariant.id, whyNoFleet);
    else if (!knowsAny(facts, fleet)) {
      skipped.set(invariant.id, 'the folder has no namespace of tenants.yaml');
    } else report(invariant, invariant.fleet(facts, fleet));
  }
  return {
    objects: facts.count,
    verdicts: INVARIANTS.map((invariant) =>
      verdictOf(invariant, found.get(invariant) ?? [], skipped.get(invariant.id)),
    ),
  };
}

/** The invariants that judge one object, by the kinds that they are about. */
class EachInvariants {
  private readonly byKind = new Map<string, readonly Invariant[]>();

  constructor(private readonly all: readonly Invariant[]) {}

  of(kind: string): readonly Invariant[] {
    let known = this.byKind.get(kind);
    if (known === undefined) {
      known = this.all.filter(
        ({ each, kinds }) => each !== undefined && (kinds === undefined || kinds.includes(kind)),
      );
      this.byKind.set(keptText(kind), known);
    }
    return known;
  }
}

/** Whether the objects may come from this file at all: people judge other folders beside it. */
function knowsAny({ namespaces }: FolderFacts, { tenants }: Fleet): boolean {
  return tenants.some(({ environments }) =>
    Object.values(environments).some(
      ({ namespace }) => namespaces.get(namespace)?.declared !== undefined,
    ),
  );
}

function verdictOf(
  invariant: Invariant,
  defects: readonly Defect[],
  why: string | undefined,
): Verdict {
  if (why !== undefined) return { invariant, outcome: 'skipped', why, defects: [] };
  const broken = invariant.level === 'error' ? 'failed' : 'warned';
  return { invariant, outcome: defects.length === 0 ? 'passed' : broken, defects };
}
