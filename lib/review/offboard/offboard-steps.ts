import type { ClusterLook } from '../../cluster/offboard/find-obstacles';
import type { OffboardPlan } from './offboard-plan';

/** Where a step is. `unknown`: nobody looked at the cluster. */
export type StepStatus = 'done' | 'open' | 'unknown';

/** A step of the end of a tenant, as people read it. */
export interface OffboardStep {
  readonly title: string;
  readonly status: StepStatus;
  /** What it is about, and what to do. */
  readonly lines: readonly string[];
}

/** The steps, and whether the entry may go. */
export interface OffboardSteps {
  readonly steps: readonly OffboardStep[];
  readonly mayGo: boolean;
}

/** The end of a tenant in steps. */
export function offboardSteps(plan: OffboardPlan, look: ClusterLook | undefined): OffboardSteps {
  const marked = plan.places.every(({ state }) => state === 'removed');
  const isClear = look !== undefined && look.obstacles.length === 0 && look.missing.length === 0;
  const others = [
    ...plan.services.map((name) => `sharedServices.${name}.consumers`),
    ...plan.naming,
  ];
  const steps: OffboardStep[] = [
    {
      title: 'Stop it, and mark it',
      status: marked ? 'done' : 'open',
      lines: marked
        ? []
        : [
            `Write \`state: draining\` for ${plan.tenant} until its work has ended, and then \`state: removed\`.`,
          ],
    },
    {
      title: 'Take it out of what names it',
      status: others.length === 0 ? 'done' : 'open',
      lines: others,
    },
    {
      title: 'Save its data, and end its work',
      status: look === undefined ? 'unknown' : isClear ? 'done' : 'open',
      lines: look === undefined ? [NOT_LOOKED] : obstacleLines(look),
    },
    {
      title: 'Delete its entry',
      status: 'open',
      lines: [
        'Flux or Argo CD then delete:',
        ...plan.places.map(
          ({ cluster, namespace, objects }) =>
            `${cluster === undefined ? '' : `${cluster}: `}Namespace ${namespace}, ${objects} objects of ours, and all that people made in it`,
        ),
        ...plan.outside,
      ],
    },
  ];
  const elsewhere = elsewhereLines(plan);
  if (elsewhere.length > 0) {
    steps.push({ title: 'Take it out of other places', status: 'open', lines: elsewhere });
  }
  return { steps, mayGo: marked && isClear };
}

const NOT_LOOKED =
  'Nobody looked at the cluster: do so with --live, or name a folder of lists with --from.';

function obstacleLines({ obstacles, unseen, missing }: ClusterLook): string[] {
  return [
    ...obstacles.map(({ what, fix }) => `${what}. ${fix}`),
    ...missing.map((resource) => `${resource}: not in the folder, so nobody can say what is left.`),
    ...unseen
      .filter((resource) => !missing.includes(resource))
      .map((resource) => `${resource}: not in the folder. That is right if the cluster has none.`),
  ];
}

/** What no commit of tenants.yaml changes. */
function elsewhereLines({ trusted, virtual }: OffboardPlan): string[] {
  return [
    ...trusted.map(
      (account) => `The cloud still trusts ${account}: delete the role, or its trust.`,
    ),
    ...virtual.map((text) =>
      text.endsWith('kamaji')
        ? `The virtual cluster ${text} keeps its keys in the datastore that it shares until Kamaji has deleted them.`
        : `The kubeconfigs of the virtual cluster ${text} are with its people.`,
    ),
  ];
}
