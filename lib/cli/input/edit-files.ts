import { type EditableFleet, type EditedFleet, openEditable } from '../../edit/edit-fleet';
import { EditProblem } from '../../edit/edit-problem';
import type { Edit } from '../../edit/edit-tree';
import type { MayDiffer } from '../../edit/resolved-differences';
import { printFindings } from '../printing/print-findings';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';

/** Opens the files of a fleet to edit them. Prints the errors that they have; then there is nothing to edit. */
export function openToEdit(session: Session): EditableFleet | undefined {
  const editable = told(() => openEditable(session.file));
  const errors = editable.read.findings.filter(({ severity }) => severity === 'error');
  printFindings(session, errors, editable.read.sources);
  return editable.read.fleets === undefined ? undefined : editable;
}

/** Edits the files, unless the result would have an error. Nothing is written yet. */
export function editFiles(
  session: Session,
  editable: EditableFleet,
  edits: readonly Edit[],
  mayDiffer: MayDiffer,
): EditedFleet | undefined {
  const edited = told(() => editable.edit(edits, mayDiffer));
  if (edited.read.fleets !== undefined) return edited;
  const errors = edited.read.findings.filter(({ severity }) => severity === 'error');
  // The frames show the text as it would be.
  printFindings(session, errors, edited.read.sources);
  session.say('Nothing was written: the file would have these errors.');
  return undefined;
}

/** Writes the files, and says which. */
export function writeFiles(session: Session, edited: EditedFleet): void {
  told(() => edited.write());
  const names = edited.files.map(({ file }) => file);
  if (names.length > 0) session.say(`Changed ${names.join(', ')}.`);
}

function told<Result>(task: () => Result): Result {
  try {
    return task();
  } catch (error) {
    throw error instanceof EditProblem ? new Misuse(error.message) : error;
  }
}
