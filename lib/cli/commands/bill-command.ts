import { billMonth } from '../../cluster/costs/bill-month';
import { CostSourceError } from '../../cluster/costs/measured-costs';
import { type Bill, makeBill } from '../../cost/bill/bill';
import { billBudgets } from '../../cost/bill/bill-budgets';
import { budgetText } from '../../cost/bill/bill-notes';
import type { FocusVersion } from '../../cost/bill/output/focus-csv';
import { readServiceUse } from '../../cost/bill/sources/service-use';
import type { ServiceUse } from '../../cost/bill/split-shared';
import type { CostView } from '../../cost/cost-views';
import type { Fleet } from '../../fleet/model/fleet';
import { billHtml, billMark } from '../../report/html/bill-html';
import { billPages } from '../../report/bill/bill-pages';
import { CURRENCIES } from '../../fleet/catalogue/currencies';
import { type Currency, currencyOf } from '../../fleet/prices/money';
import { BILL_FORMATS } from '../formats/bill-formats';
import type { BillFormatName } from '../formats/names';
import { type BillSourceFlags, readBillSources } from '../input/bill-sources';
import { chooseClusters } from '../input/choose-clusters';
import { readGiven } from '../input/given-file';
import { openFleets } from '../input/open-fleet';
import { writeOwnFolder } from '../package/own-folder';
import { plural } from '../printing/words';
import { pageAssets } from '../package/package-files';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface BillFlags extends BillSourceFlags {
  readonly month: string;
  readonly sharedUsage?: string;
  readonly by?: CostView;
  readonly format: BillFormatName;
  readonly focus: FocusVersion;
  readonly cluster?: string;
  readonly failOn?: 'budget' | 'forecast';
  readonly currency?: string;
  readonly now?: string;
  /** A folder for pages. */
  readonly pages?: string;
}

/** Shows who pays what for a month, by what was measured. */
export async function bill(session: Session, flags: BillFlags): Promise<Status> {
  const month = monthOf(flags);
  const all = openFleets(session, 'ignore');
  if (all === undefined) return STATUS.findings;
  const fleets = flags.cluster === undefined ? all : chooseClusters(all, [flags.cluster]);
  const currency = currencyFor(fleets, flags.currency);
  const use = serviceUse(flags.sharedUsage, all);
  const sources = await readBillSources(session, flags, month, fleets);
  const made = makeBill({ month, currency, fleets, use, ...sources });
  const { format, focus, by = 'tenant', failOn, pages } = flags;
  if (pages !== undefined) writePages(session, pages, made, fleets);
  const { stdout } = session;
  const table = session.tableOptions(stdout);
  await stdout.write(BILL_FORMATS[format](made, { by, fleets, focus, table }));
  return judgeBudgets(session, made, fleets, failOn);
}

/** Writes a page for each cost center. */
function writePages(session: Session, folder: string, made: Bill, fleets: readonly Fleet[]): void {
  const assets = pageAssets('bill');
  const files = billPages(made, fleets).map(({ file, data }) => ({
    file,
    text: billHtml(data, assets),
  }));
  const mark = billMark(made.month.name);
  const foreign = writeOwnFolder(folder, files, '.html', (text) => text.startsWith(mark));
  if (foreign !== undefined) {
    throw new Misuse(
      `${foreign} is not a page of the bill of ${made.month.name}, so that nothing was written; name another folder with --pages`,
    );
  }
  session.say(`Wrote ${plural(files.length, 'page')} into ${folder}.`);
}

function monthOf({ month: name, now }: BillFlags): ReturnType<typeof billMonth> & object {
  const time = now === undefined ? Date.now() : Date.parse(now);
  if (Number.isNaN(time)) {
    throw new Misuse(`--now ${now} is not a time; write it as 2026-10-15T12:00:00Z`);
  }
  const month = billMonth(name, time);
  if (month === undefined) throw new Misuse(`--month ${name} is not a month; write it as 2026-10`);
  if (month.whole.start > time) {
    throw new Misuse(`--month ${name} has not begun; for what it may cost, see tenancy cost`);
  }
  return month;
}

/** Nothing converts amounts: the source and the budgets of the file are in one currency. */
function currencyFor(fleets: readonly Fleet[], said: string | undefined): Currency {
  const own = fleets.find(({ prices }) => prices !== undefined)?.prices?.currency;
  if (said !== undefined && !CURRENCIES.has(said)) {
    throw new Misuse(`--currency ${said} is not a code of ISO 4217, such as EUR`);
  }
  if (said !== undefined && own !== undefined && said !== own) {
    throw new Misuse(
      `the source is in ${said}, and the prices and budgets of the file in ${own}; nothing converts them, so let OpenCost use the prices of the file (tenancy cost --format opencost)`,
    );
  }
  const code = said ?? own;
  if (code === undefined) {
    throw new Misuse(
      'nothing says in which currency the source is; give --currency EUR, or write prices: {currency: EUR} at the top of the file',
    );
  }
  return currencyOf(code);
}

/** It is about the services of all clusters, also where the bill is about one. */
function serviceUse(file: string | undefined, fleets: readonly Fleet[]): ServiceUse {
  const shared = fleets[0]?.billing?.shared;
  if (file !== undefined) {
    if (shared !== 'by-usage') {
      throw new Misuse(
        `--shared-usage is for billing: {shared: by-usage}, and the file says ${shared === undefined ? 'nothing of shared' : `shared: ${shared}`}; change that, or leave the flag out`,
      );
    }
    return readGiven(file, (text, where) => readServiceUse(text, where, fleets), CostSourceError);
  }
  if (shared === 'by-usage') {
    throw new Misuse(
      'billing.shared is by-usage; say who used how much with --shared-usage FILE, each line as service,tenant,amount',
    );
  }
  return new Map();
}

/** Says which budgets are exceeded. */
function judgeBudgets(
  session: Session,
  made: Bill,
  fleets: readonly Fleet[],
  failOn: BillFlags['failOn'],
): Status {
  const budgets = billBudgets(made, fleets);
  for (const budget of budgets) {
    const text = budgetText(budget, made);
    if (text !== undefined) session.say(text);
  }
  const isOver = budgets.some(({ state }) => state === 'over');
  const isExpected = budgets.some(({ state }) => state === 'expected');
  if (failOn === undefined) return STATUS.ok;
  return isOver || (failOn === 'forecast' && isExpected) ? STATUS.findings : STATUS.ok;
}
