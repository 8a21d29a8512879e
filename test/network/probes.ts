import type { PodName } from './pods';
import { podsOf } from './pods';

/**
 * Whether traffic gets through.
 *
 * - `open`: our policies open it
 * - `own`: it is closed, and a tenant that opens itself opens it: the border leaves it to the tenant
 * - `closed`: it stays closed, whatever a tenant opens
 */
export type Expected = 'open' | 'own' | 'closed';

/** A connection that is tried: between pods by their names, or addresses. */
export interface Probe {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
  readonly expected: Expected;
}

type Row = readonly [from: PodName | string, to: PodName | string, port: string, Expected];

/** What our policies say, place by place. */
const ROWS: readonly Row[] = [
  // Inside the reach of a tenant.
  ['vision-dev', 'vision-dev-collector', '8080/TCP', 'open'],
  ['vision-dev', 'vision-prod', '8080/TCP', 'open'],
  ['vision-prod', 'vision-dev', '53/UDP', 'open'],
  // Flows alone.
  ['speech-collector', 'speech-ai', '80/TCP', 'open'],
  ['speech-collector', 'speech-ai', '8080/TCP', 'own'],
  ['speech-other', 'speech-ai', '80/TCP', 'own'],
  ['speech-ai', 'speech-collector', '80/TCP', 'own'],
  // DNS, and nothing else of its namespace.
  ['vision-dev', 'dns', '53/UDP', 'open'],
  ['speech-ai', 'dns', '53/TCP', 'open'],
  ['vision-dev', 'dns', '9153/TCP', 'closed'],
  ['vision-dev', 'kube-system-other', '53/UDP', 'closed'],
  ['vision-dev', 'kube-system-other', '4443/TCP', 'closed'],
  ['kube-system-other', 'vision-dev', '8080/TCP', 'closed'],
  // A shared service, for its consumers on its ports.
  ['vision-prod', 'mlflow', '5000/TCP', 'open'],
  ['vision-prod', 'mlflow', '5432/TCP', 'closed'],
  ['speech-ai', 'mlflow', '5000/TCP', 'closed'],
  ['mlflow', 'vision-prod', '8080/TCP', 'closed'],
  ['forged', 'mlflow', '5000/TCP', 'closed'],
  // Pods that are let in by name.
  ['prometheus', 'vision-dev', '9090/TCP', 'open'],
  ['prometheus', 'vision-dev', '8080/TCP', 'closed'],
  ['monitoring-other', 'vision-dev', '9090/TCP', 'closed'],
  ['prometheus', 'speech-ai', '9090/TCP', 'closed'],
  ['forged', 'vision-dev', '9090/TCP', 'closed'],
  ['forged', 'vision-prod', '8080/TCP', 'closed'],
  ['forged', 'speech-ai', '80/TCP', 'closed'],
  ['vision-dev', 'forged', '8080/TCP', 'closed'],
  // Addresses outside of the cluster. A border keeps none of them from coming in.
  ['203.0.113.7', 'vision-dev', '8443/TCP', 'open'],
  ['203.0.113.7', 'vision-dev', '8080/TCP', 'own'],
  ['198.51.100.7', 'speech-ai', '80/TCP', 'own'],
  ['vision-dev', '10.20.0.5', '443/TCP', 'open'],
  ['vision-dev', '10.20.0.5', '22/TCP', 'closed'],
  ['vision-dev', '10.20.9.5', '443/TCP', 'closed'],
  ['vision-dev', '8.8.8.8', '443/TCP', 'open'],
  ['speech-ai', '8.8.8.8', '443/TCP', 'closed'],
  ['vision-dev', '2606:4700::1111', '443/TCP', 'open'],
  ['vision-dev', '169.254.169.254', '80/TCP', 'closed'],
  ['vision-dev', 'fd00:ec2::254', '80/TCP', 'closed'],
  ['vision-dev', '10.96.0.1', '443/TCP', 'closed'],
  ['vision-dev', '192.168.1.10', '10250/TCP', 'closed'],
  ['vision-dev', '192.168.1.11', '10250/TCP', 'closed'],
  ['vision-dev', '192.168.1.12', '6443/TCP', 'closed'],
  ['speech-ai', '10.0.0.10', '443/TCP', 'closed'],
  ['vision-dev', '100.100.100.200', '80/TCP', 'closed'],
  ['speech-ai', '169.254.169.254', '80/TCP', 'closed'],
];

const PORTS = ['53/UDP', '80/TCP', '443/TCP', '5000/TCP', '8080/TCP', '9090/TCP'] as const;

/** Every pod of a tenant to every pod of another, in both directions. */
function acrossTenants(): Row[] {
  const vision = [...podsOf('net-vision-dev'), ...podsOf('net-vision-prod')];
  const speech = podsOf('net-speech');
  return vision.flatMap((one) =>
    speech.flatMap((other) =>
      PORTS.flatMap((port): Row[] => [
        [one, other, port, 'closed'],
        [other, one, port, 'closed'],
      ]),
    ),
  );
}

export const PROBES: readonly Probe[] = [...ROWS, ...acrossTenants()].map(
  ([from, to, text, expected]) => {
    const [port, protocol] = text.split('/') as [string, Probe['protocol']];
    return { from, to, port: Number(port), protocol, expected };
  },
);
