import { isAddedKey } from '../../../cluster/drift/compared-fields';
import { Findings } from '../../../findings/findings';
import { annotations as annotationSetting } from '../../../fleet/settings/annotations';
import { labels as labelSetting } from '../../../fleet/settings/labels';
import { MANAGED_BY } from '../../../plan/ownership';
import { type Adopted, type AdoptedNamespace, noteTaker } from '../adopted-namespace';

/** Who a namespace belongs to, and the labels and annotations that the entry keeps. */
export interface AdoptedIdentity {
  readonly costCenter?: string;
  readonly department?: string;
  readonly contact?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

type Texts = Readonly<Record<string, string>>;

/** Keys by what follows their domain, without hyphens and in lower case. */
const COST_CENTER = ['costcenter', 'billingcode', 'cc'];
const DEPARTMENT = ['department', 'division'];
const CONTACT = ['contact', 'owner', 'email', 'owneremail'];

/** Labels that we write, and that follow from something else in the entry. */
const OURS: readonly string[] = [
  ...Object.keys(MANAGED_BY),
  'cost-center',
  'department',
  'environment',
  'tenant',
];

/** Reads who pays and whom to ask, and keeps all labels and annotations that the file can state. */
export function adoptedIdentity(namespace: AdoptedNamespace): Adopted<AdoptedIdentity> {
  const { notes, note } = noteTaker(namespace.name, 'labels');
  const keep = (texts: Texts, what: 'label' | 'annotation'): Record<string, string> => {
    const kept: Record<string, string> = {};
    for (const [key, value] of Object.entries(texts).sort(byKey)) {
      if (isAddedKey(key) || key.startsWith('pod-security.kubernetes.io/')) continue;
      if (OURS.includes(key)) {
        if (key in MANAGED_BY) {
          note(
            'changes',
            `The ${what} ${key}=${value} says who writes the namespace: it becomes ours.`,
          );
        }
        continue;
      }
      const findings = new Findings();
      const setting = what === 'label' ? labelSetting : annotationSetting;
      setting.check({ [key]: value }, [], findings);
      const [problem] = findings.errors;
      if (problem === undefined) kept[key] = value;
      else {
        note(
          'lost',
          `The ${what} ${key} stays in the cluster and cannot be in the file. ${problem.message} Remove it: kubectl ${what === 'label' ? 'label' : 'annotate'} namespace ${namespace.name} ${key}-`,
        );
      }
    }
    return kept;
  };
  const all = { ...namespace.annotations, ...namespace.labels };
  const identity = {
    costCenter: called(all, COST_CENTER),
    department: called(all, DEPARTMENT),
    contact: called(all, CONTACT),
  };
  if (identity.costCenter === undefined) {
    note('check', 'No label says who pays: the entry says `costCenter: UNKNOWN`.');
  }
  const { finalizers, owners } = namespace;
  if (owners.length > 0) {
    note(
      'check',
      `The namespace belongs to ${owners.join(', ')}: it goes when that goes, and its controller may write it again. Look whether the two can live together.`,
    );
  }
  if (finalizers.length > 0) {
    note(
      'lost',
      `The namespace has the finalizer ${finalizers.join(', ')}, which stays in the cluster and is not in the file: it cannot be deleted before somebody takes that out.`,
    );
  }
  const stated = Object.entries(identity).filter(([, value]) => value !== undefined);
  return {
    value: {
      ...Object.fromEntries(stated),
      labels: keep(namespace.labels, 'label'),
      annotations: keep(namespace.annotations, 'annotation'),
    },
    notes,
  };
}

function called(texts: Texts, names: readonly string[]): string | undefined {
  const key = names
    .flatMap((name) =>
      Object.keys(texts)
        .sort()
        .filter((one) => plain(one) === name),
    )
    .find((one) => texts[one] !== '');
  return key === undefined ? undefined : texts[key];
}

function plain(key: string): string {
  return key
    .slice(key.lastIndexOf('/') + 1)
    .replace(/[-_.]/g, '')
    .toLowerCase();
}

function byKey([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
