import type { Data } from '../fleet/model/layers';
import { parseYaml } from '../fleet/reading/yaml/yaml-reader';
import { composeYaml } from '../fleet/reading/yaml/yaml-document';
import { formatPath } from '../findings/finding';
import { movedAnchors } from './anchor-moves';
import { EditProblem } from './edit-problem';
import { type Edit, editTree, saysTheSame, withEdits } from './edit-tree';
import { NodeEditor } from './node-editor';
import { RawText } from './raw-text';

/**
 * A text of YAML with some values changed, added or taken out, and every other byte as it was: comments, order, style,
 * line breaks, anchors. What an alias or an anchor shares with other places is written out where it would change there.
 *
 * @param file - the name for messages
 * @throws EditProblem if the text would not say exactly what it should
 */
export function editText(file: string, raw: string, edits: readonly Edit[]): string {
  const source = new RawText(raw);
  const before = parseYaml({ file, text: source.text }).data;
  const composed = composeYaml(source.text);
  const root = composed.document?.contents ?? null;
  if (before === undefined || root === null) throw new EditProblem(`\`${file}\` cannot be read.`);
  const tree = editTree(edits);
  const after = attempt(() => {
    const editor = new NodeEditor(composed.yaml, source.text);
    editor.visit(root, tree, before);
    const moves = movedAnchors(composed.yaml, root, source.text, editor);
    return source.spliced([...editor.splices, ...moves]);
  });
  // The text is read again: what cannot be edited safely is left to people.
  if (after !== undefined && says(file, after, withEdits(before, tree))) return after;
  const places = edits.map(({ path }) => `\`${formatPath(path)}\``).join(', ');
  throw new EditProblem(
    `\`${file}\` is written in a way that cannot be edited without changing something else. Edit it yourself: ${places}.`,
  );
}

/** Undefined if something is written in a way that is not known here. */
function attempt(task: () => string): string | undefined {
  try {
    return task();
  } catch (error) {
    if (error instanceof EditProblem) return undefined;
    throw error;
  }
}

function says(file: string, raw: string, wanted: Data): boolean {
  const { data } = parseYaml({ file, text: new RawText(raw).text });
  return data !== undefined && saysTheSame(data, wanted);
}
