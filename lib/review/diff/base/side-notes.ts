import type { TreeSide } from './tree-side';

/** Says where only objects can be compared, and where there are none to compare with. */
export function sideNotes(before: TreeSide, after: TreeSide): string[] {
  return [...fleetNotes(before, after), ...outputNotes(before)];
}

/** Who commits tenants.yaml and not the output is told that everything is new, and would not know why. */
function outputNotes({ name, ids, fleets }: TreeSide): string[] {
  if (fleets === undefined || ids.size > 0) return [];
  return [
    `In ${name}, there is tenants.yaml and no output of it, so every object counts as new: commit the output with the file, or name another base.`,
  ];
}

function fleetNotes(before: TreeSide, after: TreeSide): string[] {
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
