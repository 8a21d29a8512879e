import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '../../findings/system-errors';
import { ManifestProblem } from './manifest-documents';
import { type ManifestObject, objectsIn } from './manifest-objects';

const MANIFEST = /\.(?:ya?ml|json)$/;

/** What kustomize, Helm and we put beside manifests, and no API server takes. */
const NO_MANIFEST = /(?:^|\/)(?:kustomization|Chart|values)\.ya?ml$/;

/** The paths of the manifests of a folder, relative to it, POSIX, sorted. Hidden files and folders are left out. */
export function manifestFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split('\\').join('/'))
    .filter((path) => MANIFEST.test(path) && !NO_MANIFEST.test(path) && !/(?:^|\/)\./.test(path))
    .filter((path) => isFile(join(folder, path)))
    .sort();
}

/** A link that leads nowhere counts, so that reading it says which one it is. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

/**
 * The objects of all manifests of a folder, file by file. The places name files relative to the folder.
 *
 * @param kinds - the kinds that somebody wants; others may be left out, which is faster
 * @param onFile - is told the text and all objects of each file
 * @throws ManifestProblem for a folder without a manifest, or a file that cannot be read
 */
export function* folderObjects(
  folder: string,
  kinds?: ReadonlySet<string>,
  onFile?: (text: string, objects: readonly ManifestObject[]) => void,
): Generator<ManifestObject> {
  const files = tryToRead(folder, () => manifestFiles(folder));
  if (files.length === 0) throw new ManifestProblem(`${folder} has no manifest (*.yaml, *.json)`);
  for (const file of files) {
    const path = join(folder, file);
    const text = tryToRead(path, () => readFileSync(path, 'utf8'));
    const objects = rendered(text, file, kinds);
    onFile?.(text, objects);
    yield* objects;
  }
}

/** What programs for templates leave in a file until they render it. */
const TEMPLATE = /\{\{-?\s*(?:[.$("]|(?:if|range|with|include|template|define|end)\b)/;

/** A template without quotes is a map to YAML, with a map as its only key. */
const TEMPLATE_AS_MAP = /\{"\{ /;

/** The objects of a file that may hold templates, as charts do, and manifests of engines whose own templates are text. */
function rendered(
  text: string,
  file: string,
  kinds: ReadonlySet<string> | undefined,
): ManifestObject[] {
  const hasTemplates = TEMPLATE.test(text);
  try {
    const objects = objectsIn(text, file, kinds);
    const isRendered =
      !hasTemplates || !objects.some(({ data }) => TEMPLATE_AS_MAP.test(JSON.stringify(data)));
    if (isRendered) return objects;
  } catch (error) {
    if (!(error instanceof ManifestProblem) || !hasTemplates) throw error;
  }
  throw new ManifestProblem(
    `${file} holds templates that were not rendered; render them first, such as with ` +
      'helm template NAME CHART, and give the command what comes out',
  );
}

function tryToRead<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new ManifestProblem(`cannot read ${path}: ${systemReason(error)}`);
  }
}
