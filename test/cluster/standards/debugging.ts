import { type Battery, wordsOf } from '../battery/attack';
import { isMap } from '../../../lib/fleet/model/layers';
import { UNRELATED } from './exceptions';
import type { Container, Fixture, PodSpec, Standard } from './fixtures';
import { namespaceOf } from './standard-namespaces';
import { verdictOf } from './verdict';

const STRATEGIC = 'application/strategic-merge-patch+json';

/** Debugs a running pod with the containers of the fixtures: one that a pod may not have, no debugging container may be. */
export async function checkDebugging(
  battery: Battery,
  fixtures: readonly Fixture[],
): Promise<void> {
  for (const standard of ['baseline', 'restricted'] as const) {
    const base = fixtures.find(({ name, ...of }) => name === 'base' && of.standard === standard)!;
    await startTarget(battery, base);
    for (const fixture of fixtures.filter((other) => other.standard === standard)) {
      for (const container of ownContainers(fixture, base)) {
        await debug(battery, standard, fixture, container);
      }
    }
  }
}

async function startTarget({ plane }: Battery, { standard, spec }: Fixture): Promise<void> {
  const namespace = namespaceOf(standard, UNRELATED.name);
  const manifest = { metadata: { name: 'target' }, spec };
  const answer = await plane.request('POST', `/api/v1/namespaces/${namespace}/pods`, manifest);
  if (answer.status >= 300) throw new Error(`${namespace}/target: ${wordsOf(answer)}`);
}

/** The containers of a fixture that differ from those of the plain pod by their security context, and by nothing else. */
function ownContainers({ spec }: Fixture, base: Fixture): readonly Container[] {
  const contextOf = ({ securityContext }: Container): string =>
    JSON.stringify(withoutEmpty(securityContext ?? {}));
  const restOf = ({ containers, initContainers = [], ...pod }: PodSpec): string =>
    JSON.stringify([
      withoutEmpty(pod),
      [...containers, ...initContainers].map((container) => ({ ...container, securityContext: 0 })),
    ]);
  if (restOf(spec) !== restOf(base.spec)) return [];
  const usual = contextOf(base.spec.containers[0]!);
  return [...spec.containers, ...(spec.initContainers ?? [])].filter(
    (container) => contextOf(container) !== usual,
  );
}

/** A map without what says nothing, such as `seLinuxOptions: {}`. */
function withoutEmpty(value: unknown): unknown {
  if (!isMap(value)) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => !isMap(inner) || Object.keys(inner).length > 0);
  return Object.fromEntries(kept);
}

async function debug(
  { plane, recorder }: Battery,
  standard: Standard,
  { name, passes }: Fixture,
  { securityContext, ...container }: Container,
): Promise<void> {
  const namespace = namespaceOf(standard, UNRELATED.name);
  const answer = await plane.request(
    'PATCH',
    `/api/v1/namespaces/${namespace}/pods/target/ephemeralcontainers?dryRun=All`,
    {
      spec: {
        ephemeralContainers: [{ name: 'debugger', image: container['image'], securityContext }],
      },
    },
    { contentType: STRATEGIC },
  );
  recorder.add({
    sort: 'standard',
    title: `${standard}: a debugging container like ${container.name} of ${passes ? 'pass' : 'fail'}/${name} is ${passes ? 'admitted' : 'refused'}`,
    ...verdictOf(answer, passes),
  });
}
