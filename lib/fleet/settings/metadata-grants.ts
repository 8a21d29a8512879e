import { nearest } from '../../findings/nearest';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { DATA_METADATA } from '../catalogue/data-metadata';
import type { MetadataFamily } from '../catalogue/metadata-family';
import { WORKLOAD_METADATA } from '../catalogue/metadata-table';
import { isAnnotationKey } from '../values/label-values';

const FAMILIES: readonly MetadataFamily[] = Object.values({
  ...WORKLOAD_METADATA,
  ...DATA_METADATA,
});

/** Patterns of the catalogue with the words that grant them. */
const PATTERNS = FAMILIES.flatMap(({ rows, grantedBy }) =>
  rows.flatMap(({ keys }) => keys.map((pattern) => ({ pattern, grantedBy }))),
);
const GRANTABLE = PATTERNS.filter(({ grantedBy }) => grantedBy === 'scheduling.metadata');

/** Reports an entry of `scheduling.metadata` that grants nothing, or more than it may. */
export function checkMetadataKey(key: string, path: FindingPath, findings: Findings): void {
  if (!isKeyOrStart(key)) {
    findings.add(
      'METADATA_INVALID',
      path,
      `\`${key}\` is not the key of a label or an annotation.`,
      'Write the whole key, or its start and a `*`, such as `cni.projectcalico.org/*`.',
    );
    return;
  }
  const report = (reason: string, fix: string): void => {
    findings.add('METADATA_UNGRANTABLE', path, reason, fix);
  };
  const others = PATTERNS.filter(({ pattern }) => overlaps(key, pattern)).filter(
    ({ grantedBy }) => grantedBy !== 'scheduling.metadata',
  );
  if (others.length > 0) {
    const { pattern, grantedBy } = others[0]!;
    report(
      grantedBy === undefined
        ? `\`${pattern}\` is written by controllers alone, and cannot be granted.`
        : `\`${pattern}\` is not granted by its key, but by its value.`,
      grantedBy === undefined ? 'Remove the entry.' : `List the value under \`${grantedBy}\`.`,
    );
    return;
  }
  if (GRANTABLE.some(({ pattern }) => overlaps(key, pattern))) {
    checkUncounted(key, path, findings);
    return;
  }
  const near = nearest(
    key,
    GRANTABLE.map(({ pattern }) => pattern),
  );
  report(
    `\`${key}\` needs no entry: no guard rail refuses it.`,
    near === undefined ? 'Remove the entry.' : `Remove the entry, or write \`${near}\`.`,
  );
}

/** Annotations by which a scheduler gives away parts of GPUs that no container asks for under `resources`. */
const UNCOUNTED = ['gpu-fraction', 'gpu-fraction-num-devices', 'gpu-memory'];

/** Reports a grant of GPUs that no ResourceQuota sees: it counts what containers ask for under `resources`. */
function checkUncounted(key: string, path: FindingPath, findings: Findings): void {
  const granted = UNCOUNTED.filter((pattern) => overlaps(key, pattern));
  if (granted.length === 0) return;
  findings.add(
    'METADATA_UNCOUNTED',
    path,
    `\`${key}\` gives pods parts of GPUs, and no quota of the namespace counts them.`,
    'Remove the entry, or bound these pods by a queue of KAI or Run:ai, and say so under `accept`.',
  );
}

function isKeyOrStart(key: string): boolean {
  if (!key.endsWith('*')) return isAnnotationKey(key);
  const start = key.slice(0, -1);
  // What is completed by a letter must be a key.
  return isAnnotationKey(`${start}a`) && start !== '';
}

/** Whether some key is meant by an entry of tenants.yaml and by a pattern of the catalogue. */
function overlaps(entry: string, pattern: string): boolean {
  const [entryStart, isEntryOpen] = startOf(entry);
  if (pattern.startsWith('*.')) {
    const [domain = '', name] = pattern.slice(1).split('/');
    const [entryDomain = '', entryName] = entryStart.split('/');
    if (!entryDomain.endsWith(domain)) return false;
    return (
      name === undefined || (isEntryOpen ? name.startsWith(entryName ?? '') : name === entryName)
    );
  }
  const [patternStart, isPatternOpen] = startOf(pattern);
  if (isEntryOpen && patternStart.startsWith(entryStart)) return true;
  return isPatternOpen
    ? entryStart.startsWith(patternStart)
    : entryStart === patternStart && !isEntryOpen;
}

function startOf(pattern: string): readonly [start: string, isOpen: boolean] {
  return pattern.endsWith('*') ? [pattern.slice(0, -1), true] : [pattern, false];
}
