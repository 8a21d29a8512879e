import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { BUILT_IN_KINDS } from '../../catalogue/built-in-kinds';
import { forbiddenKind } from '../../catalogue/forbidden-kinds';
import { unguardedReason } from '../../catalogue/unguarded-kinds';
import type { FleetKind } from '../../model/fleet';
import type { KindProps, PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';
import { checkCount } from '../../values/counts';
import { isDnsSubdomain } from '../../values/dns-names';
import { defined, eachEntry } from '../../values/maps';
import { sortedTexts } from '../../values/texts';

/** Reports kinds that cannot be granted to tenants. */
export function checkKinds(
  kinds: Written<PlatformEntry['kinds']>,
  path: FindingPath,
  findings: Findings,
): void {
  const seen = new Set<string>();
  const listed = new Set((kinds ?? []).map((kind) => `${kind?.group}/${kind?.resource}`));
  eachEntry(kinds, (kind, index) => {
    const { group, resource, cap } = kind;
    const at = [...path, index];
    checkCount(cap, 'objects', [...at, 'cap'], findings);
    if (group === undefined || resource === undefined) return;
    const name = group === '' ? resource : `${resource}.${group}`;
    const [whole] = resource.split('/');
    const isListed = listed.has(`${group}/${whole}`);
    const problem = kindProblem(group, resource, kind, isListed);
    if (problem !== undefined) {
      const [reason, fix] = problem;
      findings.add('KIND_INVALID', at, `\`${name}\` cannot be granted: ${reason}.`, fix);
    } else if (seen.has(name)) {
      findings.add('KIND_INVALID', at, `\`${name}\` is in the list twice.`, 'Keep one entry.');
    }
    seen.add(name);
    if (problem === undefined) checkUnguarded(name, kind, at, findings);
  });
}

/** Reports a kind by which people who write it reach beyond their namespace, and which no guard rail judges. */
function checkUnguarded(
  name: string,
  { group, resource, user = 'write', admin = 'write' }: Written<KindProps>,
  path: FindingPath,
  findings: Findings,
): void {
  const reason = unguardedReason(group!, resource!);
  if (reason === undefined || (user !== 'write' && admin !== 'write')) return;
  findings.add(
    'KIND_UNGUARDED',
    path,
    `No guard rail judges \`${name}\`; with it, people ${reason}.`,
    'Add `user: read, admin: read`, or say under `accept` what bounds it instead.',
  );
}

const KIND_FIX =
  'Name one kind of custom resource: its API group, and its plural as `kubectl api-resources` shows it.';

function kindProblem(
  group: string,
  resource: string,
  { viewer }: Written<KindProps>,
  isListed: boolean,
): readonly [reason: string, fix: string] | undefined {
  if (group.includes('*') || resource.includes('*')) {
    return ['a wildcard grants kinds that nobody knows yet', KIND_FIX];
  }
  if (resource.includes('/')) {
    return subresourceProblem(resource, isListed);
  }
  if (group !== '' && !isDnsSubdomain(group)) {
    return [`\`${group}\` is not a valid API group`, KIND_FIX];
  }
  if (!/^[a-z][a-z0-9]*$/.test(resource)) {
    return [`\`${resource}\` is not the plural of a kind`, KIND_FIX];
  }
  const forbidden = forbiddenKind(group, resource);
  if (forbidden !== undefined) return [forbidden, 'Remove the entry.'];
  const builtIn = BUILT_IN_KINDS.find(
    (entry) => entry.group === group && entry.resource === resource,
  );
  if (builtIn?.viewer === 'none' && viewer !== 'none') {
    return ['viewers must not read it', 'Add `viewer: none`.'];
  }
  return group === '' && builtIn === undefined
    ? ['the core group has no kinds of your own', KIND_FIX]
    : undefined;
}

/** Parts that come with a kind, and who has them. */
const COME_WITH_KIND: Readonly<Record<string, string>> = {
  scale: 'people who write the kind write its `/scale`',
  status: 'people who read the kind read its `/status`, and only its operator writes it',
};

function subresourceProblem(
  resource: string,
  isListed: boolean,
): readonly [reason: string, fix: string] {
  const [plural = '', ...rest] = resource.split('/');
  const part = rest.join('/');
  const fix = isListed
    ? `Remove the entry: \`${plural}\` is in the list.`
    : `Write \`resource: ${plural}\`.`;
  const comes = Object.hasOwn(COME_WITH_KIND, part) ? COME_WITH_KIND[part] : undefined;
  if (comes !== undefined) return [comes, fix];
  return [
    `nothing caps or judges what \`/${part}\` does`,
    `${fix} Its only parts that can be granted are \`/status\` and \`/scale\`.`,
  ];
}

/** Kinds in normal form: each once, by group and plural. */
export function resolveKinds(kinds: readonly KindProps[]): FleetKind[] {
  const byName = new Map(kinds.map((kind) => [`${kind.group} ${kind.resource}`, kind]));
  return [...byName.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { group, resource, viewer, user, admin, cap, subresources, podTemplates }]) =>
      defined({
        group,
        resource,
        viewer: viewer ?? 'read',
        user: user ?? 'write',
        admin: admin ?? 'write',
        cap,
        subresources: subresources === undefined ? undefined : sortedTexts(subresources),
        podTemplates: [...(podTemplates ?? [])].sort(),
      }),
    );
}
