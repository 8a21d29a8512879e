import { join } from 'node:path';
import { type Finding, finding } from '../../findings/finding';
import { namespaceFromNames } from '../../fleet/owners/namespaces';
import { type NamespaceOrigin, namesInPath } from '../../plan/output-files';
import type { Move } from './namespace-history';

const CONSEQUENCE =
  'Kubernetes cannot rename a namespace: the new one would be empty and get the whole quota ' +
  'again, and the old one would keep its pods and its data, without people and openings.';

/**
 * Findings about live namespaces that would be replaced: one for a changed prefix, and one for each namespace otherwise.
 *
 * @param stable - planned namespaces that an earlier run wrote as they are
 */
export function moveFindings(
  output: string,
  moves: readonly Move[],
  stable: readonly NamespaceOrigin[],
): Finding[] {
  const prefixes = new Set(moves.map(prefixBefore));
  const [prefix] = prefixes;
  const isPrefix =
    prefixes.size === 1 && prefix !== undefined && stable.every((origin) => !isDerived(origin));
  if (isPrefix) return [prefixFinding(output, moves, prefix)];
  const modes = moves.filter(({ isModeChange }) => isModeChange);
  const owners = new Set(modes.map(({ next }) => next.owner));
  return [
    ...moves.filter(({ isModeChange }) => !isModeChange).map((move) => single(output, move)),
    ...[...owners].map((owner) =>
      modeFinding(
        output,
        modes.filter(({ next }) => next.owner === owner),
      ),
    ),
  ];
}

function single(output: string, { old, next }: Move): Finding {
  const { kind, owner, environment, isSingle, namespace } = next;
  const whose = kind === 'tenant' ? `tenant \`${owner}\`` : `the shared service \`${owner}\``;
  const which = isSingle ? whose : `\`${environment}\` of ${whose}`;
  const where = isSingle ? `for ${whose}` : `in the environment \`${environment}\` of ${whose}`;
  return at(output, old, {
    message: `The namespace of ${which} would become \`${namespace}\` instead of \`${old.name}\`. ${CONSEQUENCE}`,
    fix:
      `${renameLost(old.name, next)}Write \`namespace: ${old.name}\` ${where} to keep it. If you intend the move, write ` +
      `\`movedFrom: ${old.name}\` there. If no cluster has the old namespace, run synth with --prune.`,
  });
}

/** What helps where the old name follows from another name, as it does once somebody deletes `renamedFrom`. */
function renameLost(old: string, next: NamespaceOrigin): string {
  const { environment, isSingle, namespace } = next;
  if (isSingle || !isDerived(next)) return '';
  const head = namespace.slice(0, -environment.length);
  const former = old.slice(head.length);
  return old.startsWith(head) && former !== ''
    ? `If \`renamedFrom: ${former}\` was deleted there, put it back: it is needed for as long as the namespace exists. `
    : '';
}

function prefixFinding(output: string, moves: readonly Move[], prefix: string): Finding {
  const [{ old, next }] = moves as readonly [Move];
  const [before, after] = [prefix, next.prefix].map((text) =>
    text === '' ? 'no prefix' : `\`prefix: ${text}\``,
  );
  const example = `\`${next.namespace}\` instead of \`${old.name}\``;
  const count = moves.length === 1 ? 'a live namespace' : `${moves.length} live namespaces`;
  return at(output, old, {
    message:
      `${capital(after!)} instead of ${before} would replace ${count}: ` +
      `${moves.length === 1 ? '' : 'for example, '}${example}. ${CONSEQUENCE}`,
    fix:
      `${prefix === '' ? 'Remove `prefix`' : `Put \`prefix: ${prefix}\` back`}, or state the ` +
      'old `namespace` of each environment. If you intend the move, state the old name as ' +
      '`movedFrom` there. If no cluster has the old namespaces, run synth with --prune.',
  });
}

function modeFinding(output: string, moves: readonly Move[]): Finding {
  const [{ old, next }] = moves as readonly [Move];
  const names = moves.map((move) => `\`${move.old.name}\``).join(', ');
  const environments = moves.map((move) => namesInPath(move.old.path).environment);
  const kept = environments.find((name) => name === 'prod') ?? environments.at(-1)!;
  return at(output, old, {
    message: next.isSingle
      ? `\`namespaces: single\` would give tenant \`${next.owner}\` the namespace \`${next.namespace}\` instead of ${names}. ${CONSEQUENCE}`
      : `Without \`namespaces: single\`, tenant \`${next.owner}\` would get namespaces such as \`${next.namespace}\` instead of ${names}. ${CONSEQUENCE}`,
    fix: next.isSingle
      ? `Write \`namespaces: perEnvironment\` for the tenant. To keep one of its namespaces, first remove the other environments with \`state: removed\`; then write \`environments: {all: {renamedFrom: ${kept}}}\`.`
      : `Write \`namespaces: single\` for the tenant. To keep the namespace as that of one environment, write \`renamedFrom: all\` there, such as \`environments: {${next.environment}: {renamedFrom: all}}\`.`,
  });
}

function at(
  output: string,
  old: Move['old'],
  { message, fix }: Pick<Finding, 'message' | 'fix'>,
): Finding {
  return finding({
    code: 'NAMESPACE_MOVED',
    path: [],
    file: join(output, old.path),
    line: old.line,
    column: old.column,
    length: old.name.length,
    message,
    fix,
  });
}

function isDerived(origin: NamespaceOrigin): boolean {
  return origin.namespace === namespaceFromNames(origin.prefix, origin);
}

/** The prefix of the old namespace, if that is all in which the new one differs. */
function prefixBefore({ old, next, isModeChange }: Move): string | undefined {
  if (isModeChange || !isDerived(next)) return undefined;
  const end = namespaceFromNames('', next);
  if (old.name === end) return '';
  return old.name.endsWith(`-${end}`) ? old.name.slice(0, -end.length - 1) : undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
