import { HOST } from '../flags';
import { CERTIFICATE_SECRET, KUEUE_NAMESPACE } from './installation';

/** Where Kueue listens on this machine. */
export interface Ports {
  readonly health: number;
  readonly metrics: number;
  readonly webhook: number;
}

/**
 * Kueue's settings: without `fairSharing` weights mean nothing, the selector keeps it away from namespaces that are not
 * ours, where some pool has a topology queues count cpu and memory by names of ours, and the rest is what a program needs
 * that does not run in a pod.
 *
 * @param certificates - the folder with the files of its Secret
 */
export function configuration({ health, metrics, webhook }: Ports, certificates: string): object {
  return {
    apiVersion: 'config.kueue.x-k8s.io/v1beta2',
    kind: 'Configuration',
    namespace: KUEUE_NAMESPACE,
    fairSharing: {
      preemptionStrategies: ['LessThanOrEqualToFinalShare', 'LessThanInitialShare'],
    },
    manageJobsWithoutQueueName: false,
    managedJobsNamespaceSelector: {
      matchLabels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' },
    },
    resources: {
      quotaCheckStrategy: 'IgnoreUndeclared',
      transformations: [
        { input: 'cpu', strategy: 'Retain', outputs: { 'cdk8s-tenancy/millicpu': '1k' } },
        { input: 'memory', strategy: 'Retain', outputs: { 'cdk8s-tenancy/memory': '1' } },
        {
          input: 'ephemeral-storage',
          strategy: 'Retain',
          outputs: { 'cdk8s-tenancy/ephemeral-storage': '1' },
        },
      ],
    },
    integrations: { frameworks: ['batch/job'] },
    internalCertManagement: {
      enable: true,
      webhookServiceName: 'kueue-webhook-service',
      webhookSecretName: CERTIFICATE_SECRET,
    },
    webhook: { host: HOST, port: webhook, certDir: certificates },
    health: { healthProbeBindAddress: `${HOST}:${health}` },
    metrics: { bindAddress: `${HOST}:${metrics}` },
    leaderElection: { leaderElect: false },
    clientConnection: { qps: 500, burst: 1000 },
  };
}
