import { QueuedPods } from '../../../../lib/constructs/guard-rails/queue-engines/queued-pods';
import { QUEUE_ENGINES, type QueueScheduler } from '../../../../lib/fleet/catalogue/queue-engines';
import { keysOf } from '../../../../lib/fleet/values/maps';
import { chart, namesIn, objectIn } from '../../objects';
import { policySpec, rulesOf } from '../policy-spec';

const ENGINES = keysOf(QUEUE_ENGINES).filter((engine) => engine !== 'kueue');

function rails(engine: QueueScheduler, mutation = false): QueuedPods {
  return new QueuedPods(chart(), 'queued', { engine, kinds: [], mutation });
}

test('each engine has the policies that it needs', () => {
  expect(ENGINES.map((engine) => [engine, ...namesIn(rails(engine, true)).map(kindOf)])).toEqual(
    [
      ['volcano', 'Validating queued-fields', 'Mutating queued-pods'],
      ['kai', 'Validating queued-work', 'Validating queued-fields', 'Mutating queued-pods'],
      ['yunikorn', 'Validating queued-work', 'Mutating queued-pods'],
    ].map(([engine, ...policies]) => [engine, ...policies.flatMap((name) => [name, name])]),
  );
});

function kindOf(name: string): string {
  return name.replace(/AdmissionPolicy(Binding)?/, '');
}

test('older API servers change no pods', () => {
  for (const engine of ENGINES) expect(namesIn(rails(engine)).join()).not.toContain('Mutating');
});

test.each(ENGINES)(
  'the policies for %s are for namespaces that it queues, and for no other',
  (engine) => {
    const made = rails(engine, true);
    const bindings = namesIn(made).filter((name) => name.includes('Binding '));
    for (const binding of bindings) {
      const [kind, name] = binding.split(' ');
      const { matchResources } = objectIn(made, kind!, name!)['spec'];
      expect(matchResources.namespaceSelector.matchLabels).toEqual({
        'app.kubernetes.io/managed-by': 'cdk8s-tenancy',
        'cdk8s-tenancy/queued-by': engine,
      });
    }
    expect(bindings.length).toBeGreaterThan(0);
  },
);

test('a PodGroup and a Job of Volcano are in the queue of their namespace, whoever makes them', () => {
  expect(rulesOf(policySpec(rails('volcano'), 'queued-fields'))).toEqual([
    'CREATE,UPDATE jobs',
    'CREATE,UPDATE podgroups',
  ]);
  expect(rulesOf(policySpec(rails('kai'), 'queued-fields'))).toEqual(['CREATE,UPDATE podgroups']);
});

test('pods of KAI name their queue, and no pod of YuniKorn asks to be evicted last', () => {
  const kai = JSON.stringify(policySpec(rails('kai'), 'queued-work').variables);
  expect(kai).toContain('Write the label `kai.scheduler/queue: ');
  const yunikorn = JSON.stringify(policySpec(rails('yunikorn'), 'queued-work').variables);
  expect(yunikorn).toContain('asks to be evicted after all others');
});

test('pods that name no scheduler get that of the engine, unless that of Kubernetes is granted as well', () => {
  for (const engine of ENGINES) {
    const { spec } = objectIn(rails(engine, true), 'MutatingAdmissionPolicy', 'queued-pods');
    const { expression } = spec.mutations[0].jsonPatch;
    expect(expression).toContain("!('podScheduling' in variables.off)");
    expect(expression).toContain("s in ['default-scheduler', '*']");
    expect(expression).toContain(`value: '${QUEUE_ENGINES[engine].scheduler}'`);
    expect(expression.includes('kai.scheduler/queue')).toBe(engine === 'kai');
  }
});
