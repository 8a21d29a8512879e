import { asMaps, asText, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type Change, say, whole } from '../change';
import { type DiffContext, pairsOf } from '../diff-context';
import type { ObjectPair } from '../objects/object-pair';

/** The label by which the sidecar of Grafana finds a dashboard. */
const DASHBOARD = 'grafana_dashboard';

/** Alerts and dashboards: who hears of what, and who sees it. */
export function monitoringChanges(context: DiffContext): Change[] {
  return [
    ...pairsOf(context, 'PrometheusRule').flatMap((pair) => ruleChanges(context, pair)),
    ...pairsOf(context, 'ConfigMap')
      .filter(({ before, after }) => isDashboard(before) || isDashboard(after))
      .map((pair) =>
        say('dashboard-changed', context.places.of(pair), dashboardText(pair), [whole(pair)]),
      ),
  ];
}

function ruleChanges(context: DiffContext, pair: ObjectPair): Change[] {
  const place = context.places.of(pair);
  const [old, next] = [alertsOf(pair.before), alertsOf(pair.after)];
  const off = [...old.keys()].filter((name) => !next.has(name));
  const on = [...next.keys()].filter((name) => !old.has(name));
  const other = [...next.keys()].filter(
    (name) => old.has(name) && old.get(name) !== next.get(name),
  );
  const claims = [whole(pair)];
  const changes = [
    ...(off.length === 0
      ? []
      : [say('alert-off', place, `nobody hears of ${listed(off)} any more`, claims)]),
    ...(on.length === 0 ? [] : [say('alert-on', place, `${listed(on)} can fire now`, claims)]),
    ...(other.length === 0
      ? []
      : [say('alert-changed', place, `when or how ${listed(other)} fires changes`, claims)]),
  ];
  if (changes.length > 0) return changes;
  const title = `the recording rules \`${pair.name}\``;
  if (pair.before === undefined) return [say('alert-on', place, `${title} are new`, claims)];
  return pair.after === undefined
    ? [say('recording-removed', place, `${title} are gone: alerts lose what they say`, claims)]
    : [say('alert-changed', place, `${title} change`, claims)];
}

/** What each alert says, by its name. */
function alertsOf(object: ManifestObject | undefined): Map<string, string> {
  const rules = asMaps(valueAt(object?.data, 'spec.groups')).flatMap(({ rules: all }) =>
    asMaps(all),
  );
  const texts = new Map<string, string>();
  for (const rule of rules) {
    const name = asText(rule['alert']);
    if (name !== '') texts.set(name, `${texts.get(name) ?? ''}${JSON.stringify(rule)}`);
  }
  return texts;
}

function listed(names: readonly string[]): string {
  return `the alert${names.length === 1 ? '' : 's'} ${names.map((name) => `\`${name}\``).join(', ')}`;
}

function isDashboard(object: ManifestObject | undefined): boolean {
  return valueAt(object?.data, `metadata.labels.${DASHBOARD}`) !== undefined;
}

function dashboardText({ name, before, after }: ObjectPair): string {
  if (before === undefined) return `the dashboard \`${name}\` is new`;
  return `the dashboard \`${name}\` ${after === undefined ? 'is gone' : 'changes'}`;
}
