import { EngineFields } from '../../../../lib/constructs/guard-rails/engine-fields/engine-fields';
import { ENGINE_FIELDS } from '../../../../lib/constructs/guard-rails/engine-fields/engine-field-table';
import { READABLE_FIELDS } from '../../../../lib/constructs/guard-rails/engine-fields/readable-fields';
import { resolved } from '../../forms';
import { chart, namesIn } from '../../objects';
import { policySpec, railOf, rulesOf, variableOf } from '../policy-spec';

const guardRail = new EngineFields(chart(), 'guard-rail', resolved().platform);
const fields = policySpec(guardRail, 'engine-fields');
const status = policySpec(guardRail, 'workflow-status');

test('defaults: a policy for fields and one for the status of workflows', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy engine-fields',
    'ValidatingAdmissionPolicyBinding engine-fields',
    'ValidatingAdmissionPolicy workflow-status',
    'ValidatingAdmissionPolicyBinding workflow-status',
  ]);
  expect(railOf(fields)).toBe('engineFields');
  expect(railOf(status)).toBe('engineFields');
});

test('every kind of the table is judged, in one rule for each API group', () => {
  expect(rulesOf(fields)).toEqual([
    'CREATE,UPDATE cronworkflows,workfloweventbindings,workflows,workflowtemplates',
    'CREATE,UPDATE grpcroutes,httproutes',
    'CREATE,UPDATE inferencepools',
    'CREATE,UPDATE jobsets',
    'CREATE,UPDATE experiments,jaxjobs,jaxjobs/scale,mpijobs,mpijobs/scale,notebooks,paddlejobs,paddlejobs/scale,' +
      'pytorchjobs,pytorchjobs/scale,tfjobs,tfjobs/scale,trials,workspaces,xgboostjobs,xgboostjobs/scale',
    'CREATE,UPDATE leaderworkersets',
    'CREATE,UPDATE rayclusters,raycronjobs,rayjobs,rayservices',
    'CREATE,UPDATE inferencegraphs,inferenceservices,llminferenceserviceconfigs,llminferenceservices,servingruntimes,trainedmodels',
    'CREATE,UPDATE scheduledsparkapplications,sparkapplications,sparkconnects',
    'CREATE,UPDATE optimizationjobs,trainingruntimes,trainjobs',
    'CREATE,UPDATE appwrappers',
  ]);
});

test('what an operator could not read is judged for kinds of the platform as well', () => {
  const own = { group: 'lab.example.com', resource: 'sweeps', podTemplates: ['spec.template'] };
  const { platform } = resolved({}, { kinds: [own] });
  const rules = policySpec(new EngineFields(chart(), 'guard-rail', platform), 'engine-fields');
  expect(rulesOf(rules)).toContain('CREATE,UPDATE sweeps');
  const ofSweeps = rules.validations.filter(({ expression }) =>
    expression.includes("'sweeps.lab.example.com'"),
  );
  expect(ofSweeps.map(({ message }) => message)).toEqual(
    READABLE_FIELDS.map(({ field, must }) => `\`${field}\` ${must}`),
  );
});

test('what exists is judged only where its spec changes', () => {
  expect(fields.matchConditions).toEqual([
    {
      name: 'changes-what-the-operator-reads',
      expression: "request.operation == 'CREATE' || dyn(object).?spec != dyn(oldObject).?spec",
    },
  ]);
});

test('each field has a validation of its own, which looks at its kinds alone', () => {
  expect(fields.validations).toHaveLength(ENGINE_FIELDS.length);
  ENGINE_FIELDS.forEach(({ kinds, allowed }, index) => {
    const { expression } = fields.validations[index]!;
    for (const kind of kinds) expect(expression).toContain(`'${kind}'`);
    expect(expression).toContain(allowed);
  });
});

test('a message says what the field must be, and what happens otherwise', () => {
  const mode = fields.validations.find(({ message }) => message === '`mode` must be `cluster`')!;
  expect(mode.messageExpression).toBe(
    "'in this ' + request.kind.kind + ', ' + '`mode` must be `cluster`. Otherwise the driver, a program of the tenant, runs inside the operator with its token.'",
  );
});

test('a Ray cluster without a token is refused where tokens are required, unless it had none before', () => {
  expect(variableOf(fields, 'rayTokens')).toContain("'cdk8s-tenancy/ray-tokens'");
  const row = ENGINE_FIELDS.find(({ field }) => field === 'authOptions.mode')!;
  expect(row.allowed).toMatch(/^size\(variables\.rayTokens\) == 0 \|\| /);
  expect(row.allowed).toContain("request.operation == 'UPDATE' && mode == variables.rayModeBefore");
});

test('nothing is needed that older servers do not know', () => {
  const cel = JSON.stringify(fields);
  expect(cel).not.toMatch(/\.flatten\(|lists\.range/);
});

test('the status of workflows is for those who may write it in every namespace', () => {
  expect(rulesOf(status)).toEqual(['CREATE,UPDATE cronworkflows,workflows']);
  expect(variableOf(status, 'operator')).toContain('authorizer');
  expect(status.validations[0]!.expression).toContain('variables.operator');
});

describe.each(ENGINE_FIELDS.map((row) => [row.field, row] as const))('%s', (_field, row) => {
  test('names module, version and file', () => {
    expect(row.source).toMatch(/^[\w.-]+\/[\w.-]+ v\d+\.\d+\.\d+, /);
  });
});
