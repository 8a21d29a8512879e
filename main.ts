/**
 * The app that `cdk8s synth` runs: reads tenants.yaml and writes one file per namespace and cluster. `tenancy synth` writes the same
 * tree, and checks everything before it touches a file, which `cdk8s synth` cannot: it empties its output first.
 */
import { TenancyError, loadFleets, synth } from './lib';
import { formatFindings } from './lib/findings/print/frame-list';

async function main(): Promise<void> {
  const { fleets, warnings } = loadFleets('tenants.yaml');
  if (warnings.length > 0) console.error(formatFindings(warnings));
  // The CLI of cdk8s says where its output goes.
  await synth(fleets, { output: process.env['CDK8S_OUTDIR'] ?? 'dist' });
}

main().catch((error: unknown) => {
  if (!(error instanceof TenancyError)) throw error;
  console.error(formatFindings(error.findings));
  process.exitCode = 1;
});
