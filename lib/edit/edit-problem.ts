/** Why a file cannot be edited: what, where, and what to do instead. Nothing was written. */
export class EditProblem extends Error {}
