import type { AdmissionExpression } from './rail';

/** CEL for the value of the annotation in `key`. */
export const ANNOTATION_VALUE = 'variables.annotations[key]';

/** The variable `changed`: keys of annotations that a request adds or changes. Annotations that the object already has are not judged. */
export const CHANGED_ANNOTATIONS: readonly AdmissionExpression[] = [
  { name: 'annotations', expression: 'object.metadata.?annotations.orValue({})' },
  {
    name: 'before',
    expression: "request.operation == 'UPDATE' ? oldObject.metadata.?annotations.orValue({}) : {}",
  },
  {
    name: 'changed',
    expression: `variables.annotations.filter(key, !(key in variables.before) || variables.before[key] != ${ANNOTATION_VALUE})`,
  },
];
