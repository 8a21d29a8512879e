import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { go } from './go-tool';

/** What kwok does to nodes and pods, as files of its own module. */
const STAGES = {
  'node-initialize': 'node/fast',
  'node-heartbeat-with-lease': 'node/heartbeat-with-lease',
  'pod-ready': 'pod/fast',
  'pod-delete': 'pod/fast',
  'pod-complete': 'pod/fast',
} as const;

/** Copies kwok's stage files beside its binary, so that a start needs no module cache. */
export async function copyStages(module: string, folder: string): Promise<void> {
  await go(['mod', 'download', 'sigs.k8s.io/kwok'], module);
  const sources = (await go(['list', '-m', '-f', '{{.Dir}}', 'sigs.k8s.io/kwok'], module)).trim();
  const unfinished = `${folder}.${process.pid}`;
  await fs.mkdir(unfinished, { recursive: true });
  for (const [name, place] of Object.entries(STAGES)) {
    const file = `${name}.yaml`;
    const text = await fs.readFile(path.join(sources, 'kustomize', 'stage', place, file));
    await fs.writeFile(path.join(unfinished, file), text);
  }
  await fs.rename(unfinished, folder).catch(async (error: NodeJS.ErrnoException) => {
    await fs.rm(unfinished, { recursive: true, force: true });
    // Somebody else's build was faster: theirs are the same files.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

/**
 * kwok's configuration: the stages, and one file that stands for every container's log.
 * Without `completeJobs` the pods of a Job run until they are deleted, as a training job would.
 */
export async function kwokConfig(
  folder: string,
  options: { completeJobs: boolean; logsFile: string; more: readonly object[] },
): Promise<string> {
  const names = Object.keys(STAGES).filter((n) => n !== 'pod-complete' || options.completeJobs);
  const stages = await Promise.all(
    names.map((name) => fs.readFile(path.join(folder, `${name}.yaml`), 'utf8')),
  );
  const logs = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: 'every-container' },
    spec: { logs: [{ logsFile: options.logsFile }] },
  };
  const more = options.more.map((stage) => JSON.stringify(stage));
  return [...stages, ...more, JSON.stringify(logs)].join('\n---\n');
}
