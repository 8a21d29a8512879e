import type { Manifest } from './trees';

/** A policy of several guard rails without one of the lines that say what they refuse. */
export function withoutRefusals(original: Manifest): Manifest[] {
  const { spec } = original as Manifest & {
    spec?: { variables?: Expression[]; validations?: Expression[] };
  };
  return (['variables', 'validations'] as const).flatMap((list) =>
    (spec?.[list] ?? []).flatMap(({ expression }, at) => {
      const lines = expression.split('\n');
      return lines.flatMap((line, index) => {
        // An expression of one line is no list of refusals, and without it nothing is left.
        if (lines.length === 1 || !/^(!|&& )\(/.test(line)) return [];
        const mutated = structuredClone(original) as typeof original & { spec: typeof spec };
        mutated.spec![list]![at]!.expression = lines.filter((_, i) => i !== index).join('\n');
        return [mutated as Manifest];
      });
    }),
  );
}

interface Expression {
  expression: string;
}

/** Paths of what an object says. */
export function piecesOf(original: Manifest): (string | number)[][] {
  const { kind, spec, rules, subjects } = original as Manifest & {
    spec?: Record<string, unknown>;
    rules?: unknown[];
    subjects?: unknown[];
  };
  const items = (at: string, list: unknown): (string | number)[][] =>
    Array.isArray(list) ? list.map((_, index) => ['spec', at, index]) : [];
  switch (kind) {
    case 'ResourceQuota': {
      const selector = spec?.['scopeSelector'] as { matchExpressions: unknown[] } | undefined;
      // A quota without any entry is none: the mutant without the object says the same.
      const keys = Object.keys(spec?.['hard'] as object);
      return [
        ...(keys.length > 1 ? keys.map((key) => ['spec', 'hard', key]) : []),
        ...(selector?.matchExpressions ?? []).map((_, index) => [
          'spec',
          'scopeSelector',
          'matchExpressions',
          index,
        ]),
      ];
    }
    case 'LimitRange': {
      const limits = spec?.['limits'] as Record<string, unknown>[];
      return limits.flatMap((item, index) =>
        Object.entries(item)
          .filter(([, value]) => typeof value === 'object')
          .flatMap(([key, value]) =>
            Object.keys(value as object).map((name) => ['spec', 'limits', index, key, name]),
          ),
      );
    }
    case 'ClusterRole':
      return (rules ?? []).map((_, index) => ['rules', index]);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return (subjects ?? []).length > 1 ? subjects!.map((_, index) => ['subjects', index]) : [];
    case 'MutatingAdmissionPolicy':
    case 'ValidatingAdmissionPolicy':
      return [
        ...items('matchConditions', spec?.['matchConditions']),
        // A policy without any is none.
        ...(((spec?.['validations'] ?? []) as unknown[]).length > 1
          ? items('validations', spec?.['validations'])
          : []),
        ...((spec?.['matchConstraints'] as { resourceRules: unknown[] }).resourceRules.length > 1
          ? (spec?.['matchConstraints'] as { resourceRules: unknown[] }).resourceRules.map(
              (_, index) => ['spec', 'matchConstraints', 'resourceRules', index],
            )
          : []),
      ];
    default:
      return [];
  }
}

/** A copy without what stands at a path. */
export function remove(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== key)
      : value.map((item, index) => (index === key ? remove(item, rest) : item));
  }
  const entries = Object.entries(value as object).flatMap(([name, item]) => {
    if (name !== key) return [[name, item]];
    return rest.length === 0 ? [] : [[name, remove(item, rest)]];
  });
  return Object.fromEntries(entries);
}
