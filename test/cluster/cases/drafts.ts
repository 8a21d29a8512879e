import type { Draft } from '../battery/calls';

/** The parts of a manifest that most cases share. */
export type Part = Readonly<Record<string, unknown>>;

/** A container without a word on resources or security, as most samples have it. */
export function container(part: Part = {}): Part {
  return { name: 'main', image: 'busybox:1.36', ...part };
}

/** A pod of one such container; `spec` is merged over it. */
export function pod(spec: Part = {}, metadata: Part = {}): Draft {
  return { metadata, spec: { containers: [container()], ...spec } };
}

/** A pod whose only container has these limits (and, for want of others, the same requests). */
export function podWith(limits: Part): Draft {
  return pod({ containers: [container({ resources: { limits } })] });
}

/** A pod whose only container has these requests. */
export function podRequesting(requests: Part): Draft {
  return pod({ containers: [container({ resources: { requests } })] });
}

/** A pod whose only container gets these amounts, and no more, also where limits do not rise by themselves. */
export function podSized(amounts: Part): Draft {
  return pod({ containers: [container({ resources: { requests: amounts, limits: amounts } })] });
}

/** A template whose pods can be found by their label `case`. */
export function template(spec: Part = {}): Part {
  return {
    metadata: { labels: { case: '{name}' } },
    spec: { containers: [container()], ...spec },
  };
}

export function job(spec: Part = {}, more: Part = {}): Draft {
  return { spec: { template: template({ restartPolicy: 'Never', ...spec }), ...more } };
}

export function cronJob(spec: Part = {}): Draft {
  return { spec: { schedule: '0 3 * * *', jobTemplate: { spec: job(spec).spec } } };
}

export function deployment(spec: Part = {}, more: Part = {}): Draft {
  return {
    spec: {
      selector: { matchLabels: { case: '{name}' } },
      template: template(spec),
      ...more,
    },
  };
}

export function statefulSet(spec: Part = {}): Draft {
  return {
    spec: {
      serviceName: '{name}',
      selector: { matchLabels: { case: '{name}' } },
      template: template(spec),
    },
  };
}

export function service(spec: Part = {}): Draft {
  return { spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec } };
}

/** A load balancer that needs no ports of nodes. */
export function loadBalancer(spec: Part = {}): Draft {
  return service({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ...spec });
}

export function volumeClaim(storage: string, spec: Part = {}): Draft {
  return {
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'standard',
      resources: { requests: { storage } },
      ...spec,
    },
  };
}

export function ingress(spec: Part = {}, metadata: Part = {}): Draft {
  return {
    metadata,
    spec: {
      rules: [
        {
          host: 'demo.{ns}.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
      ...spec,
    },
  };
}

export function autoscaler(): Draft {
  return {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 3,
    },
  };
}

export function disruptionBudget(): Draft {
  return { spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } } };
}

/** A claim of devices, request by request. */
export function claim(...requests: readonly Part[]): Draft {
  return { spec: { devices: { requests } } };
}

/** A template of such claims. */
export function claimTemplate(...requests: readonly Part[]): Draft {
  return { spec: { spec: { devices: { requests } } } };
}

/** A request of a claim for devices of one class. */
export function exactly(deviceClassName: string, more: Part = {}, name = 'gpu'): Part {
  return { name, exactly: { deviceClassName, ...more } };
}

export function roleBinding(role: string, subject: Part, kind = 'ClusterRole'): Draft {
  return {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: role },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', ...subject }],
  };
}
