import type { Area } from '../cases/areas';
import { BLUE } from './targets';

/** The namespaces in which a case uses up what a quota grants of a key. */
export type QuotaPlaces = (quota: string, key: string) => ReadonlySet<string>;

/** Quotas are alike in all namespaces, and the cases for each key are in a few. */
export function quotaPlaces(areas: readonly Area[]): QuotaPlaces {
  const floods = areas.flatMap((area) => area.floods ?? []);
  // What controllers refuse later is refused at once, too, by the case beside it.
  const attacks = areas
    .flatMap((area) => area.attacks ?? [])
    .filter(({ refused }) => refused.by?.startsWith('ResourceQuota ') && !refused.later);
  return (quota, key) => {
    const words = `exceeded quota: ${quota}, requested: ${key}=`;
    return new Set(
      [
        ...floods.filter((flood) => (flood.quota ?? 'namespace') === quota && flood.key === key),
        ...attacks.filter(({ refused }) => refused.message.test(words)),
      ].map(({ target = BLUE }) => target.namespace),
    );
  };
}
