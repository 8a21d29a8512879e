import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A page that notes everything that goes wrong in it. */
export class WatchedPage {
  private readonly troubles: string[] = [];
  private readonly requests: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('console', (message) => this.troubles.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  /** Opens a page in a window of its own. */
  static async open(
    browser: Browser,
    url: string,
    options: BrowserContextOptions = {},
  ): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: WIDE, ...options });
    const watched = new WatchedPage(await context.newPage(), url);
    await watched.page.goto(url);
    return watched;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Goes to a view, as a link would. */
  async show(route: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(`#/${route}`)}`);
    // What observes sizes has done its work after two frames.
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    );
  }

  /** A value of the page. */
  async value<Value>(expression: string): Promise<Value> {
    return (await this.page.evaluate(expression)) as Value;
  }

  /** The rows of the first table with many rows. */
  async rowCount(): Promise<number> {
    return this.page.locator('.searched tbody tr').count();
  }

  /** Nothing was said on the console, and nothing but the file was loaded. */
  assertQuiet(): void {
    assert.deepEqual(this.troubles, []);
    assert.deepEqual([...new Set(this.requests.map((url) => url.split('#')[0]))], [this.url]);
  }

  /** axe finds nothing that would keep somebody out. */
  async assertAccessible(): Promise<void> {
    if (!(await this.value<boolean>('"axe" in window'))) await this.page.evaluate(AXE);
    const { violations } = await this.value<AxeResult>(
      'axe.run(document, { preload: false, resultTypes: ["violations"] })',
    );
    const texts = violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 5)
          .join(' | ')}`,
    );
    assert.deepEqual(texts, []);
  }

  /** Nobody has to scroll the page sideways. */
  async assertNoOverflow(): Promise<void> {
    const [content, room] = await this.value<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    assert.ok(content <= room, `the page is ${content} pixels wide, and there are ${room}`);
  }
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

/** A window of a desk. */
export const WIDE = { width: 1280, height: 900 };

/** The narrowest phone that people still use. */
export const PHONE = { width: 360, height: 740 };
