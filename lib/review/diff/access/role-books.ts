import { oncePerDiff, pairsOf } from '../diff-context';
import { filesOf } from '../objects/object-pair';
import { RoleBook } from './role-book';

/** The roles of both trees. */
export interface RoleBooks {
  readonly before: RoleBook;
  readonly after: RoleBook;
}

const KINDS = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'] as const;

/** The roles that what differs is about, which several readers ask for. */
export const roleBooks = oncePerDiff((context): RoleBooks => {
  // A tenant with another name has other files.
  const files = pairsOf(context, ...KINDS).flatMap(filesOf);
  return {
    before: new RoleBook(context.before, files),
    after: new RoleBook(context.after, files),
  };
});
