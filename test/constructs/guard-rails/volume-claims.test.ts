import { VolumeClaims } from '../../../lib/constructs/guard-rails/volume-claims';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new VolumeClaims(chart(), 'guard-rail');
const claims = policySpec(guardRail, 'volume-claims');
const snapshots = policySpec(guardRail, 'volume-snapshots');

test('defaults: one policy for claims, one for snapshots, each with its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy volume-claims',
    'ValidatingAdmissionPolicyBinding volume-claims',
    'ValidatingAdmissionPolicy volume-snapshots',
    'ValidatingAdmissionPolicyBinding volume-snapshots',
  ]);
  for (const policy of [claims, snapshots]) expect(railOf(policy)).toBe('volumeClaims');
});

test('a claim is judged when it is made, and when what it binds changes, but not when it grows', () => {
  expect(rulesOf(claims)).toEqual(['CREATE,UPDATE persistentvolumeclaims']);
  const [binder] = claims.matchConditions!;
  expect(binder!.expression).toContain("request.operation == 'UPDATE'");
  expect(binder!.expression).toContain('persistent-volume-binder');
  expect(variableOf(claims, 'binds')).toContain('oldObject.spec.?volumeName');
  expect(variableOf(claims, 'binds')).not.toContain('resources');
});

test('the class is that by which Kubernetes binds: an annotation of old before the field', () => {
  expect(variableOf(claims, 'class')).toBe(
    "object.metadata.?annotations[?'volume.beta.kubernetes.io/storage-class'].orValue(object.spec.?storageClassName.orValue(''))",
  );
});

test('volumes, then no class at all, then classes, then the source of the data, then annotations', () => {
  expect(claims.validations.map(({ message }) => message)).toEqual([
    'this namespace was not granted this volume',
    'a claim without a storage class binds any volume that others have left',
    'this namespace was not granted this storage class',
    'this claim copies data of another namespace',
    'this namespace was not granted this VolumeAttributesClass',
    'an annotation of this claim takes a volume that exists',
    'an annotation of this claim leads out of its directory',
  ]);
});

test('every class is granted where the namespace lists none', () => {
  expect(claims.validations[2]!.expression).toContain('size(variables.classes) == 0 ||');
});

test('another class of attributes is judged by itself, so that an ended grant of a class does not stop it', () => {
  const [volume, none, storageClass, source, attributes] = claims.validations;
  for (const { expression } of [volume!, none!, storageClass!, source!]) {
    expect(expression).toContain('!variables.binds ||');
  }
  expect(attributes!.expression).not.toContain('variables.binds');
  expect(variableOf(claims, 'binds')).not.toContain('volumeAttributesClassName');
});

test('an annotation that imports a volume is for those who may make volumes', () => {
  expect(variableOf(claims, 'taking')).toContain('trident');
  expect(variableOf(claims, 'makesVolumes')).toContain("resource('persistentvolumes')");
  expect(claims.validations[5]!.expression).toContain('|| variables.makesVolumes');
});

test('only annotations that a request adds or changes are judged', () => {
  for (const name of ['taking', 'leaving']) {
    expect(variableOf(claims, name)).toMatch(/^variables\.changed\.filter/);
  }
});

test('data comes from the own namespace', () => {
  expect(claims.validations[3]!.expression).toContain(
    "dyn(object).spec.?dataSourceRef.?namespace.orValue(request.namespace) in ['', request.namespace]",
  );
});

test('snapshots are judged in every version, whether the kind is there or not', () => {
  expect(rulesOf(snapshots)).toEqual([
    'CREATE,UPDATE volumegroupsnapshots',
    'CREATE,UPDATE volumesnapshots',
  ]);
  for (const name of ['volumeSnapshotContentName', 'volumeGroupSnapshotContentName']) {
    expect(snapshots.validations[0]!.expression).toContain(`.?source.?${name}.`);
  }
});
