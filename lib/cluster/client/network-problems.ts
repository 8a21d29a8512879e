import { ClusterProblem } from './cluster-problem';
import type { Connection } from './connection';

type Server = Pick<Connection, 'server' | 'name'>;

const UNKNOWN_SIGNER =
  'the certificate-authority of the kubeconfig did not sign it; fetch the kubeconfig again';

/** What OpenSSL and Node say of certificates, and what to do. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired; renew it, or look at the clock of this machine',
  CERT_NOT_YET_VALID: 'it is not valid yet; look at the clock of this machine',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'it is for another host; write the right server into the kubeconfig, or tls-server-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_SIGNER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_SIGNER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_SIGNER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_SIGNER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_SIGNER,
};

/** Errors of connections that were open. The same request may well succeed. */
const DROPPED = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'HPE_INVALID_EOF_STATE']);

/** What an error of a connection means. */
export function networkProblem(error: Error, { server, name }: Server): ClusterProblem {
  const { code = '' } = error as NodeJS.ErrnoException;
  const where = `${server.host} (${name})`;
  const certificate = CERTIFICATES[code];
  if (certificate !== undefined) {
    return new ClusterProblem(
      'certificate',
      `the certificate of ${where} cannot be trusted: ${certificate}`,
    );
  }
  if (DROPPED.has(code)) {
    return new ClusterProblem('dropped', `${where} dropped the connection in the middle`);
  }
  if (code === 'EPROTO' || code === 'HPE_INVALID_CONSTANT') {
    return new ClusterProblem(
      'unreachable',
      `${where} does not speak ${server.protocol === 'https:' ? 'TLS' : 'HTTP'}; look at the scheme and the port of the server in the kubeconfig`,
    );
  }
  if (/^ERR_(OSSL|SSL|TLS)|^ERR_CRYPTO/.test(code) || /PEM|asn1|key values/.test(error.message)) {
    return new ClusterProblem(
      'certificate',
      `the certificates of ${name} cannot be used: ${error.message}`,
    );
  }
  return new ClusterProblem('unreachable', `cannot reach ${where}: ${reason(code, error)}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there; is the cluster running?',
  ENOTFOUND: 'nobody knows that host name',
  EAI_AGAIN: 'the name server does not answer',
  ETIMEDOUT: 'nothing answers; is a VPN or a proxy missing?',
  EHOSTUNREACH: 'no network leads there; is a VPN missing?',
  ENETUNREACH: 'no network leads there; is a VPN missing?',
};

function reason(code: string, { message }: Error): string {
  return REASONS[code] ?? (message === '' ? code : message);
}

/** A server that took longer than a request may. */
export function slowProblem({ server, name }: Server, timeoutMs: number): ClusterProblem {
  return new ClusterProblem(
    'slow',
    `${server.host} (${name}) did not answer within ${timeoutMs / 1000} s; --request-timeout gives it longer`,
  );
}
