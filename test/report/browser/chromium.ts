import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where systems put it. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the browser of this machine. */
export async function startChromium(): Promise<Browser> {
  const { CHROMIUM } = process.env;
  const path = CHROMIUM ?? USUAL_PLACES.find((place) => existsSync(place));
  if (path === undefined || !existsSync(path)) {
    throw new Error(
      `${path === undefined ? 'there is no Chromium here' : `CHROMIUM is ${path}, which does not exist`}; ` +
        'install it (Debian and Ubuntu: apt-get install chromium), or name one: CHROMIUM=/path/to/chrome npm run test:report',
    );
  }
  // In a container, root has no sandbox. The pages are ours, and load nothing.
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
}
