import { TenantEnvironment } from '../../../lib';
import { allKinds } from '../../../lib/fleet/catalogue/all-kinds';
import { FLUX_KINDS, KINDS_OF_SETTINGS } from '../../../lib/fleet/catalogue/kinds-of-settings';
import {
  FluxObjectSizes,
  ObjectSizes,
  podSizes,
} from '../../../lib/constructs/guard-rails/object-sizes';
import { chart, namesIn, objectsIn } from '../objects';
import { policySpec, railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const OPTIONS = { kinds: [], controllers: [], reconcilers: [] };
const guardRail = new ObjectSizes(chart(), 'guard-rail', OPTIONS);
const objects = policySpec(guardRail, 'object-sizes');
const pods = specOfRail(podSizes(OPTIONS));

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy object-sizes',
    'ValidatingAdmissionPolicyBinding object-sizes',
  ]);
  expect([objects, pods].map(railOf)).toEqual(['objectSizes', 'objectSizes']);
});

test('every kind that tenants may write is judged when it is made and when it changes', () => {
  const judged = [objects, pods].flatMap(({ matchConstraints }) =>
    matchConstraints.resourceRules.flatMap(({ resources }) => resources),
  );
  const written = allKinds([]).filter(({ user, admin }) => user === 'write' || admin === 'write');
  expect(written.map(({ resource }) => resource).filter((name) => !judged.includes(name))).toEqual(
    [],
  );
  expect(rulesOf(pods)).toEqual(['CREATE,UPDATE pods', 'UPDATE pods/ephemeralcontainers']);
});

test('bytes are counted, not letters', () => {
  expect(variableOf(objects, 'bytes')).toBe("size(bytes('%s'.format([dyn(object)])))");
});

test('the bounds are those of the namespace, of ConfigMaps and Secrets apart', () => {
  const bound = variableOf(objects, 'maxBytes');
  expect(bound).toContain("['configmaps', 'secrets']");
  expect(bound).toContain("'cdk8s-tenancy/max-data-size'");
  expect(bound).toContain("'cdk8s-tenancy/max-object-size'");
});

/** What an etcd holds that nobody has configured. */
const ETCD_BYTES = 2 * 2 ** 30;

/** Old versions of a workload that its controller keeps: the most that the rail `workloadHistory` allows. */
const HISTORY = 10;

test('with the defaults, what people write in one namespace is at most a twentieth of etcd', () => {
  const props = { name: 'vision', costCenter: 'x', environment: 'dev' };
  const environment = new TenantEnvironment(chart(), 'environment', props);
  const { maxSize, maxDataSize } = { maxSize: 32 * 1024, maxDataSize: 96 * 1024 };
  const quotas = objectsIn(environment).filter(({ kind }) => kind === 'ResourceQuota');
  const hard: Record<string, string> = Object.assign(
    {},
    ...quotas.map(({ spec }) => (spec as { hard: object }).hard),
  );
  const isReport = (key: string): boolean => /^count\/(trials|workflowtaskresults)\./.test(key);
  const bytesOf = ([key, count]: readonly [string, string]): number => {
    const name = /^count\/([^.]+)/.exec(key)?.[1];
    if (name === undefined) return 0;
    const amount = Number(count.replace(/k$/, '000'));
    if (['configmaps', 'secrets'].includes(name)) return amount * maxDataSize;
    if (['cronworkflows', 'workflows', 'workflowtemplates'].includes(name)) {
      return amount * maxSize * 8;
    }
    // Those of a Deployment have a cap of their own.
    const versions = name === 'statefulsets' ? 1 + HISTORY : 1;
    return amount * versions * maxSize * (name === 'workflowtaskresults' ? 2 : 1);
  };
  const shareOf = (entries: readonly (readonly [string, string])[]): number =>
    entries.map(bytesOf).reduce((sum, part) => sum + part, 0) / ETCD_BYTES;
  const entries = Object.entries(hard);
  const share = shareOf(entries.filter(([key]) => !isReport(key)));
  expect(entries.length).toBeGreaterThan(40);
  expect(share).toBeLessThan(0.05);
  expect(share).toBeGreaterThan(0.03);
  // What engines report of it comes on top.
  const reported = shareOf(entries.filter(([key]) => isReport(key)));
  expect(reported).toBeLessThan(0.075);
  expect(reported).toBeGreaterThan(0.05);
});

test('what the pod of a step reports is judged, although no role of a person writes it', () => {
  expect(rulesOf(objects).join()).toContain('workflowtaskresults');
  expect(variableOf(objects, 'maxBytes')).toContain("== 'workflowtaskresults' ? 2 : 1");
});

test('what a setting lets people write is judged as well', () => {
  const judged = objects.matchConstraints.resourceRules.flatMap(({ resources }) => resources);
  for (const { resource } of KINDS_OF_SETTINGS) expect(judged).toContain(resource);
});

test('objects of Flux are judged by a policy of their own, which only namespaces need that deploy with it', () => {
  const rail = new FluxObjectSizes(chart(), 'flux', OPTIONS);
  const flux = policySpec(rail, 'flux-object-sizes');
  expect(railOf(flux)).toBe('objectSizes');
  const judged = flux.matchConstraints.resourceRules.flatMap(({ resources }) => resources);
  expect([...judged].sort()).toEqual(FLUX_KINDS.map(({ resource }) => resource).sort());
  expect(variableOf(flux, 'maxBytes')).toContain("'cdk8s-tenancy/max-object-size'");
});

test('a status that pods of workflows write has the bound of a workflow', () => {
  expect(rulesOf(objects)).toContain(
    'UPDATE workflowartifactgctasks/status,workflowtasksets/status',
  );
  expect(variableOf(objects, 'maxBytes')).toContain(
    "'workflowartifactgctasks', 'workflowtasksets'] ? 8",
  );
  expect(objects.validations[0]!.expression).toContain(
    "request.?subResource.orValue('') == 'status' && ",
  );
});

test('engines report what they like, and the names of writers are bounded', () => {
  const { expression } = objects.validations[0]!;
  expect(expression).toContain('variables.operator || (');
  expect(expression).toContain('<= variables.maxBytes * 2');
});
