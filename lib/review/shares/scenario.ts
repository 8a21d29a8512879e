import { parseDocument } from 'yaml';
import { nearest } from '../../findings/nearest';

/** One line of a scenario: somebody submits work. */
export interface ScenarioAsk {
  readonly tenant: string;
  readonly environment: string;
  readonly pool: string;
  readonly pods: number;
  /** Devices of each pod. */
  readonly size: number;
  /** The step in which the work is submitted: 1 or more. */
  readonly at: number;
  /** The step in which it is finished. Undefined: it goes on. */
  readonly until: number | undefined;
}

/** What is wrong with a scenario. */
export class ScenarioProblem extends Error {}

/** Names that a scenario may use. */
export interface ScenarioNames {
  /** Environments as `tenant/environment`. */
  readonly environments: readonly string[];
  readonly pools: readonly string[];
  /** The pool of asks that name none. Undefined: every ask has to. */
  readonly defaultPool: string | undefined;
}

/** Each step is computed and printed, and nobody reads more of them. */
const MOST_STEPS = 1000;

const KEYS = ['environment', 'gpu', 'pods', 'size', 'pool', 'at', 'until'];

/**
 * Reads a scenario: a list of what is submitted, under the key `scenario`.
 *
 *     scenario:
 *       - {environment: vision/dev, gpu: 8}
 *       - {environment: nlp/train, pods: 4, size: 2, at: 2, until: 4}
 */
export function readScenario(text: string, file: string, names: ScenarioNames): ScenarioAsk[] {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    throw new ScenarioProblem(`${file} is not YAML: ${error.message.split('\n', 1)[0]!}`);
  }
  const data = document.toJS() as { scenario?: unknown } | null;
  const list = data?.scenario;
  if (Array.isArray(list) && list.length === 0) {
    throw new ScenarioProblem(
      `${file} has an empty list under \`scenario\`: nobody asks for anything`,
    );
  }
  if (!Array.isArray(list)) {
    throw new ScenarioProblem(`${file} has no list under \`scenario\``);
  }
  return list.map((entry: unknown, index) => readAsk(entry, `${file}: scenario[${index}]`, names));
}

type Entry = Readonly<Record<string, unknown>>;

function readAsk(raw: unknown, place: string, names: ScenarioNames): ScenarioAsk {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new ScenarioProblem(`${place} is not a map such as {environment: vision/dev, gpu: 8}`);
  }
  const entry = raw as Entry;
  const foreign = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (foreign !== undefined) {
    throw new ScenarioProblem(`${place} has the unknown key \`${foreign}\`${meant(foreign, KEYS)}`);
  }
  const environment = nameIn(entry, 'environment', place, names.environments);
  const pool =
    entry['pool'] === undefined ? names.defaultPool : nameIn(entry, 'pool', place, names.pools);
  if (pool === undefined) {
    throw new ScenarioProblem(`${place} needs \`pool\`: no pool is the default`);
  }
  const slash = environment.indexOf('/');
  const at = stepIn(entry, 'at', place) ?? 1;
  const until = stepIn(entry, 'until', place);
  if (until !== undefined && until <= at) {
    throw new ScenarioProblem(
      `${place} ends (\`until: ${until}\`) before it begins (\`at: ${at}\`)`,
    );
  }
  return {
    tenant: environment.slice(0, slash),
    environment: environment.slice(slash + 1),
    pool,
    ...podsIn(entry, place),
    at,
    until,
  };
}

/** `gpu: 8` is eight pods of one device. */
function podsIn(entry: Entry, place: string): Pick<ScenarioAsk, 'pods' | 'size'> {
  const gpu = countIn(entry, 'gpu', place, 0);
  const pods = countIn(entry, 'pods', place, 0);
  const size = countIn(entry, 'size', place, 1);
  if (gpu !== undefined && pods === undefined && size === undefined) return { pods: gpu, size: 1 };
  if (gpu === undefined && pods !== undefined) return { pods, size: size ?? 1 };
  throw new ScenarioProblem(`${place} needs either \`gpu\`, or \`pods\` and \`size\``);
}

function countIn(entry: Entry, key: string, place: string, least: number): number | undefined {
  const value = entry[key];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new ScenarioProblem(`${place}: \`${key}\` is a whole number, ${least} or more`);
}

function stepIn(entry: Entry, key: string, place: string): number | undefined {
  const step = countIn(entry, key, place, 1);
  if (step === undefined || step <= MOST_STEPS) return step;
  throw new ScenarioProblem(`${place}: \`${key}\` is at most ${MOST_STEPS}`);
}

function nameIn(entry: Entry, key: string, place: string, known: readonly string[]): string {
  const value = entry[key];
  if (typeof value === 'string' && known.includes(value)) return value;
  if (value === undefined) throw new ScenarioProblem(`${place} needs \`${key}\``);
  throw new ScenarioProblem(
    `${place}: there is no ${key} ${JSON.stringify(value)}${meant(String(value), known)}`,
  );
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean ${near}?`;
}
