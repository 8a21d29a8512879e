import type { ApiRequest } from './api-request';
import { ClusterProblem } from './cluster-problem';
import type { Connection } from './connection';
import type { Answer } from './send-request';

/** The body of a refusal. */
export interface ServerStatus {
  readonly kind?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly kind?: string; readonly group?: string };
}

/** The body of a refusal; empty if the server sent none. */
export function statusIn(text: string): ServerStatus {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** What servers in Go answer if somebody speaks plain HTTP to a port for TLS. */
const HTTP_TO_HTTPS = /sent an HTTP request to an HTTPS server/;

/** What an answer means that is not a success. */
export function answerProblem(
  request: ApiRequest,
  answer: Answer,
  { server, name }: Connection,
  command: string,
): ClusterProblem {
  const { status, retryAfterMs } = answer;
  const said = statusIn(answer.text);
  const where = `${server.host} (${name})`;
  const path = request.path.split('?')[0]!;
  const message = (said.message ?? '').trim();
  const words = message === '' ? '' : `: ${message}`;
  if (status === 400 && HTTP_TO_HTTPS.test(answer.text)) {
    return new ClusterProblem(
      'unreachable',
      `${where} speaks TLS; write https:// for the server in the kubeconfig`,
    );
  }
  if (status === 403) return forbidden(request, said, where, command);
  if (said.kind !== 'Status' && /html/i.test(answer.contentType)) return noJson(where, path);
  switch (status) {
    case 401:
      return new ClusterProblem(
        'credentials',
        `${where} does not accept the credentials: they are wrong, or have expired; log in again`,
      );
    case 404:
      return new ClusterProblem('not-found', `${where} has no ${path}${words}`);
    case 410:
      return new ClusterProblem('gone', `${where} no longer knows where the list was${words}`);
    case 429:
    case 502:
    case 503:
    case 504:
      return new ClusterProblem(
        'busy',
        `${where} is busy or restarting: it answered ${status} for ${path}${words}`,
        retryAfterMs,
      );
    default:
      if (status >= 500) {
        return new ClusterProblem(
          'server-error',
          `${where} failed with ${status} for ${path}${words}`,
        );
      }
      return status >= 400
        ? new ClusterProblem('refused', `${where} refused ${path} with ${status}${words}`)
        : noJson(where, path);
  }
}

const DENIAL =
  /^(?:.*: )?User "(.*)" cannot (\S+) (?:resource "(.*)" in API group "(.*?)"|path "(.*)")(?: in the namespace "(.*?)")?/;

/** What on what is not permitted, and where to find the role that permits it. */
function forbidden(
  { method, path }: ApiRequest,
  { message = '', details = {} }: ServerStatus,
  where: string,
  command: string,
): ClusterProblem {
  const [, user, verb, resource, group, url, namespace] = DENIAL.exec(message) ?? [];
  const thing = resource ?? details.kind ?? url ?? path.split('?')[0]!;
  const suffix = group ?? (resource === undefined ? details.group : undefined);
  const what = `${verb ?? (method === 'GET' ? 'read' : 'patch')} ${thing}${suffix ? `.${suffix}` : ''}`;
  const place =
    namespace !== undefined
      ? ` in namespace ${namespace}`
      : resource === undefined
        ? ''
        : ' in all namespaces';
  const who = user === undefined ? 'the credentials' : `user ${JSON.stringify(user)}`;
  if (user === 'system:anonymous') {
    return new ClusterProblem(
      'credentials',
      `${where} got no credentials, so it does not let us ${what}; the user of the context needs a token or a certificate`,
    );
  }
  const advice = `; tenancy cluster-role ${command} prints the least ClusterRole for it`;
  const given = GIVEN_AWAY.test(message) ? giving(path) : undefined;
  if (given !== undefined) {
    return new ClusterProblem('forbidden', `${where} does not let ${who} ${given}${advice}`);
  }
  // A guard of the cluster says why itself.
  return verb !== undefined || message === ''
    ? new ClusterProblem('forbidden', `${where} does not let ${who} ${what}${place}${advice}`)
    : new ClusterProblem('denied', `${where} does not let ${who} ${what}${place}: ${message}`);
}

/** What RBAC says to those who apply a role, or a binding, that gives more than they have. */
const GIVEN_AWAY = /attempting to grant RBAC permissions not currently held/;

/** The right that applying a role or a binding takes, by the path of the object. */
function giving(path: string): string | undefined {
  const [, kind] = /\/(clusterroles|roles|clusterrolebindings|rolebindings)\//.exec(path) ?? [];
  if (kind === undefined) return undefined;
  return kind.endsWith('bindings')
    ? 'bind clusterroles.rbac.authorization.k8s.io or roles.rbac.authorization.k8s.io with more rights than its own'
    : `escalate ${kind}.rbac.authorization.k8s.io to more rights than its own`;
}

/** An answer without JSON: a login page, or another server. */
export function noJson(where: string, path: string): ClusterProblem {
  return new ClusterProblem(
    'no-answer',
    `${where} answered ${path} with something other than JSON; is the server of the kubeconfig an API server, and not a login page or a proxy?`,
  );
}

/** An answer that ends in the middle. */
export function halfJson({ server, name }: Connection, path: string): ClusterProblem {
  return new ClusterProblem(
    'dropped',
    `${server.host} (${name}) sent half an answer for ${path.split('?')[0]}`,
  );
}
