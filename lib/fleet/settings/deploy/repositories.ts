import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { DEFAULT_DEPLOY, DEFAULT_OCI_TAG } from '../../model/defaults';
import type { FleetDeployRepository } from '../../model/fleet';
import type { DeliveryEngine, DeployProps, DeployRepositoryProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { defined, entriesOf } from '../../values/maps';
import { checkName } from '../../values/name-checks';
import { isOci } from '../../values/repository';
import { isSourceUrl, isWithin } from '../../values/source-patterns';
import {
  DURATION,
  FOLDER,
  GIT_REF,
  SECRET_NAME,
  type TextForm,
  checkForms,
} from '../../values/text-forms';
import type { MergedEnvironment } from '../setting';
import { sourceFix } from './sources';

/** What only Flux is told. */
const FLUX_KEYS = ['secret', 'interval', 'timeout'] as const;

const REVISIONS = ['branch', 'tag', 'semver'] as const;

const TEXTS: Readonly<Record<keyof DeployRepositoryProps, TextForm>> = {
  url: { is: isSourceUrl, what: 'the URL of a repository', fix: sourceFix },
  path: FOLDER,
  branch: GIT_REF,
  tag: GIT_REF,
  semver: {
    is: (text) => /^[-0-9A-Za-z.*~^<>=!|, +]+$/.test(text) && text.length <= 255,
    what: 'a range of versions',
    fix: () => 'Write a range such as `1.x`, `~1.4` or `>=1.0.0 <2.0.0`.',
  },
  secret: SECRET_NAME,
  interval: DURATION,
  timeout: DURATION,
};

/** Reports texts that nothing of a repository can be. */
export function checkRepositoryTexts(
  repositories: Written<DeployProps>['repositories'],
  path: FindingPath,
  findings: Findings,
): void {
  for (const name of Object.keys(repositories ?? {})) {
    checkName(name, 'the name of a repository', [...path, name], findings);
  }
  for (const [name, repository] of entriesOf(repositories)) {
    checkForms(TEXTS, repository, { code: 'DEPLOY_INVALID', path: [...path, name], findings });
  }
}

/** A repository in normal form. Of several revisions, which are an error, all are kept. */
export function resolveRepository(
  name: string,
  { url = '', path, branch, tag, semver, secret, interval, timeout }: Merged<DeployRepositoryProps>,
  engine: DeliveryEngine,
): FleetDeployRepository {
  const isStated = [branch, tag, semver].some((revision) => revision !== undefined);
  const usual = isOci(url) ? { tag: DEFAULT_OCI_TAG } : { branch: DEFAULT_DEPLOY.branch };
  const ofFlux = {
    secret: secret ?? (url.startsWith('ssh://') ? name : undefined),
    interval: interval ?? DEFAULT_DEPLOY.interval,
    timeout: timeout ?? DEFAULT_DEPLOY.timeout,
  };
  return defined({
    url,
    path: path ?? DEFAULT_DEPLOY.path,
    ...(isStated ? { branch, tag, semver } : usual),
    // What is stated for the other engine is an error.
    ...(engine === 'flux' ? ofFlux : { secret, interval, timeout }),
  });
}

/** Reports repositories that cannot be applied, and those outside of the sources. */
export function checkRepositories(merged: MergedEnvironment, findings: Findings): void {
  const { deploy } = merged.environment;
  if (deploy === undefined) return;
  for (const [name, repository] of Object.entries(deploy.repositories)) {
    const place = (...keys: readonly string[]): FindingPath =>
      merged.placeOf(['deploy', 'repositories', name, ...keys]);
    const invalid = (keys: readonly string[], message: string, fix: string): void =>
      findings.addOnce('DEPLOY_INVALID', place(...keys), message, fix);
    if (repository.url === '') {
      invalid(
        [],
        `The repository \`${name}\` has no URL.`,
        'Add it, such as `url: https://git.example.com/vision/app.git`.',
      );
      continue;
    }
    checkRevisions(repository, invalid);
    checkEngine(repository, deploy.engine, invalid);
    if (!deploy.sources.some((pattern) => isWithin(repository.url, pattern))) {
      findings.addOnce(
        'DEPLOY_SOURCE_OUTSIDE',
        place('url'),
        `\`${repository.url}\` is not among the \`sources\` of \`${merged.tenant}\`: ${deploy.sources.join(', ')}.`,
        'Write a repository that is, or add this one to `sources`.',
      );
    }
  }
}

type Report = (keys: readonly string[], message: string, fix: string) => void;

function checkRevisions(repository: FleetDeployRepository, invalid: Report): void {
  const stated = REVISIONS.filter((key) => repository[key] !== undefined);
  if (stated.length > 1) {
    invalid(
      [stated[0]!],
      `${stated.map((key) => `\`${key}\``).join(' and ')} are stated together, and only one of them can be applied.`,
      `Keep one of them. \`${stated[0]}: null\` removes an inherited one.`,
    );
  }
  const { url, branch } = repository;
  if (branch !== undefined && isOci(url)) {
    invalid(
      ['branch'],
      'An OCI artifact has no branches.',
      'Remove the line, or write `tag` or `semver` instead.',
    );
  }
}

function checkEngine(
  repository: FleetDeployRepository,
  engine: DeliveryEngine,
  invalid: Report,
): void {
  if (engine === 'flux') return;
  for (const key of FLUX_KEYS) {
    if (repository[key] === undefined) continue;
    invalid([key], `\`${key}\` is for Flux, and the engine is Argo CD.`, 'Remove the line.');
  }
}
