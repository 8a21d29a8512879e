import { App, Chart } from 'cdk8s';
import { FluxAccess } from '../../../lib/constructs/deploy/flux-access';

interface Emitted {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly rules?: readonly { readonly resources: readonly string[]; readonly verbs: string[] }[];
  readonly subjects?: readonly { readonly name: string }[];
}

const PEOPLE = { writers: [{ user: 'alice' }, { user: 'alice' }], viewers: [{ user: 'victor' }] };

function emit(selfService: boolean, people = PEOPLE): Emitted[] {
  const chart = new Chart(new App(), 'test');
  new FluxAccess(chart, 'access', { namespace: 'ml-a', selfService, ...people });
  return chart.toJson() as Emitted[];
}

const namesIn = (objects: readonly Emitted[], kind: string): string[] =>
  objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);

const boundTo = (objects: readonly Emitted[], name: string): string[] =>
  objects
    .filter(({ kind, metadata }) => kind === 'RoleBinding' && metadata.name === name)
    .flatMap(({ subjects = [] }) => subjects.map((subject) => subject.name));

test('without selfService, everybody reads and nobody writes', () => {
  const objects = emit(false);
  expect(namesIn(objects, 'Role')).toEqual(['tenancy-flux-view']);
  expect(objects[0]!.rules!.flatMap(({ verbs }) => verbs)).not.toContain('create');
  expect(boundTo(objects, 'tenancy-flux-view')).toEqual(['alice', 'victor']);
});

test('with it, those who deploy write, and viewers read', () => {
  const objects = emit(true);
  expect(boundTo(objects, 'tenancy-flux')).toEqual(['alice']);
  expect(boundTo(objects, 'tenancy-flux-view')).toEqual(['victor']);
});

test('the roles list the kinds that a guard rail judges, and no other', () => {
  const [role] = emit(true);
  const resources = role!.rules!.flatMap((rule) => rule.resources);
  expect(resources).toEqual(['kustomizations', 'gitrepositories', 'ocirepositories']);
  expect(role!.rules!.flatMap(({ verbs }) => verbs)).not.toContain('deletecollection');
});

test('a role that nobody has is not made', () => {
  expect(namesIn(emit(true, { ...PEOPLE, viewers: [] }), 'Role')).toEqual(['tenancy-flux']);
});
