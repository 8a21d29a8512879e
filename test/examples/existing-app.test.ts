import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmittedObject } from '../golden/fleets';
import { EXAMPLES, runApp } from './run-app';

const NAMESPACE = 'ml-recommender-prod';

describe('the example examples/existing-app', () => {
  let files: Record<string, EmittedObject[]>;
  let deployment: EmittedObject;
  beforeAll(() => {
    files = runApp('existing-app');
    [deployment] = files['serving.k8s.yaml'] as [EmittedObject];
  });

  const guard = (kind: string, name: string): EmittedObject =>
    files['recommender.k8s.yaml']!.find(
      ({ kind: other, metadata }) =>
        other === kind && metadata.namespace === NAMESPACE && metadata.name === name,
    )!;

  test('writes one file for each chart, and the workloads stay in their own', () => {
    expect(Object.keys(files).sort()).toEqual([
      'platform.k8s.yaml',
      'recommender.k8s.yaml',
      'serving.k8s.yaml',
    ]);
    expect(files['serving.k8s.yaml']!.map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
  });

  test('places the workloads in the namespace of the tenant', () => {
    for (const { metadata } of files['serving.k8s.yaml']!) {
      expect(metadata.namespace).toBe(NAMESPACE);
    }
    const namespaces = files['recommender.k8s.yaml']!.filter(({ kind }) => kind === 'Namespace');
    expect(namespaces.map(({ metadata }) => metadata.name)).toContain(NAMESPACE);
  });

  test('asks for no more than the quota of the namespace gives', () => {
    const { replicas, template } = deployment['spec'];
    const [container] = template.spec.containers;
    const gpus = guard('ResourceQuota', 'namespace')['spec'].hard['requests.nvidia.com/gpu'];
    expect([replicas, gpus]).toEqual([6, '6']);
    expect(container.resources.requests['nvidia.com/gpu']).toBe(1);
    const hard = guard('ResourceQuota', 'namespace')['spec'].hard;
    expect(replicas * container.resources.requests.cpu).toBeLessThanOrEqual(
      Number(hard['requests.cpu']),
    );
    expect([container.resources.requests.memory, hard['requests.memory']]).toEqual([
      '32Gi',
      '320Gi',
    ]);
  });

  test('uses a priority class that the platform makes and the namespace allows', () => {
    const { priorityClassName } = deployment['spec'].template.spec;
    const classes = files['platform.k8s.yaml']!.filter(({ kind }) => kind === 'PriorityClass');
    expect(classes.map(({ metadata }) => metadata.name)).toEqual([priorityClassName]);
    const { matchExpressions } = guard('ResourceQuota', 'forbidden-priorities')['spec']
      .scopeSelector;
    expect(JSON.stringify(matchExpressions)).toContain(JSON.stringify([priorityClassName]));
  });

  test('is reached by the ingress controller on the port that its pods listen on', () => {
    const [container] = deployment['spec'].template.spec.containers;
    const [rule] = guard('NetworkPolicy', 'allow-ingress-nginx')['spec'].ingress;
    expect(rule.ports).toEqual([{ port: container.ports[0].containerPort, protocol: 'TCP' }]);
  });

  test('is what its README shows', () => {
    const program = readFileSync(join(EXAMPLES, 'existing-app/main.ts'), 'utf8');
    const readme = readFileSync(join(EXAMPLES, 'existing-app/README.md'), 'utf8');
    const samples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, sample]) => sample!);
    expect(samples).toHaveLength(1);
    for (const sample of samples) expect(program).toContain(sample);
    for (const file of Object.keys(files)) expect(readme).toContain(`dist/${file}`);
  });
});
