/** An annotation of the Namespace until its entry says `state: removed`. */
const KEPT = /^\s*["']?kustomize\.toolkit\.fluxcd\.io\/prune["']?:\s*["']?disabled["']?\s*$/m;

/** A namespace in a file of an earlier run that GitOps engines must still keep. */
export interface OldNamespace {
  /** The file, relative to the output folder. */
  readonly path: string;
  readonly name: string;
  /** The 1-based line and column of the name in the file. */
  readonly line: number;
  readonly column: number;
  /** The label `cost-center`. */
  readonly costCenter?: string;
  /** The annotation with its admins. */
  readonly admins?: string;
}

/** The first namespace of a file that GitOps engines must keep. It reads the text of our own files, so needs no parser. */
export function oldNamespace(path: string, text: string): OldNamespace | undefined {
  const kept = documentsOf(text).find(({ document }) => isKeptNamespace(document));
  const found = /^metadata:(?:\r?\n .*)*?\r?\n {2}name: (["']?)([^\s"']+)\1\s*$/m.exec(
    kept?.document ?? '',
  );
  if (kept === undefined) return undefined;
  // A file that somebody edited may have any form, and is kept all the same.
  if (found === null) return { path, name: '', line: 1, column: 1 };
  const before = text.slice(0, kept.start + found.index + found[0].trimEnd().length);
  const lines = before.split('\n');
  const [costCenter, admins] = ['cost-center', 'cdk8s-tenancy/admins'].map((key) =>
    metadataText(kept.document, key),
  );
  return {
    path,
    name: found[2]!,
    line: lines.length,
    column: lines.at(-1)!.lastIndexOf(found[2]!) + 1,
    ...(costCenter === undefined ? {} : { costCenter }),
    ...(admins === undefined ? {} : { admins }),
  };
}

function documentsOf(text: string): { document: string; start: number }[] {
  let start = 0;
  return text.split(/^---\s*$/m).map((document) => {
    const at = text.indexOf(document, start);
    start = at + document.length;
    return { document, start: at };
  });
}

function isKeptNamespace(document: string): boolean {
  return /^kind: Namespace\s*$/m.test(document) && KEPT.test(document);
}

function metadataText(document: string, key: string): string | undefined {
  const found = new RegExp(`^ {4}${key}: (["']?)(.+?)\\1\\s*$`, 'm').exec(document);
  return found?.[2];
}
