import { BUILT_IN_KINDS } from '../../../fleet/catalogue/built-in-kinds';
import { KINDS_ON_REQUEST } from '../../../fleet/catalogue/kinds-on-request';
import { isWritten } from '../creator-stamp';
import type { NamespacedKind } from '../../../fleet/catalogue/namespaced-kind';
import type { EngineField, EngineViews } from './engine-field';

/** Groups whose kinds the API server itself decodes before it stores them. */
const DECODED = ['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy'];

/** The names of those kinds among some that an operator has to decode itself. */
function decodedByOperators(kinds: readonly NamespacedKind[]): string[] {
  return kinds
    .filter((kind) => isWritten(kind) && !DECODED.includes(kind.group))
    .map(({ group, resource }) => `${resource}.${group}`);
}

const KINDS = [
  ...decodedByOperators(BUILT_IN_KINDS),
  ...KINDS_ON_REQUEST.map(({ group, resource }) => `${resource}.${group}`),
];

// A search costs the length of its pattern times that of the text, which may be a mebibyte of steps. So short patterns
// search the text, each in a variable, which has a limit of its own, and long ones judge what was found.

/** A number of ten digits or more, with its key. */
const LARGE = String.raw`\\w+"?: ?-?\\d{10,}`;

/** What begins like a number with an exponent, up to where its value ends. */
const EXPONENT = String.raw`:[ "+-]*[\\d.]+[eE][^,}]*.`;

/** Keys of times. */
const TIME = String.raw`\\w+Time"?:`;

/** Keys of a number or a text, of which a definition does not bound the number. In Go it has 32 bits. */
const INT_OR_STRING =
  '(port|targetPort|minAvailable|maxUnavailable|maxSurge|limit|factor|retries|count|start|end|activeDeadlineSeconds)"?:';

/** An exponent with a point, which the pattern of a quantity in a definition allows, and no program reads. */
const NO_QUANTITY = '^: ?"?[+-]?[0-9.]+[eE][+-]?[0-9]*[.][0-9]*"?[,}]';

/** Times that definitions take with small letters as well. People write none: they are in the status of a Service or a claim. */
const TIME_OF_STATUS = 'last(Transition|Probe)Time';

const MUST = {
  otherwise:
    'the operator cannot read its list of such objects any more, and does nothing for any tenant until this one is deleted',
  source:
    'kubernetes/apimachinery v0.36.3, pkg/util/intstr/intstr.go:75 and pkg/api/resource/quantity.go:144',
} as const;

export const READABLE_VIEWS: EngineViews = {
  /** All that somebody wrote, as one text. */
  text: "'%s'.format([variables.spec])",
  largeNumbers: `variables.text.findAll('${LARGE}')`,
  exponents: `variables.text.findAll('${EXPONENT}')`,
  times: `variables.text.findAll('${TIME}')`,
};

/**
 * What the API server stores for a custom resource, and its operator cannot decode. An operator reads all objects of a
 * kind as one list, so that one of them is enough.
 */
export const READABLE_FIELDS: readonly EngineField[] = [
  {
    kinds: KINDS,
    field: 'port',
    must: 'and other numbers must be at most 2147483647',
    allowed:
      `variables.largeNumbers.all(m, !m.matches('${INT_OR_STRING}') || ` +
      "(int(m.substring(m.lastIndexOf(':') + 1).trim()) <= 2147483647 && " +
      "int(m.substring(m.lastIndexOf(':') + 1).trim()) >= -2147483648))",
    ...MUST,
  },
  {
    kinds: KINDS,
    field: 'resources',
    must: 'and other quantities must have no point in their exponent, as in `1e1.5`',
    allowed: `!variables.exponents.exists(m, m.matches('${NO_QUANTITY}'))`,
    ...MUST,
  },
  {
    kinds: KINDS,
    field: 'status.conditions',
    must: 'must not be written inside of a `spec`',
    allowed: `!variables.times.exists(m, m.matches('${TIME_OF_STATUS}'))`,
    ...MUST,
  },
];

/** Every field that has a rule, where those about what can be read are also about the kinds of a platform. */
export function withOwnKinds(
  fields: readonly EngineField[],
  kinds: readonly NamespacedKind[],
): EngineField[] {
  const own = decodedByOperators(kinds);
  return fields.map((field) =>
    READABLE_FIELDS.includes(field)
      ? { ...field, kinds: [...new Set([...field.kinds, ...own])] }
      : field,
  );
}
