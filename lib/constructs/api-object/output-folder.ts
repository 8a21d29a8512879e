import type { IConstruct } from 'constructs';
import { OUTPUT_FOLDERS, type OutputFolderName } from '../../plan/output-files';

/** A property of constructs, and the same one for every copy of this package that is loaded. */
const FOLDER = Symbol.for('cdk8s-tenancy.OutputFolder');
const FOLLOWED = Symbol.for('cdk8s-tenancy.FollowedNamespace');

/**
 * Says which folder of `dist/` the objects of a construct belong to. `synth` asks when it sorts objects into files; in a
 * cdk8s app of your own, charts decide about files, and this says nothing.
 *
 * @example OutputFolder.of(serviceMonitor).set('monitoring');
 */
export class OutputFolder {
  /** The folder of a construct and all that is in it. */
  static of(construct: IConstruct): OutputFolder {
    return new OutputFolder(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  /** The folder that the construct or its nearest ancestor was given; undefined for the file of its namespace. */
  get name(): OutputFolderName | undefined {
    return this.find(FOLDER);
  }

  /**
   * Sends the objects of this construct, and of all constructs in it that do not say otherwise, to a folder. For
   * instance, `network/<namespace>.k8s.yaml` holds the objects that are delivered with a policy engine.
   *
   * Throws an `Error` for a folder that is not one of the tree's.
   */
  set(folder: OutputFolderName): void {
    if (!OUTPUT_FOLDERS.includes(folder)) {
      throw new Error(`there is no folder ${folder}; there are ${OUTPUT_FOLDERS.join(', ')}`);
    }
    Reflect.set(this.construct, FOLDER, folder);
  }

  /**
   * The namespace whose file the objects go to, although they are in another one.
   *
   * @internal
   */
  get _followed(): string | undefined {
    return this.find(FOLLOWED);
  }

  /**
   * Sends the objects of this construct to the file of a namespace that they are not in.
   *
   * @internal
   */
  _follow(namespace: string): void {
    Reflect.set(this.construct, FOLLOWED, namespace);
  }

  private find<Value>(property: symbol): Value | undefined {
    for (let at: IConstruct | undefined = this.construct; at !== undefined; at = at.node.scope) {
      const value = Reflect.get(at, property) as Value | undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
