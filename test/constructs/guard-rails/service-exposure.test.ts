import { ServiceExposure } from '../../../lib/constructs/guard-rails/service-exposure';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new ServiceExposure(chart(), 'guard-rail');
const services = policySpec(guardRail, 'service-exposure');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy service-exposure',
    'ValidatingAdmissionPolicyBinding service-exposure',
  ]);
  expect(railOf(services)).toBe('serviceExposure');
});

test('Services are judged, and not their status, where controllers report addresses', () => {
  expect(rulesOf(services)).toEqual(['CREATE,UPDATE services']);
});

test('addresses come first, then names, then types, then the ports that a type brings along', () => {
  expect(services.validations.map(({ message }) => message)).toEqual([
    'a Service with externalIPs takes traffic that is meant for others',
    'a Service of type ExternalName leads trusted proxies to other namespaces',
    'this namespace was granted no Service of this type',
    'this load balancer opens ports of all nodes, which were not granted',
  ]);
});

test('a grant that ends freezes nothing: what was there before stays possible', () => {
  const [addresses, names, types, ports] = services.validations;
  expect(addresses!.expression).toContain('ip in oldObject.spec.?externalIPs.orValue([])');
  expect(names!.expression).toContain(
    "object.spec.?externalName.orValue('') == oldObject.spec.?externalName.orValue('')",
  );
  for (const { expression } of [types!, ports!]) expect(expression).toContain('variables.kept');
});

test('only accounts of an integration lead a Service elsewhere, by their exact names', () => {
  expect(variableOf(services, 'leaders')).toContain("'cdk8s-tenancy/external-name-accounts'");
  expect(services.validations[1]!.expression).toContain(
    'request.userInfo.username in variables.leaders',
  );
});
