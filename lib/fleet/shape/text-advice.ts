import { formatPath } from '../../findings/finding';
import { isMap } from '../model/layers';
import { fits } from './fits';
import { placeAt } from './place-at';
import { code } from './shape-words';
import { type Advice, type Slip, isScalar, writeSuch, yamlScalar } from './slip';

/** What to write where a text fits, and a list or a map was written. The first that applies. */
export const TEXT_ADVICE: readonly Advice[] = [
  quoted,
  taint,
  consumer,
  oneOfList,
  nameInMap,
  (slip) =>
    writeSuch(slip.types.includes('number') ? 'a text or a number' : 'a text', slip.samples.scalar),
];

function quoted({ value, path }: Slip): string | undefined {
  const isOther = (isScalar(value) && typeof value !== 'string') || typeof value === 'bigint';
  return isOther && fits(String(value), path) ? `Put it in quotes: "${String(value)}".` : undefined;
}

/** A toleration as a pod writes it: what is granted is the taint. */
function taint({ key, value, path }: Slip): string | undefined {
  if (key !== 'tolerations[]' || !isMap(value) || typeof value['key'] !== 'string') {
    return undefined;
  }
  const { key: name, value: only } = value;
  const text = isScalar(only) && only !== '' ? `${name}=${String(only)}` : name;
  return fits(text, path) ? `Write the taint alone: ${code(yamlScalar(text))}.` : undefined;
}

/** A tenant with more beside its name: a service is open to all of a tenant, or to nothing of it. */
function consumer({ key, value, path }: Slip): string | undefined {
  if (key !== 'consumers[]' || !isMap(value)) return undefined;
  const name = value['tenant'] ?? value['name'];
  return isScalar(name) && fits(name, path)
    ? `Write the tenant alone: ${code(yamlScalar(name))}. All of its environments may call the service.`
    : undefined;
}

/** Several values where one fits. */
function oneOfList({ value, path, key }: Slip): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const [first] = value as unknown[];
  if (!isScalar(first) || !fits(first, path)) return undefined;
  if (value.length === 1) return `Write it alone, not as a list: ${code(yamlScalar(first))}.`;
  const map = path.slice(0, -2);
  const named = placeAt(path.slice(0, -1))?.key.endsWith('{}') === true;
  return named
    ? `Each entry takes one ${code(key)}: write an entry of ${code(formatPath(map.slice(-1)))} for each of them.`
    : `Only one fits here, such as ${code(yamlScalar(first))}.`;
}

/** `{name: registry}`, as other tools write references. */
function nameInMap({ value, path }: Slip): string | undefined {
  if (!isMap(value)) return undefined;
  const values = Object.values(value);
  const name = value['name'] ?? (values.length === 1 ? values[0] : undefined);
  return typeof name === 'string' && fits(name, path)
    ? `Write it alone, not as a map: ${code(yamlScalar(name))}.`
    : undefined;
}
