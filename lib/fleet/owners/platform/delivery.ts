import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import {
  DEFAULT_DELIVERY,
  DEFAULT_DELIVERY_SECRET,
  DEFAULT_OCI_TAG,
  DEFAULT_RECONCILERS,
  ENGINE_ACCOUNTS,
} from '../../model/defaults';
import type { FleetDelivery } from '../../model/fleet';
import type { DeliveryProps, PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-names';
import { defined, keysOf } from '../../values/maps';
import { nameFix } from '../../values/name-checks';
import { isOci } from '../../values/repository';
import { subjectText, resolveSubjects } from '../../values/subjects';

/** What only Flux is told: Argo CD has its own settings for these. */
const FLUX_KEYS = ['secret', 'serviceAccount', 'interval', 'timeout'] as const;

/** What a text has to look like, and what to say of one that does not. */
interface Form {
  readonly is: (text: string) => boolean;
  /** What it is to be: `\`x\` cannot be …`. */
  readonly what: string;
  readonly fix: (text: string) => string;
}

const REF: Form = {
  is: (text) =>
    /^[A-Za-z0-9_][-A-Za-z0-9_.+]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.+]*)*$/.test(text) &&
    text.length <= 255,
  what: 'the name of a branch or a tag',
  fix: () => 'Write the name alone, such as `main`.',
};

const DURATION: Form = {
  is: (text) => /^(?=.*[1-9])(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$/.test(text),
  what: 'a duration',
  fix: (text) =>
    /^[1-9][0-9]*$/.test(text)
      ? `Add the unit, such as \`${text}m\` for minutes.`
      : 'Write hours, minutes and seconds, such as `1h30m`, `10m` or `90s`.',
};

const FORMS: Readonly<Record<Exclude<keyof DeliveryProps, 'engine'>, Form>> = {
  repository: {
    is: (text) =>
      /^https:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s?#]+$|^oci:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s:@?#]+$|^ssh:[/]{2}(?:[^\s/:@?#]+@)?[^\s/:@?#]+(?::[0-9]+)?[/][^\s?#]+$/.test(
        text,
      ) && text.length <= 2048,
    what: 'the URL of a repository',
    fix: repositoryFix,
  },
  branch: REF,
  tag: REF,
  path: {
    is: (text) =>
      /^(?:[.]|[A-Za-z0-9_][-A-Za-z0-9_.]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.]*)*)$/.test(text) &&
      text.length <= 1024,
    what: 'a folder of the repository',
    fix: (text) => {
      const better = text
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/');
      return FORMS.path.is(better)
        ? `Write it from the root of the repository, as \`${better}\`.`
        : 'Write it from the root of the repository, such as `dist`, or `.` for the root itself.';
    },
  },
  namespace: { is: isDnsLabel, what: 'the name of a namespace', fix: (text) => nameFix(text) },
  secret: {
    is: isDnsSubdomain,
    what: 'the name of a Secret',
    fix: (text) => nameFix(text, 253),
  },
  serviceAccount: {
    is: isDnsSubdomain,
    what: 'the name of a service account',
    fix: (text) => {
      const name = text.slice(text.lastIndexOf('/') + 1);
      return name !== text && isDnsSubdomain(name)
        ? `Write the name alone, as \`${name}\`, and its namespace under \`namespace\`.`
        : nameFix(text, 253);
    },
  },
  interval: DURATION,
  timeout: DURATION,
};

/** Logs of pipelines print findings. */
function withoutPassword(url: string): string {
  return url.replace(/^(\w+:[/]{2})[^/]*@/, '$1…@');
}

function repositoryFix(url: string): string {
  const scp = /^([^\s/:@]+@[^\s/:@]+):(?![/])([^\s?#]+)$/.exec(url);
  if (scp !== null) return `Write it as \`ssh://${scp[1]}/${scp[2]}\`.`;
  const tagged = /^(oci:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s:@?#]+):([^\s:@?#]+)$/.exec(url);
  if (tagged !== null) return `Write \`repository: ${tagged[1]}\` and \`tag: ${tagged[2]}\`.`;
  if (/^\w+:[/]{2}[^/]*:[^/]*@/.test(url) || /^(?:https|oci):[/]{2}[^/]*@/.test(url)) {
    return 'Leave the password out: Flux reads it from a Secret that you name under `secret`, and Argo CD from its own.';
  }
  if (url.startsWith('http://')) {
    return 'Write `https://`: who can change what is read over `http://` administers the cluster.';
  }
  return 'Write a URL such as `https://git.example.com/platform/tenants.git`, which starts with `https://`, `ssh://` or `oci://`.';
}

/** Reports a delivery that could not work. */
export function checkDelivery(
  platform: Written<PlatformEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  const { delivery } = platform;
  if (delivery === undefined || delivery === null) return;
  for (const key of keysOf(FORMS)) {
    const text = delivery[key];
    if (text === undefined || FORMS[key].is(text)) continue;
    const { what, fix } = FORMS[key];
    const shown = text === '' ? 'An empty text' : `\`${withoutPassword(text)}\``;
    findings.add('DELIVERY_INVALID', [...path, key], `${shown} cannot be ${what}.`, fix(text));
  }
  if (delivery.engine === 'argocd') checkArgo(delivery, path, findings);
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
    interval: delivery.interval ?? DEFAULT_DELIVERY.interval,
    timeout: delivery.timeout ?? DEFAULT_DELIVERY.timeout,
  };
}
