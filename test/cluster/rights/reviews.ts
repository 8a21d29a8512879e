import type { Action } from '../../../lib/verify/rights/rbac-action';
import { isUrlAction } from '../../../lib/verify/rights/rbac-action';
import type { Question } from '../../verify/rights/random-questions';
import type { Request } from '../client';

/** What a server says about a request. */
export type Verdict = 'allowed' | 'refused';

/** Asks the server as an administrator would: about somebody with exactly these groups. */
export async function review(
  request: Request,
  { requester: { user, groups }, action }: Question,
): Promise<Verdict> {
  const spec = { ...(user === '' ? {} : { user }), groups, ...attributesOf(action) };
  const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews';
  return verdictOf(await request('POST', path, reviewOf('SubjectAccessReview', spec)));
}

/** Asks the server in the name of a user, to whom it adds the groups that it knows. */
export async function reviewSelf(request: Request, user: string, action: Action): Promise<Verdict> {
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const body = reviewOf('SelfSubjectAccessReview', attributesOf(action));
  return verdictOf(await request('POST', path, body, { as: user }));
}

function reviewOf(kind: string, spec: object): object {
  return { apiVersion: 'authorization.k8s.io/v1', kind, spec };
}

function attributesOf(action: Action): object {
  if (isUrlAction(action)) return { nonResourceAttributes: action };
  return { resourceAttributes: action };
}

function verdictOf({ status, body }: Awaited<ReturnType<Request>>): Verdict {
  if (status !== 201) throw new Error(`a review was refused (${status}): ${body?.message ?? body}`);
  return body.status.allowed === true ? 'allowed' : 'refused';
}
