import type { Fleet, FleetPrices } from '../../fleet/model/fleet';
import { csvText } from '../csv-text';
import { type CardPrice, type CardPrices, cardPrices } from './card-prices';

/** A file for OpenCost, and what it cannot say. */
export interface PriceFile {
  readonly text: string;
  /** For people, each a sentence. */
  readonly notes: readonly string[];
}

/** The files with prices that OpenCost reads. `npm run test:opencost` has version 1.120 read them. */
export const OPENCOST_FORMATS = {
  opencost: customPricing,
  'opencost-csv': csvPrices,
} as const satisfies Readonly<Record<string, (fleet: Fleet) => PriceFile>>;

/**
 * The file `default.json` of custom prices. It has one price for all GPUs. Prices of the network are stated as 0: a file
 * without them cannot be read (pkg/cloud/provider/customprovider.go).
 */
function customPricing({ platform, prices }: Fleet): PriceFile {
  const { currency, cpu = '0', memory = '0', storage = '0' } = prices!;
  const found = cardPrices(platform.pools, prices!);
  const gpu = singlePrice(found.cards);
  const file = {
    provider: 'custom',
    description: 'Prices for an hour from tenants.yaml',
    CPU: cpu,
    spotCPU: cpu,
    RAM: memory,
    spotRAM: memory,
    GPU: gpu?.price ?? '0',
    spotGPU: gpu?.price ?? '0',
    storage,
    zoneNetworkEgress: '0',
    regionNetworkEgress: '0',
    internetNetworkEgress: '0',
    natGatewayEgress: '0',
    natGatewayIngress: '0',
    firstFiveForwardingRulesCost: '0',
    additionalForwardingRuleCost: '0',
    LBIngressDataCost: '0',
    customPricesEnabled: 'true',
    currencyCode: currency,
  };
  const others = found.cards.filter(({ price }) => price !== gpu?.price);
  return {
    text: `${JSON.stringify(file, null, 2)}\n`,
    notes: [
      ...(others.length === 0
        ? []
        : [
            `This file has one price for all GPUs, that of ${gpu!.pool}. For ${namesOf(others)}, use --format opencost-csv as well.`,
          ]),
      ...uncountedNotes(found),
      ...diskNotes(prices!),
    ],
  };
}

/** The price of all cards where they cost the same, and else that of the default pool or of the first one. */
function singlePrice(cards: readonly CardPrice[]): CardPrice | undefined {
  return cards.find(({ isDefault }) => isDefault) ?? cards[0];
}

/**
 * The file of OpenCost's CSV provider, which knows the price of a GPU by a label of its node, and that of a volume by its
 * storage class. It has no line of headings: OpenCost would take one for a node (pkg/cloud/provider/csvprovider.go).
 */
function csvPrices({ platform, prices }: Fleet): PriceFile {
  const found = cardPrices(platform.pools, prices!);
  const { rows, notes } = labelRows(found.cards);
  const volumes = Object.entries(prices!.storageClasses ?? {}).map(([name, price]) =>
    csvRow({ id: name, assetClass: 'pv', field: 'spec.storageClassName', price }),
  );
  const ignored = rows.length === 0 && volumes.length > 0 ? [VOLUMES_ALONE] : [];
  return {
    text: csvText([...rows, ...volumes]),
    notes: [...notes, ...uncountedNotes(found), ...diskNotes(prices!), ...ignored],
  };
}

/** Without a row for a node or a GPU, it keeps what it had. */
const VOLUMES_ALONE =
  'OpenCost ignores a file without a row for a GPU, so the prices of storage classes have no effect.';

/** One row for each label: nodes of two pools with one label cannot be told apart. */
function labelRows(cards: readonly CardPrice[]): {
  readonly rows: readonly string[][];
  readonly notes: readonly string[];
} {
  const known = new Map<string, CardPrice>();
  const notes: string[] = [];
  const rows: string[][] = [];
  for (const card of cards) {
    const { pool, price, label } = card;
    if (label === undefined) {
      notes.push(
        `Nothing says which nodes have ${pool}: state its product or nodeLabels. Until then, it costs what default.json says.`,
      );
      continue;
    }
    const text = `${label.key}=${label.value}`;
    const other = known.get(text);
    if (other !== undefined) {
      if (other.price !== price) {
        notes.push(
          `${pool} and ${other.pool} have the label ${text}, so that OpenCost cannot tell them apart. Both cost ${other.price}.`,
        );
      }
      continue;
    }
    known.set(text, card);
    rows.push(csvRow({ id: label.value, assetClass: 'gpulabel', field: label.key, price }));
  }
  return { rows, notes };
}

interface PriceRow {
  readonly id: string;
  readonly assetClass: 'gpulabel' | 'pv';
  readonly field: string;
  readonly price: string;
}

/** EndTimestamp, InstanceID, Region, AssetClass, InstanceIDField, InstanceType, MarketPriceHourly, Version. */
function csvRow({ id, assetClass, field, price }: PriceRow): string[] {
  return ['', id, '', assetClass, field, '', price, ''];
}

function uncountedNotes({ uncounted }: CardPrices): string[] {
  return [...uncounted].map(([pool, why]) => `OpenCost cannot price ${pool}: ${why}.`);
}

/** Neither file has a field for the disks of nodes. */
function diskNotes({ ephemeralStorage }: FleetPrices): string[] {
  return ephemeralStorage === undefined
    ? []
    : ['OpenCost cannot price ephemeralStorage: its files have no field for the disks of nodes.'];
}

function namesOf(cards: readonly CardPrice[]): string {
  return cards.map(({ pool }) => pool).join(', ');
}
