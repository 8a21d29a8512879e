/** Namespaces of the fleet and beside it, with the labels that matter. */
export const NAMESPACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'net-vision-dev': { tenant: 'vision', environment: 'dev' },
  'net-vision-prod': { tenant: 'vision', environment: 'prod' },
  'net-speech': { tenant: 'speech', environment: 'all' },
  mlflow: {},
  'kube-system': {},
  monitoring: {},
  // Somebody gave it the labels of a tenant.
  forged: { tenant: 'vision', environment: 'dev' },
};

/** A pod in each place that a rule tells apart. */
export const PODS = {
  'vision-dev': { namespace: 'net-vision-dev', labels: { app: 'notebook' } },
  'vision-dev-collector': { namespace: 'net-vision-dev', labels: { role: 'data-collector' } },
  'vision-prod': { namespace: 'net-vision-prod', labels: { app: 'api' } },
  'speech-collector': { namespace: 'net-speech', labels: { role: 'data-collector' } },
  'speech-ai': { namespace: 'net-speech', labels: { workload: 'ai' } },
  'speech-other': { namespace: 'net-speech', labels: { app: 'other' } },
  mlflow: { namespace: 'mlflow', labels: { app: 'mlflow' } },
  dns: { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  'kube-system-other': { namespace: 'kube-system', labels: { app: 'metrics-server' } },
  prometheus: { namespace: 'monitoring', labels: { app: 'prometheus' } },
  'monitoring-other': { namespace: 'monitoring', labels: { app: 'grafana' } },
  forged: { namespace: 'forged', labels: { role: 'data-collector', app: 'prometheus' } },
} as const satisfies Record<
  string,
  { readonly namespace: string; readonly labels: Readonly<Record<string, string>> }
>;

/** What Cilium knows of an address besides the address: that it is a node, or a name that DNS gave for it. */
export const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '192.168.1.10': ['reserved:remote-node'],
  '192.168.1.11': ['reserved:host'],
  '192.168.1.12': ['reserved:remote-node', 'reserved:kube-apiserver'],
  '10.0.0.10': ['reserved:kube-apiserver'],
};

export type PodName = keyof typeof PODS;

/** The pods of a namespace that is a tenant's or a shared service's. */
export function podsOf(namespace: string): PodName[] {
  return (Object.keys(PODS) as PodName[]).filter((name) => PODS[name].namespace === namespace);
}
