import * as path from 'node:path';
import { freePorts } from './ports';

/** What the command lines are made of: files in the plane's folder, and ports. */
export interface Layout {
  readonly folder: string;
  readonly etcd: number;
  readonly etcdPeer: number;
  readonly api: number;
  /** The ports of further API servers on the same etcd. */
  readonly moreApis: readonly number[];
  readonly controllerManager: number;
  readonly scheduler: number;
  readonly kwok: number;
}

export const HOST = '127.0.0.1';

export async function layOut(folder: string, apiServers = 1): Promise<Layout> {
  const ports = await freePorts(5 + apiServers);
  const [etcd, etcdPeer, controllerManager, scheduler, kwok, api, ...moreApis] = ports as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { folder, etcd, etcdPeer, api, moreApis, controllerManager, scheduler, kwok };
}

/** The files of a plane's folder. */
export function filesOf(folder: string) {
  const at = (name: string) => path.join(folder, name);
  return {
    logs: at('logs'),
    etcdData: at('etcd'),
    /** The API server writes its self-signed pair here, `apiserver.crt` and `apiserver.key`. */
    certificates: at('certificates'),
    certificate: at('certificates/apiserver.crt'),
    certificateKey: at('certificates/apiserver.key'),
    serviceAccountKey: at('service-account.key'),
    serviceAccountPublicKey: at('service-account.pub'),
    tokens: at('tokens.csv'),
    /** The administrator's. */
    kubeconfig: at('kubeconfig'),
    controllerManagerKubeconfig: at('controller-manager.kubeconfig'),
    schedulerKubeconfig: at('scheduler.kubeconfig'),
    kwokConfig: at('kwok.yaml'),
    containerLog: at('container.log'),
  };
}

export function etcdFlags({ folder, etcd, etcdPeer }: Layout): string[] {
  const client = `http://${HOST}:${etcd}`;
  const peer = `http://${HOST}:${etcdPeer}`;
  return [
    `--data-dir=${filesOf(folder).etcdData}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    // The data is thrown away: nobody needs it to survive a power cut.
    '--unsafe-no-fsync=true',
    '--log-level=warn',
  ];
}

/** Where a further API server keeps its certificate: each signs its own. */
export function moreCertificates(folder: string, port: number): string {
  return path.join(folder, `certificates-${port}`);
}

export function apiServerFlags(
  { folder, etcd }: Layout,
  api: number,
  certificates: string,
  withControllers: boolean,
): string[] {
  const files = filesOf(folder);
  return [
    `--etcd-servers=http://${HOST}:${etcd}`,
    `--cert-dir=${certificates}`,
    `--bind-address=${HOST}`,
    `--advertise-address=${HOST}`,
    `--secure-port=${api}`,
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--allow-privileged=true',
    '--authorization-mode=Node,RBAC',
    `--token-auth-file=${files.tokens}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${files.serviceAccountPublicKey}`,
    `--service-account-signing-key-file=${files.serviceAccountKey}`,
    '--enable-admission-plugins=NodeRestriction',
    // Nobody makes service accounts without the controller manager, and pods could not be created.
    ...(withControllers ? [] : ['--disable-admission-plugins=ServiceAccount']),
    '--profiling=false',
  ];
}

export function controllerManagerFlags({ folder, controllerManager }: Layout): string[] {
  const files = filesOf(folder);
  return [
    ...clientFlags(files.controllerManagerKubeconfig, controllerManager),
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${files.serviceAccountKey}`,
    `--root-ca-file=${files.certificate}`,
    // Counting again by the clock lets a pod too many in, now and then (docs/limits.md): exact cases must not meet it.
    '--resource-quota-sync-period=12h',
    '--concurrent-resource-quota-syncs=10',
    '--concurrent-namespace-syncs=20',
    '--kube-api-qps=200',
    '--kube-api-burst=400',
  ];
}

export function schedulerFlags({ folder, scheduler }: Layout): string[] {
  return [
    ...clientFlags(filesOf(folder).schedulerKubeconfig, scheduler),
    '--kube-api-qps=200',
    '--kube-api-burst=400',
  ];
}

/** kwok is the kubelet of every node too: it serves logs, with the API server's own certificate. */
export function kwokFlags({ folder, kwok }: Layout): string[] {
  const files = filesOf(folder);
  return [
    `--kubeconfig=${files.kubeconfig}`,
    `--config=${files.kwokConfig}`,
    '--manage-all-nodes=true',
    `--server-address=${HOST}:${kwok}`,
    `--node-ip=${HOST}`,
    `--node-port=${kwok}`,
    // Without leases the nodes would be taken for dead after 50 seconds.
    '--node-lease-duration-seconds=40',
    '--cidr=10.128.0.0/9',
    `--tls-cert-file=${files.certificate}`,
    `--tls-private-key-file=${files.certificateKey}`,
  ];
}

function clientFlags(kubeconfig: string, port: number): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    `--bind-address=${HOST}`,
    `--secure-port=${port}`,
    '--leader-elect=false',
    '--profiling=false',
  ];
}
