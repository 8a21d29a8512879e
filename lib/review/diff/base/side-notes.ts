import type { TreeSide } from './tree-side';

/** Says where only objects can be compared. */
export function sideNotes(before: TreeSide, after: TreeSide): string[] {
  const rest = 'the objects are compared, but not what only that file says, such as prices.';
  if (before.problem !== undefined && before.problem === after.problem && !after.hasErrors) {
    return [`On both sides, ${before.problem}: ${rest}`];
  }
  return [
    ...(before.problem === undefined ? [] : [`In ${before.name}, ${before.problem}: ${rest}`]),
    ...(after.problem === undefined
      ? []
      : [
          after.hasErrors
            ? `Here, ${after.problem}: ${rest} tenancy validate says what is wrong.`
            : `Here, ${after.problem}: ${rest}`,
        ]),
  ];
}
