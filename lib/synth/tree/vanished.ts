import { join } from 'node:path';
import { finding, type Finding } from '../../findings/finding';
import { type NamespaceOrigin, namesInPath } from '../../plan/output-files';
import { type LikelyHeir, likelyEnvironment, likelyOwner } from './likely-heir';
import type { OldNamespace } from './old-namespace';
import { grouped } from '../../fleet/values/groups';

/** What is planned now. */
export interface PlannedNow {
  /** Folders of planned files. */
  readonly folders: ReadonlySet<string>;
  /** Namespaces that no earlier run wrote. */
  readonly added: readonly NamespaceOrigin[];
  /** The cluster of the tree. Absent: the input names none. */
  readonly cluster?: string | undefined;
}

/** Findings about files whose entries are gone from the input, one for each owner. */
export function vanished(
  output: string,
  gone: readonly OldNamespace[],
  { folders, added, cluster }: PlannedNow,
): Finding[] {
  const inOrder = [...gone].sort((a, b) => (a.path < b.path ? -1 : 1));
  const byOwner = grouped(inOrder, ({ path }) =>
    path.startsWith('tenants/') ? path.slice(0, path.lastIndexOf('/')) : path,
  );
  return [...byOwner].map(([owner, olds]) => {
    const files = olds.map(({ path }) => path);
    const isWhole = !folders.has(owner);
    const file = join(output, files.length === 1 ? files[0]! : owner);
    const [are, were, them] = files.length === 1 ? ['is', 'was', 'it'] : ['are', 'were', 'them'];
    const heirs = heirsOf(owner, olds, isWhole, added);
    const putBack = heirs.length > 0 ? 'Was it removed? Then put' : 'Put';
    const names = files.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    return finding({
      code: 'TENANT_VANISHED',
      path: [],
      file,
      message:
        `${ownerOf(owner, files, isWhole)} ${isWhole ? 'is' : are} gone without \`state: removed\`; ` +
        `${files.length === 1 ? file : `${names} in ${file}`} ${were} not removed.`,
      fix:
        `${heirs.map(renameFix).join('')}${putBack} the entry back with ${removal(cluster)}, ` +
        'run synth, commit, and delete the entry in ' +
        `the next commit. Or run synth with --prune to delete ${them} now.`,
    });
  });
}

/** How an entry says that it is removed on purpose. */
function removal(cluster: string | undefined): string {
  return cluster === undefined
    ? '`state: removed`'
    : `\`clusters: {${cluster}: {state: removed}}\`, and with the share that it had`;
}

/** What is new in the input and may be what is gone. */
function heirsOf(
  ownerPath: string,
  olds: readonly OldNamespace[],
  isWhole: boolean,
  added: readonly NamespaceOrigin[],
): LikelyHeir[] {
  const { folder, owner: name } = namesInPath(ownerPath);
  if (isWhole) {
    const kind = folder === 'shared' ? 'sharedService' : 'tenant';
    const heir = likelyOwner(kind, name, olds, added);
    return heir === undefined ? [] : [heir];
  }
  return olds.flatMap(
    (old) => likelyEnvironment(name, namesInPath(old.path).environment, old, added) ?? [],
  );
}

function renameFix({ name, renamedFrom, isEnvironment, reason }: LikelyHeir): string {
  const value = renamedFrom.length === 1 ? renamedFrom[0]! : `[${renamedFrom.join(', ')}]`;
  const what = isEnvironment ? `the environment \`${name}\`` : `\`${name}\``;
  return (
    `Was it renamed to \`${name}\`, which ${reason}? Then write \`renamedFrom: ${value}\` in ` +
    `${what}, and its namespaces keep their names. `
  );
}

/** The owner of files, as far as their paths tell. */
function ownerOf(owner: string, files: readonly string[], isWhole: boolean): string {
  const { folder, owner: name } = namesInPath(owner);
  if (folder === 'shared') return `Shared service ${name}`;
  if (folder !== 'tenants') return `The entry of ${owner}`;
  if (isWhole) return `Tenant ${name}`;
  const environments = files.map((path) => namesInPath(path).environment);
  return `${environments.length === 1 ? 'Environment' : 'Environments'} ${environments.join(', ')} of tenant ${name}`;
}
