import { refuseRefusals } from '../apply';
import { serviceAccount } from '../battery/people';
import { type Manifest, type Tree, type TreeFile, titleOf } from '../battery/trees';
import type { ControlPlane } from '../control-plane';

/** The reconciler that before.yaml names. */
const IDENTITY = serviceAccount('flux-system', 'renaming-engine');
/** Whose object it is: an engine prunes nothing that another unit has taken over. */
const UNIT_LABEL = 'kustomize.toolkit.fluxcd.io/name';
const KEPT = 'kustomize.toolkit.fluxcd.io/prune';

/** Something that is delivered and pruned on its own, such as a Kustomization. */
interface Unit {
  readonly name: string;
  readonly files: readonly TreeFile[];
}

type OnWrite = (what: string) => Promise<void>;

/** Which files are one unit, by the name of that unit. */
export type Layout = (file: string) => string;

/** One unit for each stage: `platform`, `tenants`, `access`. */
export const BY_STAGE: Layout = (file) => file.split('/')[0]!;

/** One unit for each tenant and stage, such as `tenants-vision`. */
export const BY_TENANT: Layout = (file) => file.split('/').slice(0, -1).join('-');

/**
 * Delivers trees as Flux does: server-side apply, then pruning what the unit held before and no longer holds, unless
 * an annotation of the live object forbids it or another unit has the object.
 */
export class GitopsEngine {
  private readonly inventories = new Map<string, readonly Manifest[]>();

  /**
   * @param plane - where
   * @param layout - which files are one unit
   */
  constructor(
    private readonly plane: ControlPlane,
    private readonly layout: Layout,
  ) {}

  /**
   * @param order - whether units that are gone are deleted before or after the new ones are delivered
   * @param onWrite - called after each object that was applied or pruned
   */
  async deliver(
    tree: Tree,
    order: 'newFirst' | 'oldFirst' = 'newFirst',
    onWrite: OnWrite = () => Promise.resolve(),
  ): Promise<void> {
    const units = this.unitsOf(tree);
    const gone = [...this.inventories.keys()].filter((name) => units.every((u) => u.name !== name));
    const removeGone = async () => {
      for (const name of gone) await this.deliverUnit({ name, files: [] }, onWrite);
    };
    if (order === 'oldFirst') await removeGone();
    for (const unit of units) await this.deliverUnit(unit, onWrite);
    if (order === 'newFirst') await removeGone();
  }

  /** Files are in the order of their stages, and so are units. */
  private unitsOf(tree: Tree): Unit[] {
    const units = new Map<string, TreeFile[]>();
    for (const file of tree.files) {
      const name = this.layout(file.path);
      units.set(name, [...(units.get(name) ?? []), file]);
    }
    return [...units].map(([name, files]) => ({ name, files }));
  }

  private async deliverUnit({ name, files }: Unit, onWrite: OnWrite): Promise<void> {
    const objects = files.flatMap((file) => file.objects);
    for (const object of objects) {
      const { labels } = object.metadata;
      const metadata = { ...object.metadata, labels: { ...labels, [UNIT_LABEL]: name } };
      const options = { ...IDENTITY, fieldManager: 'kustomize-controller', force: true };
      refuseRefusals(await this.plane.tryApply([{ ...object, metadata }], options));
      await onWrite(`${name} applied ${titleOf(object)}`);
    }
    const held = new Set(objects.map(titleOf));
    for (const object of this.inventories.get(name) ?? []) {
      if (!held.has(titleOf(object))) await this.prune(name, object, onWrite);
    }
    this.inventories.set(name, objects);
  }

  private async prune(unit: string, object: Manifest, onWrite: OnWrite): Promise<void> {
    const path = (await this.plane.findPath(object))!;
    const { status, body } = await this.plane.request('GET', path, undefined, IDENTITY);
    const { annotations = {}, labels = {} } = body.metadata ?? {};
    if (status === 404 || annotations[KEPT] === 'disabled' || labels[UNIT_LABEL] !== unit) return;
    const answer = await this.plane.request('DELETE', path, undefined, IDENTITY);
    if (answer.status >= 300) throw new Error(`${titleOf(object)}: ${answer.body.message}`);
    await onWrite(`${unit} pruned ${titleOf(object)}`);
  }
}
