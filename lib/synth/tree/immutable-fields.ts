import { type Finding, finding } from '../../findings/finding';

/** A field that Kubernetes refuses to change. */
export interface ImmutableField {
  readonly keys: readonly string[];
  /** What the API server takes it for where it is not stated. */
  readonly otherwise?: string;
  /** The field is settled only once this one is stated. */
  readonly once?: readonly string[];
}

/** What is settled of a flavor once it has a topology: from Kueue 0.20 on, that alone. */
const PLACED = { once: ['spec', 'topologyName'] } as const;

const ROLE: readonly ImmutableField[] = [{ keys: ['roleRef'] }];

/**
 * Immutable fields of the kinds that a tree can hold. Of what `tenancy` writes, all others can be changed.
 *
 * Sources: Kubernetes 1.36, pkg/apis/rbac/validation and pkg/apis/scheduling/validation; Kueue 0.18, LocalQueue; Kueue
 * 0.19, ResourceFlavor and Topology.
 */
export const IMMUTABLE_FIELDS: Readonly<Record<string, readonly ImmutableField[]>> = {
  ClusterRoleBinding: ROLE,
  LocalQueue: [{ keys: ['spec', 'clusterQueue'] }],
  PriorityClass: [
    { keys: ['value'] },
    { keys: ['preemptionPolicy'], otherwise: 'PreemptLowerPriority' },
  ],
  ResourceFlavor: [
    { keys: ['spec', 'topologyName'], ...PLACED },
    { keys: ['spec', 'nodeLabels'], ...PLACED },
    { keys: ['spec', 'tolerations'], ...PLACED },
  ],
  RoleBinding: ROLE,
  Topology: [{ keys: ['spec', 'levels'] }],
};

/** Whether a text may hold an object with such fields. Most of a tree does not. */
const MAY_MATTER = new RegExp(`^kind: (?:${Object.keys(IMMUTABLE_FIELDS).join('|')})\\s*$`, 'm');

/** An object in a file. */
interface Placed {
  readonly path: string;
  readonly document: string;
}

/**
 * Compares what is on the disk with what is about to replace it. An object is the same one by its kind, namespace and
 * name, in whatever file it is.
 *
 * It reads the text of our own files, in which each key has one form, and so needs no parser.
 */
export class ImmutableFields {
  private readonly before = new Map<string, Placed>();
  private readonly after = new Map<string, Placed>();

  /** Takes the old content of a file that is changed or removed. */
  addOld(path: string, content: Buffer | undefined): void {
    if (content !== undefined) collect(this.before, path, content.toString());
  }

  /** Takes the new text of a file that is changed or created. */
  addNew(path: string, text: string): void {
    collect(this.after, path, text);
  }

  /**
   * One finding for each field that Kubernetes would refuse to change.
   *
   * @param nameOf - a path as people read it
   */
  findings(nameOf: (path: string) => string): Finding[] {
    return [...this.after].flatMap(([title, { path, document }]) => {
      const old = this.before.get(title);
      if (old === undefined || old.document === document) return [];
      return changes(title, old.document, document, nameOf(path));
    });
  }
}

function collect(into: Map<string, Placed>, path: string, text: string): void {
  if (!MAY_MATTER.test(text)) return;
  for (const document of text.replace(/\r\n/g, '\n').split(/^---$/m)) {
    if (MAY_MATTER.test(document)) into.set(titleOf(document), { path, document });
  }
}

/** `RoleBinding users in namespace ml-vision-dev`: what tells an object from all others. */
function titleOf(document: string): string {
  const [name, namespace] = ['name', 'namespace'].map((key) =>
    valueAt(document, ['metadata', key]),
  );
  const where = namespace === undefined ? '' : ` in namespace \`${namespace}\``;
  return `${valueAt(document, ['kind'])} \`${name}\`${where}`;
}

function changes(title: string, old: string, next: string, file: string): Finding[] {
  const kind = valueAt(next, ['kind'])!;
  return IMMUTABLE_FIELDS[kind]!.flatMap(({ keys, otherwise, once }) => {
    if (once !== undefined && valueAt(old, once) === undefined) return [];
    const [before, after] = [old, next].map((text) => valueAt(text, keys) ?? otherwise);
    if (before === after) return [];
    return finding({
      code: 'FIELD_IMMUTABLE',
      path: [],
      file,
      message:
        `${title} changes its \`${keys.join('.')}\` from ${onOneLine(before)} to ` +
        `${onOneLine(after)}, which Kubernetes refuses.`,
      fix:
        'Use another name. To keep the name, leave the object out in one commit, wait until it ' +
        'is gone from the cluster, and put it back with its new value in the next. If no cluster ' +
        `ever had it, delete ${file} and run synth again.`,
    });
  });
}

/** The text at some keys: that of one line, or the lines below it. */
function valueAt(document: string, keys: readonly string[]): string | undefined {
  let text = document;
  for (const [depth, key] of keys.entries()) {
    const indent = '  '.repeat(depth);
    const found = new RegExp(`^${indent}${key}:(?: (.*)|((?:\\n${indent} +.*)+))$`, 'm').exec(text);
    if (found === null) return undefined;
    text = found[1] ?? found[2]!;
  }
  return text;
}

function onOneLine(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  const lines = text.split('\n').map((line) => line.trim());
  return `\`${lines.filter((line) => line !== '' && !line.startsWith('apiGroup:')).join(', ')}\``;
}
