import { join } from 'node:path';
import { type FolderPart, partOf } from '../../plan/folder-parts';
import { OUTPUT_FOLDERS } from '../../plan/output-files';
import type { TreeResult } from '../../synth/tree/write-tree';
import { colors } from '../session/color';
import type { Session } from '../session/session';
import { plural } from './words';

/** Nobody reads more paths than this; the sentence has the count. */
const MAX_PATHS = 20;

export interface ChangesOptions {
  /** The output folder as the user named it. */
  readonly output: string;
  /** For how many tenants the command ran. */
  readonly tenants: number;
  /** On how many clusters. Absent: the file has no several. */
  readonly clusters?: number;
  /** Whether it ran for all tenants and the platform. */
  readonly isWhole: boolean;
  /** Whether it only compared. */
  readonly check: boolean;
  /** How files differ, if it only compared. */
  readonly differences?: string;
  readonly color: boolean;
}

/** The words for one kind of change: before a path, after one file, after several. */
interface Words {
  readonly label: string;
  readonly one: string;
  readonly many: string;
}

const WRITTEN: Record<'created' | 'changed' | 'removed', Words> = {
  created: { label: 'created', one: 'created', many: 'created' },
  changed: { label: 'changed', one: 'changed', many: 'changed' },
  removed: { label: 'removed', one: 'removed', many: 'removed' },
};

const COMPARED: typeof WRITTEN = {
  created: { label: 'missing  ', one: 'is missing', many: 'are missing' },
  changed: { label: 'differs  ', one: 'differs', many: 'differ' },
  removed: { label: 'left over', one: 'is left over', many: 'are left over' },
};

/** Describes what a run changed or would change: some paths, how files differ, then one sentence. */
export function describeChanges(result: TreeResult, options: ChangesOptions): string {
  const { output, check } = options;
  const tenants =
    plural(options.tenants, 'tenant') +
    (options.clusters === undefined ? '' : ` on ${plural(options.clusters, 'cluster')}`);
  const counts = countChanges(result, check ? COMPARED : WRITTEN);
  if (counts === '') {
    return `${output} is up to date: ${plural(result.unchanged, 'file')} of ${tenants}.`;
  }

  const unchanged = result.unchanged === 0 ? '' : `, ${result.unchanged} unchanged`;
  const sentence = check
    ? `${output} is stale: ${counts}. Run synth without --check, and commit the result.`
    : `Wrote ${output} for ${tenants}: ${counts}${unchanged}.`;
  const differences = options.differences ? ['', options.differences, ''] : [];
  const next = check ? [] : nextStep(result, options);
  return [...pathLines(result, options), ...differences, sentence, ...next].join('\n');
}

/** What to do after the first run, and after the first one with a delivery. */
function nextStep(result: TreeResult, { output, isWhole, clusters }: ChangesOptions): string[] {
  const roots = result.created.filter((path) => DELIVERY_ROOT.test(path));
  if (roots.length > 0) {
    const paths = roots.map((root) => join(output, root)).join(' and ');
    const each =
      roots.length === 1 ? 'once: it delivers' : 'once, each on its cluster: they deliver';
    return [
      `Commit and push the files. Then apply ${paths} ${each} the others, and all later changes.`,
    ];
  }
  const isFirst = isWhole && result.unchanged === 0 && result.created.length === files(result);
  return isFirst ? [byHand(result.created, clusters !== undefined)] : [];
}

/** The file with which a delivery starts, of each cluster. */
const DELIVERY_ROOT = /(?:^|[/])delivery[/][^/]+[/]root\.k8s\.yaml$/;

/** In which order to apply the folders where nothing delivers them, with those of optional engines that there are. */
function byHand(paths: readonly string[], hasClusters: boolean): string {
  const written = new Set(paths.map((path) => path.split('/')[hasClusters ? 1 : 0]!));
  const of = (part: FolderPart): string[] =>
    OUTPUT_FOLDERS.filter((folder) => written.has(folder) && partOf(folder) === part);
  const access = of('grants').filter((folder) => folder !== 'access');
  const steps = [
    ['tenants', 'shared'],
    of('borders'),
    of('engine'),
    ['access', ...access],
    of('work'),
  ]
    .filter((folders) => folders.length > 0)
    .map((folders) => folders.map((folder) => `${folder}/`).join(' and '));
  return `Commit the files. Apply platform/ first, then ${steps.join(', then ')}: nobody has rights in a namespace before it is protected.`;
}

function files({ created, changed, removed }: TreeResult): number {
  return created.length + changed.length + removed.length;
}

/** `3 files created, 1 removed`. */
function countChanges(result: TreeResult, words: typeof WRITTEN): string {
  const parts: string[] = [];
  for (const kind of ['created', 'changed', 'removed'] as const) {
    const count = result[kind].length;
    if (count === 0) continue;
    const subject = parts.length === 0 ? plural(count, 'file') : String(count);
    parts.push(`${subject} ${count === 1 ? words[kind].one : words[kind].many}`);
  }
  return parts.join(', ');
}

/** A line for each file that a run changed. */
export function changedLines(result: TreeResult, output: string, session: Session): string[] {
  return pathLines(result, { output, check: false, color: session.hasColor(session.stderr) });
}

function pathLines(
  result: TreeResult,
  { output, check, color }: Pick<ChangesOptions, 'output' | 'check' | 'color'>,
): string[] {
  const words = check ? COMPARED : WRITTEN;
  const { green, yellow, red } = colors(color);
  const paint = { created: green, changed: yellow, removed: red };
  const lines = (['created', 'changed', 'removed'] as const).flatMap((kind) =>
    result[kind].map((path) => `  ${paint[kind](words[kind].label)}  ${join(output, path)}`),
  );
  if (lines.length <= MAX_PATHS) return lines;
  return [...lines.slice(0, MAX_PATHS), `  … and ${lines.length - MAX_PATHS} more`];
}
