import type { Fleet, FleetTenant } from '../fleet/model/fleet';
import { nearest } from '../findings/nearest';
import { loadExtensions } from './extensions/extensions';
import { FleetFiles } from './render/fleet-files';
import type { RenderedFile } from './render/tree-file';
import { type DifferingFile, type TreeResult, writeTree } from './tree/write-tree';

/** How `synth` treats its output. */
export interface SynthOptions {
  /**
   * The output folder, which need not exist.
   *
   * @default dist
   */
  readonly output?: string;
  /**
   * Writes only the files of these tenants, and removes nothing.
   *
   * @default - all tenants, and the platform
   */
  readonly tenants?: readonly string[];
  /**
   * Only compares, and writes nothing.
   *
   * @default false
   */
  readonly check?: boolean;
  /**
   * Also removes files whose entries are gone without `state: removed`.
   *
   * @default false
   */
  readonly prune?: boolean;
  /**
   * What the paths of `extensions` are relative to: the folder of tenants.yaml.
   *
   * @default - the current folder
   */
  readonly folder?: string;
  /** Called for each file that `check` finds to differ. Missing files and those that are left over do not count. */
  readonly onDiffering?: (file: DifferingFile) => void;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes a fleet as plain YAML: one file per namespace, and the files of the platform. It writes all files or none, and
 * leaves files alone that it did not write.
 *
 * @throws TenancyError if other files are in the way, entries are gone, an extension fails, or the folder cannot be
 *   written
 */
export async function synth(fleet: Fleet, options: SynthOptions = {}): Promise<TreeResult> {
  const tenants = selectTenants(fleet, options.tenants);
  const files = filesOf(fleet, options);
  return writeTree(files.plan(tenants), files.render(tenants), {
    output: options.output ?? 'dist',
    check: options.check,
    prune: options.prune,
    partial: tenants !== undefined,
    onDiffering: options.onDiffering,
    onProgress: options.onProgress,
  });
}

/** Renders the files that `synth` would write, those of the platform first, and writes nothing. */
export function renderFiles(
  fleet: Fleet,
  options: Pick<SynthOptions, 'tenants' | 'folder'> = {},
): Iterable<RenderedFile> {
  return filesOf(fleet, options).render(selectTenants(fleet, options.tenants));
}

function filesOf(fleet: Fleet, { folder = '.' }: SynthOptions): FleetFiles {
  return new FleetFiles(fleet, loadExtensions(fleet.platform.extensions, folder));
}

function selectTenants(fleet: Fleet, names?: readonly string[]): FleetTenant[] | undefined {
  if (names === undefined) return undefined;
  const known = new Map(fleet.tenants.map((tenant) => [tenant.name, tenant]));
  for (const name of names) {
    if (known.has(name)) continue;
    const near = nearest(name, [...known.keys()]);
    throw new RangeError(
      `there is no tenant ${name}${near === undefined ? '' : `; did you mean ${near}?`}`,
    );
  }
  return fleet.tenants.filter(({ name }) => names.includes(name));
}
