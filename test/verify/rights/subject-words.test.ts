import type { Subject } from '../../../lib/verify/rights/rbac-subject';
import { RightsProblem } from '../../../lib/verify/rights/request-words';
import {
  nearestSubject,
  readSubjectWord,
  subjectWord,
} from '../../../lib/verify/rights/subject-words';

const ALICE: Subject = { kind: 'User', name: 'alice@example.com' };
const VISION: Subject = { kind: 'Group', name: 'vision' };
const ROBOT: Subject = { kind: 'ServiceAccount', namespace: 'ci', name: 'robot' };

describe('a subject is', () => {
  it.each<[string, Subject]>([
    ['user:alice@example.com', ALICE],
    ['alice@example.com', ALICE],
    ['user:root', { kind: 'User', name: 'root' }],
    ['group:vision', VISION],
    ['group:oidc:vision', { kind: 'Group', name: 'oidc:vision' }],
    ['serviceaccount:ci/robot', ROBOT],
    ['sa:ci/robot', ROBOT],
    ['system:serviceaccount:ci:robot', ROBOT],
    ['user:system:serviceaccount:ci:robot', ROBOT],
  ])('%s', (word, subject) => {
    expect(readSubjectWord(word, [])).toEqual(subject);
  });

  it.each([ALICE, VISION, ROBOT])('read again as it is written: %j', (subject) => {
    expect(readSubjectWord(subjectWord(subject), [])).toEqual(subject);
  });
});

describe('a word that may be several things', () => {
  it.each([
    ['vision', ', such as group:vision'],
    ['alice', ', such as user:alice@example.com'],
    ['vison', ', such as group:vision'],
    ['nobody-at-all', ''],
  ])('%s', (word, guess) => {
    const message =
      `"${word}" may be a user or a group; write user:NAME, group:NAME or ` +
      `serviceaccount:NAMESPACE/NAME${guess}`;
    expect(() => readSubjectWord(word, [ALICE, VISION])).toThrow(new RightsProblem(message));
  });

  it('a service account has a namespace', () => {
    expect(() => readSubjectWord('sa:robot', [])).toThrow(
      'a service account is written serviceaccount:NAMESPACE/NAME, not "robot"',
    );
  });
});

it('the nearest subject is one of the same kind', () => {
  const known = [ALICE, VISION, ROBOT];
  expect(nearestSubject({ kind: 'User', name: 'alise@example.com' }, known)).toBe(ALICE);
  expect(nearestSubject({ kind: 'User', name: 'visio' }, known)).toBeUndefined();
  expect(nearestSubject({ ...ROBOT, name: 'robbot' }, known)).toBe(ROBOT);
});
