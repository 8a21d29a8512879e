import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { loadFleet } from '../../lib';
import { FleetFiles } from '../../lib/synth/render/fleet-files';

/** What Cilium tells its proxy about a connection: what passes, and that it is asked at all. */
interface Requests {
  readonly redirected: boolean;
  /** `everything` for what no rule about requests is about. */
  readonly http: readonly string[];
  readonly dns: readonly string[];
}

/** A connection, and what its requests must meet. */
interface Case {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly expected: Requests;
}

const NOBODY: Requests = { redirected: false, http: [], dns: [] };

/** Pods and addresses of the fleet in test/fixtures/cilium. */
const PODS = [
  { namespace: 'ml-vision', labels: { role: 'data-collector' }, ip: '10.244.0.1' },
  { namespace: 'ml-vision', labels: { workload: 'ai' }, ip: '10.244.0.2' },
  { namespace: 'ml-vision', labels: { app: 'other' }, ip: '10.244.0.3' },
  { namespace: 'ingress-nginx', labels: { app: 'nginx' }, ip: '10.244.0.4' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ip: '10.244.0.5' },
];
const [COLLECTOR, AI, OTHER, NGINX, DNS] = PODS.map(({ ip }) => ip) as [
  string,
  string,
  string,
  string,
  string,
];

const GET: Requests = { redirected: true, http: ['GET  /v1/.*'], dns: [] };

const CASES: readonly Case[] = [
  // Only pods labelled `role: data-collector` reach `workload: ai` on port 80, with GET below /v1/ alone.
  { from: COLLECTOR, to: AI, port: 80, expected: GET },
  { from: OTHER, to: AI, port: 80, expected: NOBODY },
  { from: COLLECTOR, to: OTHER, port: 80, expected: NOBODY },
  { from: COLLECTOR, to: AI, port: 8080, expected: NOBODY },
  {
    from: NGINX,
    to: AI,
    port: 8080,
    expected: { redirected: true, http: [' models\\.example\\.com '], dns: [] },
  },
  // Names are looked up through the proxy, although a NetworkPolicy opens DNS as well.
  { from: COLLECTOR, to: DNS, port: 53, expected: { redirected: true, http: [], dns: ['*'] } },
];

/** What is wrong with what Cilium makes of our rules about requests, one line each. */
export function wrongRequests(program: string): {
  readonly count: number;
  readonly wrong: string[];
} {
  const file = path.join(__dirname, '../fixtures/cilium/tenants.yaml');
  const kinds = ['NetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'];
  const objects = [...new FleetFiles(loadFleet(file).fleet).render()]
    .flatMap(({ content }) =>
      parseAllDocuments(content).map((document) => document.toJS() as { kind: string }),
    )
    .filter(({ kind }) => kinds.includes(kind));
  const namespaces = Object.fromEntries(
    PODS.map(({ namespace }) => [namespace, { 'kubernetes.io/metadata.name': namespace }]),
  );
  const probes = CASES.map(({ from, to, port }) => ({ from, to, port, protocol: 'TCP' }));
  const input = JSON.stringify({ namespaces, pods: PODS, known: {}, objects, probes });
  const { stdout, stderr } = spawnSync(program, ['requests'], { input, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const found = JSON.parse(stdout) as Requests[];
  const wrong = CASES.flatMap(({ from, to, port, expected }, index) => {
    const [is, should] = [found[index], expected].map((one) => JSON.stringify(one));
    return is === should ? [] : [`${from} to ${to}, ${port}: ${is}, and not ${should}`];
  });
  return { count: CASES.length, wrong };
}
