/**
 * Builds all Go programs that proofs run, so that the proofs begin at once: `npm run programs`. What is in the cache is not
 * built again.
 */
import { buildControlPlane } from './build';
import * as companions from './companions';
import { runMain } from './run-main';

async function main(): Promise<boolean> {
  await buildControlPlane();
  for (const value of Object.values(companions)) {
    if (typeof value === 'object') await companions.buildCompanion(value);
  }
  return true;
}

runMain(main);
