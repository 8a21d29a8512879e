import { type Inherited, OWN_KEYS } from './inherited-settings';
import type { Findings, FindingPath } from '../../findings/finding';
import type { FleetTenant } from '../model/fleet';
import {
  type DataMap,
  type Layer,
  isMap,
  lookUp,
  mergeLayers,
  mergeOnto,
  without,
} from '../model/layers';
import { platformEnvironments } from './platform/fleet-platform';
import { type TenantContext, writtenLayers } from './tenant-context';
import { nearest } from '../../findings/nearest';

/** One environment on its way to the normal form. */
export interface Draft {
  readonly name: string;
  readonly merged: DataMap;
  /** All that was written for it, totals and shares of the tenant included: to say where something stands. */
  readonly written: readonly Layer[];
}

/** Every environment with all its layers merged, in order; undefined when one of them makes no sense. */
export function draftEnvironments(
  tenant: DataMap,
  mode: FleetTenant['namespaces'],
  inherited: Inherited,
  layers: readonly Layer[],
  context: TenantContext,
  findings: Findings,
): Draft[] | undefined {
  const single = mode === 'single';
  const platform = single
    ? { [context.single]: { share: '100%' } }
    : platformEnvironments(context.written);
  const levels = [
    { path: context.paths.platform, data: platform as unknown },
    ...layers.slice(2).map(({ path, data }) => ({ path, data: lookUp(data, ['environments']) })),
  ].map(({ path, data }) => ({ path: [...path!, 'environments'], data }));
  if (!checkEnvironmentNames(levels, single ? context.single : undefined, findings)) {
    return undefined;
  }
  const merged = mergeLayers(...levels.map(({ data }) => data));
  const names = Object.keys(merged).filter((name) => !single || name === context.single);
  if (names.length === 0) {
    reportNoEnvironment(tenant, levels, context, findings);
    return undefined;
  }
  const written = writtenLayers(layers, context);
  const tenantSettings = without(layers[layers.length - 1]!.data, ...OWN_KEYS);
  const settings = mergeOnto(inherited.settings, tenantSettings);
  const drafts = names.map((name) => {
    const own = levels.map(({ path, data }) => ({
      path: [...path, name],
      data: lookUp(data, [name]),
    }));
    // What stands below a `null` was removed with it.
    const kept = own
      .slice(own.findLastIndex(({ data }) => data === null) + 1)
      .filter(({ data }) => isMap(data));
    return {
      name,
      merged: mergeOnto(settings, ...kept.map(({ data }) => data)),
      written: [...written, ...kept],
    };
  });
  const incomplete = drafts.filter((draft) => draft.merged['share'] === undefined);
  for (const { name, written: layersOfDraft } of incomplete) {
    findings.add(
      'SHARE_MISSING',
      layersOfDraft[layersOfDraft.length - 1]!.path!,
      `\`${name}\` was removed from what this tenant inherits, and is added again without a share.`,
      `Give it one: \`${name}: {share: 10%}\`.`,
    );
  }
  return incomplete.length === 0 ? drafts : undefined;
}

/** The environments that one layer states. */
interface Level {
  readonly path: FindingPath;
  readonly data: unknown;
}

/** An environment exists when the platform has it, or when some layer gives it a share. */
function checkEnvironmentNames(
  levels: readonly Level[],
  single: string | undefined,
  findings: Findings,
): boolean {
  const [platform, ...above] = levels;
  const known = new Set(Object.keys(platform!.data as DataMap));
  for (const { data } of single === undefined ? above : []) {
    if (!isMap(data)) continue;
    for (const [name, environment] of Object.entries(data)) {
      if (isMap(environment) && environment['share'] !== undefined) known.add(name);
    }
  }
  let valid = true;
  // A tier serves tenants of both kinds: what does not fit a single one is for the others.
  for (const { path, data } of single === undefined ? above : above.slice(-1)) {
    if (!isMap(data)) continue;
    for (const name of Object.keys(data)) {
      if (known.has(name)) continue;
      valid = false;
      reportUnknown(name, data[name], single, [...known], [...path, name], findings);
    }
  }
  return valid;
}

function reportUnknown(
  name: string,
  environment: unknown,
  single: string | undefined,
  known: readonly string[],
  path: FindingPath,
  findings: Findings,
): void {
  const message =
    single === undefined
      ? `There is no environment \`${name}\`.`
      : `Where there is a single namespace, there is no environment \`${name}\`.`;
  findings.add('ENVIRONMENT_UNKNOWN', path, message, unknownFix(name, environment, single, known));
}

function unknownFix(
  name: string,
  environment: unknown,
  single: string | undefined,
  known: readonly string[],
): string {
  if (single !== undefined) {
    return `The only environment is called \`${single}\`; most settings can stand outside of it.`;
  }
  const near = nearest(name, known);
  const list = `Environments: ${known.join(', ')}.`;
  if (environment === null) {
    return near === undefined
      ? `Remove the line: there is nothing to leave out. ${list}`
      : `Did you mean \`${near}\`?`;
  }
  return near === undefined
    ? `To add one, give it a share: \`${name}: {share: 10%}\`. ${list}`
    : `Did you mean \`${near}\`? To add one, give it a share.`;
}

function reportNoEnvironment(
  tenant: DataMap,
  levels: readonly Level[],
  context: TenantContext,
  findings: Findings,
): void {
  const [platform, ...above] = levels;
  if (Object.keys(platform!.data as DataMap).length === 0) {
    findings.add(
      'ENVIRONMENTS_NONE',
      platform!.path,
      'The platform has no environment, and not every tenant brings its own.',
      'Add one, such as `prod: {share: 100%}`, or remove `environments` to have dev, staging and prod.',
    );
    return;
  }
  findings.add(
    'ENVIRONMENTS_NONE',
    above.findLast(({ data }) => isMap(data))?.path ?? context.paths.name,
    `The tenant \`${String(tenant['name'])}\` has no environment left.`,
    'Keep one, or give the tenant up with `state: removed`.',
  );
}
