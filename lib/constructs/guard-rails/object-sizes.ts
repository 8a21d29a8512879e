import { Construct } from 'constructs';
import { OF_ACCOUNTS } from '../../fleet/catalogue/account-grants';
import { allKinds } from '../../fleet/catalogue/all-kinds';
import { FLUX_KINDS, KINDS_OF_SETTINGS } from '../../fleet/catalogue/kinds-of-settings';
import { DEFAULT_SETTINGS } from '../../fleet/model/defaults';
import type { GuardRailParameter } from '../../plan/guard-rail-parameters';
import { WRITTEN_AND_DEBUGGED_PODS, rulesByGroup } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import type { AdmissionExpression, Rail } from './rail';
import { parameter, texts } from './cel';
import { CONTAINERS, VOLUMES } from './pod-variables';
import { CALLER, type StampOptions, byPeople, isWritten } from './creator-stamp';

/** Argo writes all steps of a pipeline, and how they went, into one object. */
const WORKFLOW_FACTOR = 8;
/** Where pods of a workflow say how its steps went. The controller makes these objects. */
const PROGRESS = ['workflowartifactgctasks', 'workflowtasksets'];
const WORKFLOWS = texts(['cronworkflows', 'workflows', 'workflowtemplates', ...PROGRESS]);

/** What the pod of a step reports. The account of a workflow may write it, and so everybody who uses that account. */
const REPORT = { group: 'argoproj.io', resource: 'workflowtaskresults' };
const REPORT_FACTOR = 2;

/**
 * How much larger than an object the notes may be of who wrote which of its fields. Server-side apply keeps a note for each
 * name of a writer, and anybody may make up names.
 */
const NOTES_FACTOR = 2;

const { maxSize, maxDataSize } = DEFAULT_SETTINGS.objects;

/** Bytes of an object, or of a part of it, as text: about what etcd stores. */
function bytesOf(object: string, path = ''): string {
  const part = `dyn(${object})${path}`;
  const bytes = `size(bytes('%s'.format([${part}])))`;
  return path === '' ? bytes : `(has(${part}) ? ${bytes} : 0)`;
}

/** Bytes of what people write: without what others have made of it, and what the API server notes of who wrote it. */
function writtenBytes(object: string): string {
  return `${bytesOf(object)} - ${bytesOf(object, '.status')} - ${notedBytes(object)}`;
}

/** Bytes of what the API server notes of who wrote an object. */
function notedBytes(object: string): string {
  return bytesOf(object, '.metadata.managedFields');
}

/** CEL for whether a status does not grow, or is written by itself and not too large. */
function isStatusBounded(): string {
  const [after, before] = [bytesOf('object', '.status'), bytesOf('oldObject', '.status')];
  return (
    `(${after} <= ${before} || ` +
    `(request.?subResource.orValue('') == 'status' && ${after} <= variables.maxBytes))`
  );
}

/** The bound of a namespace, in bytes; none for `*`. */
function boundOf(name: GuardRailParameter, usual: string): string {
  return (
    `(${parameter(name)} + ['${usual}']).map(s, s == '*' ? 1000000000 : ` +
    'quantity(s).asInteger())[0]'
  );
}

const VARIABLES: readonly AdmissionExpression[] = [
  ...CALLER,
  { name: 'bytes', expression: bytesOf('object') },
  { name: 'written', expression: writtenBytes('object') },
];

/** How many bytes an object of any kind may have. */
const MAX_BYTES =
  "(request.resource.group == '' && request.resource.resource in ['configmaps', 'secrets'] ? " +
  `${boundOf('max-data-size', maxDataSize)} : ` +
  `${boundOf('max-object-size', maxSize)}) * ` +
  "(request.resource.group != 'argoproj.io' ? 1 : " +
  `request.resource.resource in ${WORKFLOWS} ? ${WORKFLOW_FACTOR} : ` +
  `request.resource.resource == '${REPORT.resource}' ? ${REPORT_FACTOR} : 1)`;

/** Texts and lists of a pod that is far from a usual bound are shorter than these. */
const LONG_TEXT = 500;
const LONG_LIST = 16;

/** CEL for whether a pod is large at first sight: to count the bytes again, for a message, costs as much as all else. */
const SEEMS_LARGE = `(${[
  `size(variables.containers) + size(variables.volumes) > ${LONG_LIST}`,
  ...['labels', 'annotations'].map(
    (part) => `size(object.metadata.?${part}.orValue({})) > ${LONG_LIST}`,
  ),
  `object.metadata.?annotations.orValue({}).exists(k, size(object.metadata.annotations[k]) > ${LONG_TEXT})`,
  `variables.containers.exists(c, size(c.?env.orValue([])) + size(c.?volumeMounts.orValue([])) > ${LONG_LIST} || ` +
    `(c.?command.orValue([]) + c.?args.orValue([])).exists(text, size(text) > ${LONG_TEXT}) || ` +
    `c.?env.orValue([]).exists(e, size(e.?value.orValue('')) > ${LONG_TEXT}))`,
].join(' || ')})`;

/** How many bytes a pod may have. */
const MAX_BYTES_OF_POD = boundOf('max-object-size', maxSize);

/**
 * The guard rail `objectSizes`: what people write is small enough that the caps on objects also bound the bytes in etcd.
 * What controllers write is bounded by what it is made from, so that it is not judged, and does not count when people
 * change such an object: whatever can be made can be labelled later. What is noted of who wrote it is bounded as well.
 */
function sizeRail(options: StampOptions, rules: Rail['rules'], maxBytes: string): Rail {
  return {
    rail: 'objectSizes',
    rules,
    matchConditions: byPeople(options),
    variables: [...VARIABLES, { name: 'maxBytes', expression: maxBytes }],
    validations: [
      {
        expression:
          'variables.bytes <= variables.maxBytes || ' +
          "(request.operation == 'UPDATE' && " +
          // Engines report in objects without a subresource for it, as Argo does for hundreds of steps.
          `(variables.operator || (${isStatusBounded()} && ` +
          `(${notedBytes('object')} <= variables.maxBytes * ${NOTES_FACTOR} || ` +
          `${notedBytes('object')} <= ${notedBytes('oldObject')}))) && ` +
          `(variables.written <= variables.maxBytes || variables.written <= ${writtenBytes('oldObject')}))`,
        message: 'this object is larger than objects may be in this namespace',
        messageExpression:
          "'this object has ' + string(variables.bytes) + ' bytes; allowed here: ' + string(variables.maxBytes) + '. Put data and programs into an image or a volume, or ask your platform team for more (`objects.maxSize`, `objects.maxDataSize`).'",
      },
    ],
  };
}

/** The part of the rail that judges pods. */
export function podSizes(options: StampOptions): Rail {
  const rail = sizeRail(options, WRITTEN_AND_DEBUGGED_PODS, MAX_BYTES_OF_POD);
  return {
    ...rail,
    variables: [CONTAINERS, VOLUMES, ...(rail.variables ?? [])],
    seemsRefused: SEEMS_LARGE,
  };
}

/** The part of the rail that judges objects of Flux, which only namespaces have that deploy with Flux. */
export class FluxObjectSizes extends Construct {
  constructor(scope: Construct, id: string, options: StampOptions) {
    super(scope, id);
    const rules = rulesByGroup(FLUX_KINDS, ['CREATE', 'UPDATE']);
    const rails = [sizeRail(options, rules, boundOf('max-object-size', maxSize))];
    new AdmissionPolicy(this, 'Objects', { name: 'flux-object-sizes', rails });
  }
}

/** The part of the rail that judges everything but pods. */
export class ObjectSizes extends Construct {
  constructor(scope: Construct, id: string, options: StampOptions) {
    super(scope, id);
    const written = allKinds(options.kinds).filter(isWritten);
    const judged = written.filter(({ resource }) => resource !== 'pods');
    new AdmissionPolicy(this, 'Objects', {
      name: 'object-sizes',
      rails: [
        sizeRail(
          options,
          [
            ...rulesByGroup(
              [...judged, ...KINDS_OF_SETTINGS, ...OF_ACCOUNTS, REPORT],
              ['CREATE', 'UPDATE'],
            ),
            ...rulesByGroup(
              PROGRESS.map((resource) => ({
                group: 'argoproj.io',
                resource: `${resource}/status`,
              })),
              ['UPDATE'],
            ),
          ],
          MAX_BYTES,
        ),
      ],
    });
  }
}
