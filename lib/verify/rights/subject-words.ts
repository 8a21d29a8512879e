import { nearest } from '../../findings/nearest';
import { type Subject, userName, userSubject } from './rbac-subject';
import { RightsProblem } from './request-words';

const FORM = /^(user|group|serviceaccount|sa):(.+)$/i;

/**
 * A subject as somebody writes it: `user:alice`, `group:vision`, `serviceaccount:ci/deployer`, or the address of a user.
 *
 * @param known - the subjects of bindings, for the guess in a message
 * @throws RightsProblem for anything else
 */
export function readSubjectWord(word: string, known: readonly Subject[]): Subject {
  const [, form = '', name = ''] = FORM.exec(word) ?? [];
  switch (form.toLowerCase()) {
    case 'user':
      return userSubject(name);
    case 'group':
      return { kind: 'Group', name };
    case 'serviceaccount':
    case 'sa':
      return readAccount(name);
    default:
      return readPlain(word, known);
  }
}

function readAccount(text: string): Subject {
  const [namespace = '', name = '', ...rest] = text.split('/');
  if (namespace !== '' && name !== '' && rest.length === 0) {
    return { kind: 'ServiceAccount', namespace, name };
  }
  throw new RightsProblem(
    `a service account is written serviceaccount:NAMESPACE/NAME, not ${JSON.stringify(text)}`,
  );
}

/** Only users have addresses, or names with the prefix of a service account. */
function readPlain(word: string, known: readonly Subject[]): Subject {
  if (word.includes('@') || word.startsWith('system:serviceaccount:')) return userSubject(word);
  const meant = known
    .filter(({ name }) => name === word || name.startsWith(`${word}@`))
    .map(subjectWord);
  const near = nearest(
    word,
    known.map(({ name }) => name),
  );
  const guess = meant[0] ?? known.filter(({ name }) => name === near).map(subjectWord)[0];
  throw new RightsProblem(
    `${JSON.stringify(word)} may be a user or a group; write user:NAME, group:NAME or ` +
      `serviceaccount:NAMESPACE/NAME${guess === undefined ? '' : `, such as ${guess}`}`,
  );
}

/** A subject as `readSubjectWord` takes it. */
export function subjectWord(subject: Subject): string {
  const { kind, name, namespace } = subject;
  if (kind === 'ServiceAccount') return `serviceaccount:${namespace}/${name}`;
  return `${kind.toLowerCase()}:${name}`;
}

/** The subject of a binding that most resembles one that no binding names. */
export function nearestSubject(subject: Subject, known: readonly Subject[]): Subject | undefined {
  const same = known.filter(({ kind }) => kind === subject.kind);
  const near = nearest(userName(subject), same.map(userName));
  return same.find((one) => userName(one) === near);
}
