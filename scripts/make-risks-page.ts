import { RISK_LEVELS, RISK_RULES, TOPICS, type RiskRule } from '../lib/review/diff/risk-rules';
import { code, generatedFrom, page, table } from './markdown';

/** The page of risks: every kind of change that `tenancy diff` tells apart, and why it has its risk. */
export function makeRisksPage(): string {
  const rules = Object.entries(RISK_RULES) as [string, RiskRule][];
  return page([
    generatedFrom('lib/review/diff/risk-rules.ts'),
    '# Risks of changes',
    [
      '[`tenancy diff`](how-to/review-a-change.md) gives each change a rule, and each rule has a risk. The risk says how',
      'carefully a person should read, and not whether the change is wrong. `tenancy diff --format json` names the rule of',
      'each change.',
    ],
    ...TOPICS.flatMap((topic) => {
      const rows = rules
        .filter(([, rule]) => rule.topic === topic)
        .sort(([, a], [, b]) => RISK_LEVELS.indexOf(a.risk) - RISK_LEVELS.indexOf(b.risk))
        .map(([id, { risk, when, reason }]) => [code(id), risk, when, reason]);
      if (rows.length === 0) return [];
      const heading = `## ${topic.charAt(0).toUpperCase()}${topic.slice(1)}`;
      return [heading, table(['rule', 'risk', 'when', 'why'], rows)];
    }),
  ]);
}
