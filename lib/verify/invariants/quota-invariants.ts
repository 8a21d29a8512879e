import { parseQuantity, wholeUnits, ONE } from '../../fleet/values/quantity';
import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import { asMap, asText, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import type { Invariant } from './invariant';
import { quotaKeyFault } from './quota-key-fault';

/** Keys that every container must state where a quota has them (k8s.io/kubernetes pkg/quota/v1/evaluator/core/pods.go). */
const MUST_BE_STATED: Readonly<Record<string, string>> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  'requests.cpu': 'requests.cpu',
  'requests.memory': 'requests.memory',
  'limits.cpu': 'limits.cpu',
  'limits.memory': 'limits.memory',
};

/** What quotas keep. */
export const QUOTA_INVARIANTS: readonly Invariant[] = [
  {
    id: 'namespaces-have-a-quota',
    family: 'quotas',
    level: 'error',
    title: 'Every namespace has a quota',
    reason: 'Without one, a tenant can take the whole cluster, by accident or otherwise.',
    source: 'kubernetes.io/docs, Resource Quotas',
    whole: judgeHasQuota,
  },
  {
    id: 'quota-keys-count',
    family: 'quotas',
    level: 'error',
    title: 'Every key of a quota is one that somebody counts',
    reason:
      'The API server accepts keys that nobody counts. Such a quota shows 0 used for ever, and bounds nothing.',
    source: 'k8s.io/kubernetes pkg/apis/core/validation, pkg/quota/v1/evaluator/core',
    kinds: ['ResourceQuota'],
    each: judgeKeys,
  },
  {
    id: 'quota-amounts-are-valid',
    family: 'quotas',
    level: 'error',
    title: 'Every amount of a quota is one that Kubernetes can count',
    reason: 'The API server refuses a negative amount, or one that is not a quantity.',
    source: 'apimachinery, pkg/api/resource/quantity.go',
    kinds: ['ResourceQuota'],
    each: judgeAmounts,
  },
  {
    id: 'quota-has-defaults',
    family: 'quotas',
    level: 'error',
    title: 'A quota of cpu or memory has a LimitRange with defaults beside it',
    reason:
      'A quota of cpu or memory refuses every pod with a container that states none, and most charts have one.',
    source: 'k8s.io/kubernetes pkg/quota/v1/evaluator/core/pods.go, Constraints',
    whole: judgeDefaults,
  },
  {
    id: 'devices-have-one-quota',
    family: 'quotas',
    level: 'warning',
    title: 'One quota counts the devices of a namespace',
    reason:
      'Each quota is charged by itself. When many pods start at once, two quotas in one namespace let more devices through than either grants.',
    source: 'tried on API servers under load: npm run test:quotas',
    whole: judgeDeviceQuotas,
  },
];

function isQuota({ group, kind }: ManifestObject): boolean {
  return group === '' && kind === 'ResourceQuota';
}

function judgeHasQuota(facts: FolderFacts): Defect[] {
  return facts.eachDeclared(({ declared, quotas }) =>
    quotas.some(({ isScoped }) => !isScoped)
      ? []
      : [
          defect(
            declared,
            [],
            quotas.length === 0
              ? 'Nothing bounds what the namespace takes.'
              : 'All its quotas have scopes: pods outside of them are not bounded.',
            'Add a ResourceQuota without scopes for cpu, memory, devices, storage and pods.',
          ),
        ],
  );
}

function* judgeKeys(object: ManifestObject): Generator<Defect> {
  if (!isQuota(object)) return;
  for (const [key, amount] of Object.entries(asMap(valueAt(object.data, 'spec.hard')))) {
    const fault = quotaKeyFault(key, asText(amount));
    if (fault !== undefined) {
      yield defect(object, ['spec', 'hard', key], fault.message, fault.fix);
    }
  }
}

function* judgeAmounts(object: ManifestObject): Generator<Defect> {
  if (!isQuota(object)) return;
  for (const [key, raw] of Object.entries(asMap(valueAt(object.data, 'spec.hard')))) {
    const text = asText(raw);
    const amount = parseQuantity(text);
    const path = ['spec', 'hard', key];
    if (amount === undefined) {
      const fix = 'Write a number with a suffix of Kubernetes, such as 500m, 200Gi or 64G.';
      yield defect(object, path, `${JSON.stringify(raw)} is not a quantity.`, fix);
    } else if (amount.nano < 0n) {
      yield defect(object, path, `${text} is negative, and the API server refuses it.`, 'Write 0.');
    } else if (isOfDevices(key) && wholeUnits(amount, ONE) === undefined) {
      const whole = amount.nano / ONE;
      const message = `Nobody can hold ${text} of a device: this bounds the namespace to ${whole}.`;
      yield defect(object, path, message, 'Write a whole number.');
    }
  }
}

function isOfDevices(key: string): boolean {
  return key.startsWith('requests.') && key.includes('/');
}

function judgeDefaults(facts: FolderFacts): Defect[] {
  return [...facts.namespaces.values()].flatMap(({ quotas, defaults }) =>
    quotas.flatMap(({ object, keys }) => {
      const missing = keys.filter((key) => {
        const needed = MUST_BE_STATED[key];
        return needed !== undefined && !defaults.has(needed);
      });
      return missing.length === 0
        ? []
        : [
            defect(
              object,
              ['spec', 'hard', missing[0]!],
              `The quota counts ${missing.join(', ')}, and no LimitRange gives a default: the API server refuses each pod with a container that does not state it.`,
              `Add a LimitRange of type Container with ${defaultsFor(missing)}.`,
            ),
          ];
    }),
  );
}

function defaultsFor(keys: readonly string[]): string {
  const words = keys.map((key) => {
    const needed = MUST_BE_STATED[key]!;
    const part = needed.startsWith('limits.') ? 'default' : 'defaultRequest';
    return `${part}.${needed.replace(/^.*\./, '')}`;
  });
  return [...new Set(words)].join(' and ');
}

function judgeDeviceQuotas(facts: FolderFacts): Defect[] {
  return [...facts.namespaces.values()].flatMap(({ quotas }) => {
    const counting = quotas.filter(({ keys }) => keys.some(isOfDevices));
    const [first, ...others] = counting;
    return others.map(({ object, keys }) =>
      defect(
        object,
        ['spec', 'hard', keys.find(isOfDevices)!],
        `${first!.object.kind}/${first!.object.name} counts devices here as well: pods that start at once can pass both.`,
        'Write all devices of the namespace into one ResourceQuota.',
      ),
    );
  });
}
