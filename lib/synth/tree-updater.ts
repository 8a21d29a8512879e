import type { Code } from '../findings/codes/codes';
import { TenancyError } from '../findings/finding';
import type { Fleet, FleetEnvironment, FleetPlatform, FleetTenant } from '../fleet/model/fleet';
import { hasBorder } from '../plan/cluster-features';
import { clientsOf } from '../fleet/owners/shared-services';
import { peopleOf } from '../fleet/owners/subjects';
import { loadExtensions } from './extensions/extensions';
import { FleetFiles } from './render/fleet-files';
import type { PreparedFile, RenderedFile } from './tree/prepare';
import { synth } from './synth';
import { type PlannedFile, type TreeResult, writeTree } from './tree/tree';

export interface UpdaterOptions {
  readonly output: string;
  /** What the paths of extensions are relative to. */
  readonly folder: string;
  /** Called after each file of a full run. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the tree was made of when it was last written. */
interface Written {
  readonly platform: string;
  readonly common: string;
  readonly tenants: ReadonlyMap<string, FleetTenant>;
  readonly services: readonly string[];
}

/** Errors that are known before anything is written. */
const HARMLESS: ReadonlySet<Code> = new Set<Code>([
  'TENANT_VANISHED',
  'FILE_FOREIGN',
  'EXTENSION_FAILED',
  'OBJECT_DUPLICATE',
]);

/**
 * Keeps a tree up to date with a fleet that changes little from one time to the next: only what is touched is rendered.
 * The first update, and one after a failure to write, is a full run.
 */
export class TreeUpdater {
  private written: Written | undefined;

  constructor(private readonly options: UpdaterOptions) {}

  /** Makes the tree that of a fleet, as `synth` does. */
  async update(fleet: Fleet): Promise<TreeResult> {
    const before = this.written;
    const next: Written = {
      platform: JSON.stringify(fleet.platform),
      common: commonOf(fleet),
      tenants: new Map(fleet.tenants.map((tenant) => [tenant.name, tenant])),
      services: Object.keys(fleet.sharedServices),
    };
    try {
      const result = await (before === undefined || before.platform !== next.platform
        ? synth(fleet, this.options)
        : this.updateParts(fleet, before, next));
      this.written = next;
      return result;
    } catch (error) {
      if (!isHarmless(error)) this.forget();
      throw error;
    }
  }

  /** Takes all for changed: the next update is a full run. */
  forget(): void {
    this.written = undefined;
  }

  private updateParts(fleet: Fleet, before: Written, next: Written): Promise<TreeResult> {
    const { output, folder } = this.options;
    const files = new FleetFiles(fleet, loadExtensions(fleet.platform.extensions, folder));
    const touched = fleet.tenants.filter((tenant) => isTouched(before, tenant));
    const withCommon = before.common !== next.common;
    const rendered = renderTouched(files, touched, withCommon);
    if (isGone(fleet.platform, before, next)) {
      // Whether it may go is judged by the whole tree, whose other files stay as they are.
      const plan = files.plan();
      return writeTree(plan, restAsItIs(rendered, plan), { output });
    }
    const plan = [...files.plan(touched), ...(withCommon ? files.planCommon() : [])];
    return writeTree(plan, rendered, { output, partial: true });
  }
}

/** All that files of the platform and of shared services say beyond the platform itself. */
function commonOf(fleet: Fleet): string {
  const { sharedServices, tenants } = fleet;
  const clients = Object.values(sharedServices).map((service) => clientsOf(service, tenants));
  return JSON.stringify([peopleOf(fleet), sharedServices, clients]);
}

/** Whether a file was written that nobody plans any more. */
function isGone(platform: FleetPlatform, before: Written, next: Written): boolean {
  if (before.services.some((name) => !next.services.includes(name))) return true;
  for (const [name, { environments }] of before.tenants) {
    const now = next.tenants.get(name);
    if (now === undefined) return true;
    if (now.environments === environments) continue;
    for (const [key, environment] of Object.entries(environments)) {
      const kept = now.environments[key];
      if (kept === undefined) return true;
      if (hasBorder(platform, environment) && !isSameBorder(platform, environment, kept)) {
        return true;
      }
    }
  }
  return false;
}

/** Whether the file of a border is still that of the environment. */
function isSameBorder(
  platform: FleetPlatform,
  before: FleetEnvironment,
  now: FleetEnvironment,
): boolean {
  return hasBorder(platform, now) && now.namespace === before.namespace;
}

function isTouched({ tenants }: Written, tenant: FleetTenant): boolean {
  const before = tenants.get(tenant.name);
  if (before === tenant) return false;
  return before === undefined || JSON.stringify(before) !== JSON.stringify(tenant);
}

function* renderTouched(
  files: FleetFiles,
  tenants: readonly FleetTenant[],
  withCommon: boolean,
): Generator<RenderedFile> {
  if (withCommon) yield* files.renderCommon();
  yield* files.render(tenants);
}

function* restAsItIs(
  rendered: Iterable<RenderedFile>,
  plan: readonly PlannedFile[],
): Generator<RenderedFile | PreparedFile> {
  const rest = new Set(plan.map(({ path }) => path));
  for (const file of rendered) {
    rest.delete(file.path);
    yield file;
  }
  for (const path of rest) yield { path, bytes: undefined };
}

function isHarmless(error: unknown): boolean {
  return error instanceof TenancyError && error.findings.every(({ code }) => HARMLESS.has(code));
}
