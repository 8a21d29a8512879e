import { OwnWorkStamp } from '../../../lib/constructs/guard-rails/own-work-stamp';
import { resolved } from '../forms';
import { chart, objectIn } from '../objects';

const stamp = new OwnWorkStamp(chart(), 'stamp', resolved().platform);
const { spec } = objectIn(stamp, 'MutatingAdmissionPolicy', 'own-work-stamp');

const variable = (name: string): string =>
  (spec.variables as { name: string; expression: string }[]).find((item) => item.name === name)!
    .expression;

const places = variable('places');

test('new and changed workloads are stamped, and no parts of them', () => {
  const rules = spec.matchConstraints.resourceRules as {
    operations: string[];
    resources: string[];
  }[];
  for (const { operations, resources } of rules) {
    expect(operations).toEqual(['CREATE', 'UPDATE']);
    expect(resources.join()).not.toContain('/');
  }
});

test('a stamp stands on the workload and on the templates whose pods Kubernetes itself makes', () => {
  expect(places.match(/'path': '[^']+'/g)).toEqual([
    "'path': '/metadata/annotations'",
    "'path': '/spec/jobTemplate/metadata/annotations'",
    "'path': '/spec/jobTemplate/spec/template/metadata/annotations'",
    "'path': '/spec/template/metadata/annotations'",
  ]);
  expect(places).toContain("variables.kind == 'cronjobs.batch'");
  expect(places).toContain("request.resource.group in ['apps', 'batch']");
});

test('what a controller owns gets none, and what an operator makes neither', () => {
  expect(places).toContain("(variables.owned ? '' : request.userInfo.username)");
  expect(variable('owned')).toContain('o.?controller.orValue(false)');
  expect(spec.mutations[0].jsonPatch.expression).toContain('!variables.operator');
});

test('a stamp is taken away, added with the first annotation, or added to others', () => {
  const { expression } = spec.mutations[0].jsonPatch as { expression: string };
  expect(expression).toContain("JSONPatch{op: 'remove', path: p.path + '/' + jsonpatch.escapeKey(");
  expect(expression).toContain("JSONPatch{op: 'add', path: p.path, value: {");
  expect(expression).toContain('value: p.wanted}');
});
