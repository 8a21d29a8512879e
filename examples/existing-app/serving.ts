import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

export interface ServingProps {
  /** Where it runs. Before there were tenants, this said `inference`. */
  readonly namespace: string;
  readonly replicas: number;
  readonly priorityClassName: string;
}

/** A model server: one GPU for each replica, and a Service. Nothing in here knows of tenants. */
export class Serving extends Chart {
  constructor(scope: Construct, id: string, props: ServingProps) {
    super(scope, id);
    const { namespace, replicas, priorityClassName } = props;
    const labels = { app: 'serving' };
    const memory = k8s.Quantity.fromString('32Gi');
    const gpu = k8s.Quantity.fromNumber(1);

    new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name: 'serving', namespace, labels },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        // The replicas hold every GPU of the namespace, so a new pod has to wait until an old one is gone.
        strategy: {
          rollingUpdate: {
            maxSurge: k8s.IntOrString.fromNumber(0),
            maxUnavailable: k8s.IntOrString.fromNumber(1),
          },
        },
        template: {
          metadata: { labels },
          spec: {
            priorityClassName,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [
              {
                name: 'server',
                image: 'registry.example.com/serving:1.4.2',
                ports: [{ containerPort: 8000 }],
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                },
                resources: {
                  requests: { cpu: k8s.Quantity.fromNumber(4), memory, 'nvidia.com/gpu': gpu },
                  limits: { memory, 'nvidia.com/gpu': gpu },
                },
              },
            ],
          },
        },
      },
    });

    new k8s.KubeService(this, 'service', {
      metadata: { name: 'serving', namespace, labels },
      spec: {
        selector: labels,
        ports: [{ port: 80, targetPort: k8s.IntOrString.fromNumber(8000) }],
      },
    });
  }
}
