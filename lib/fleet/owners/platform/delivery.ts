import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import {
  DEFAULT_DELIVERY,
  DEFAULT_DELIVERY_SECRET,
  DEFAULT_OCI_TAG,
  DEFAULT_RECONCILERS,
  ENGINE_ACCOUNTS,
  MOST_DELIVERY_SETS,
} from '../../model/defaults';
import type { FleetDelivery } from '../../model/fleet';
import type { DeliveryProps, PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';
import { defined } from '../../values/maps';
import { isOci } from '../../values/repository';
import { subjectText, resolveSubjects } from '../../values/subjects';
import { checkForms } from '../../values/text-forms';
import { DELIVERY_TEXTS } from './delivery-texts';

/** What only Flux is told: Argo CD has its own settings for these. */
const FLUX_KEYS = ['secret', 'serviceAccount', 'as', 'sets', 'interval', 'timeout'] as const;

/** Reports a delivery that could not work. */
export function checkDelivery(
  platform: Written<PlatformEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  const { delivery } = platform;
  if (delivery === undefined || delivery === null) return;
  checkForms(DELIVERY_TEXTS, delivery, { code: 'DELIVERY_INVALID', path, findings });
  if (delivery.engine === 'argocd') checkArgo(delivery, path, findings);
  else checkSets(delivery, path, findings);
  checkRevision(delivery, path, findings);
  checkAccount(platform, delivery, path, findings);
}

/** Reports what Argo CD is not told here. */
function checkArgo(delivery: Written<DeliveryProps>, path: FindingPath, findings: Findings): void {
  for (const key of FLUX_KEYS) {
    if (delivery[key] === undefined) continue;
    findings.add(
      'DELIVERY_INVALID',
      [...path, key],
      `\`${key}\` is for Flux, and the engine is Argo CD.`,
      'Remove the line.',
    );
  }
  if (delivery.repository === undefined || !isOci(delivery.repository)) return;
  findings.add(
    'DELIVERY_INVALID',
    [...path, 'repository'],
    'An OCI artifact is for Flux, and the engine is Argo CD.',
    'Write the URL of a Git repository.',
  );
}

/** Reports a number of ResourceSets where there are none, and one that cannot be. */
function checkSets(
  { as, sets }: Written<DeliveryProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (sets === undefined) return;
  if (as !== 'resource-set') {
    findings.add(
      'DELIVERY_INVALID',
      [...path, 'sets'],
      '`sets` is for ResourceSets, and the stages of tenants are written as Kustomizations.',
      'Add `as: resource-set`, or remove the line.',
    );
  } else if (!(Number.isSafeInteger(sets) && sets >= 1 && sets <= MOST_DELIVERY_SETS)) {
    findings.add(
      'DELIVERY_INVALID',
      [...path, 'sets'],
      `${sets} is not a number of ResourceSets.`,
      `Write a whole number from 1 to ${MOST_DELIVERY_SETS}.`,
    );
  }
}

/** Reports two revisions, and a branch where there are none. */
function checkRevision(
  { repository, branch, tag }: Written<DeliveryProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (branch === undefined) return;
  if (repository !== undefined && isOci(repository)) {
    findings.add(
      'DELIVERY_INVALID',
      [...path, 'branch'],
      'An OCI artifact has no branches.',
      'Remove the line, or write `tag` instead.',
    );
  } else if (tag !== undefined) {
    findings.add(
      'DELIVERY_INVALID',
      [...path, 'branch'],
      '`branch` and `tag` are both stated, and only one of them can be delivered.',
      'Remove one of the two.',
    );
  }
}

/** Reports an account from which the guard rail `managedObjects` would take what it is to deliver. */
function checkAccount(
  { reconcilers }: Written<PlatformEntry>,
  delivery: Written<DeliveryProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (delivery.engine === undefined) return;
  const own = ENGINE_ACCOUNTS[delivery.engine];
  const { namespace = own.namespace, serviceAccount = own.account } = delivery;
  const key = delivery.serviceAccount === undefined ? 'namespace' : 'serviceAccount';
  if (findings.hasErrorBelow(path) || findings.hasErrorBelow(['platform', 'reconcilers'])) return;
  const stated = (reconcilers ?? DEFAULT_RECONCILERS).flatMap((subject) => subject ?? []);
  // Nobody is named: the guard rail is off, which has a finding of its own.
  if (stated.length === 0) return;
  const account = { serviceAccount: `${namespace}/${serviceAccount}` };
  const known = resolveSubjects(stated as typeof DEFAULT_RECONCILERS).map(subjectText);
  if (known.includes(subjectText(account))) return;
  findings.add(
    'DELIVERY_ACCOUNT',
    delivery[key] === undefined ? path : [...path, key],
    `The account \`${account.serviceAccount}\`, which is to apply the output, is not among the \`reconcilers\`, so guard rails refuse what it applies.`,
    `Write \`reconcilers: [{serviceAccount: ${account.serviceAccount}}]\` under \`platform\`, or add the entry to the list.`,
  );
}

/** The delivery in normal form. */
export function resolveDelivery(
  delivery: DeliveryProps | null | undefined,
): { delivery: FleetDelivery } | undefined {
  if (delivery === undefined || delivery === null) return undefined;
  const { engine, repository, branch, tag } = delivery;
  const isArtifact = isOci(repository);
  const revision = isArtifact
    ? { tag: tag ?? DEFAULT_OCI_TAG }
    : tag === undefined
      ? { branch: branch ?? DEFAULT_DELIVERY.branch }
      : { tag };
  return {
    delivery: defined({
      engine,
      repository,
      ...revision,
      path: delivery.path ?? DEFAULT_DELIVERY.path,
      namespace: delivery.namespace ?? ENGINE_ACCOUNTS[engine].namespace,
      ...(engine === 'flux' ? fluxSettings(delivery) : {}),
    }),
  };
}

/** What only Flux is told, in normal form. */
function fluxSettings(delivery: DeliveryProps): Pick<FleetDelivery, (typeof FLUX_KEYS)[number]> {
  const needsSecret = delivery.repository.startsWith('ssh://');
  return {
    secret: delivery.secret ?? (needsSecret ? DEFAULT_DELIVERY_SECRET : undefined),
    serviceAccount: delivery.serviceAccount,
    as: delivery.as ?? DEFAULT_DELIVERY.as,
    sets: delivery.as === 'resource-set' ? (delivery.sets ?? 1) : undefined,
    interval: delivery.interval ?? DEFAULT_DELIVERY.interval,
    timeout: delivery.timeout ?? DEFAULT_DELIVERY.timeout,
  };
}
