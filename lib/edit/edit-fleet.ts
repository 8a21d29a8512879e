import { addTo } from '../fleet/values/groups';
import { formatPath } from '../findings/finding';
import type { ReadFleet } from '../fleet/load';
import { readFleet } from '../fleet/load';
import type { FindingPath } from '../findings/finding';
import { EditProblem } from './edit-problem';
import { type Edit, editTree, saysTheSame, withEdits } from './edit-tree';
import { editText } from './edit-text';
import { HeldFiles } from './held-files';
import { type MayDiffer, differences } from './resolved-differences';
import { writeEdited } from './write-edited';

/** A fleet whose files can be edited in place. */
export interface EditableFleet {
  readonly read: ReadFleet;
  /** What the files say after the edits. Nothing is written. */
  edit(edits: readonly Edit[], mayDiffer: MayDiffer): EditedFleet;
}

/** A fleet after its edits. */
export interface EditedFleet {
  /** What the files say now. Where they have an error, it is among the findings. */
  readonly read: ReadFleet;
  /** The files that change, as they are named, each with its text of before and after. */
  readonly files: readonly ChangedFile[];
  /**
   * Writes the files.
   *
   * @throws EditProblem if that is not possible, or if a file was changed meanwhile. Then nothing is written
   */
  write(): void;
}

/** A file before and after. */
export interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Reads a fleet to edit it. Its errors are in `read`. */
export function openEditable(file: string): EditableFleet {
  if (file === '-') {
    throw new EditProblem('Standard input cannot be edited. Name a file with --file.');
  }
  const files = new HeldFiles();
  const read = readFleet(file, files.before);
  return {
    read,
    edit(edits, mayDiffer) {
      for (const [name, own] of byFile(read, edits)) {
        files.edit(name, editText(name, files.raw(name), own));
      }
      const after = readFleet(file, files.after);
      checkOutcome(read, after, edits, mayDiffer);
      return {
        read: after,
        files: files.changes.map(({ file: name, before, after: text }) => ({
          file: name,
          before: before.toString('utf8'),
          after: text,
        })),
        write: () => writeEdited(files),
      };
    },
  };
}

/** Edits with their paths in each file. */
function byFile({ sources }: ReadFleet, edits: readonly Edit[]): Map<string, Edit[]> {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const { file, path } = sources.origin(edit.path);
    addTo(files, file, { ...edit, path });
  }
  return files;
}

/** The files say what they should, and mean nothing else that is new. */
function checkOutcome(
  before: ReadFleet,
  after: ReadFleet,
  edits: readonly Edit[],
  mayDiffer: MayDiffer,
): void {
  if (!saysTheSame(after.input, withEdits(before.input, editTree(edits)))) {
    throw new EditProblem(
      `The files would not say what they should. Edit them yourself: ${placesOf(edits)}.`,
    );
  }
  if (before.fleets === undefined || after.fleets === undefined) return;
  const others = differences(before.fleets, after.fleets, mayDiffer);
  if (others.length === 0) return;
  const named = others.slice(0, 3).map((path: FindingPath) => `\`${formatPath(path)}\``);
  throw new EditProblem(
    `The edit would also change ${named.join(', ')}. Edit the file yourself: ${placesOf(edits)}.`,
  );
}

function placesOf(edits: readonly Edit[]): string {
  return edits.map(({ path }) => `\`${formatPath(path)}\``).join(', ');
}
