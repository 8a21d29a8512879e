/** Whether a repository is an OCI artifact, which a pipeline pushes to a registry. */
export function isOci(repository: string): boolean {
  return repository.startsWith('oci://');
}

/** Where a folder of the output is in a repository that keeps the output in a folder, or in its root. */
export function folderInRepository(output: string, folder: string): string {
  return output === '.' ? folder : `${output}/${folder}`;
}

/** A URL as a message may show it: logs of pipelines print findings. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:[/]{2})[^/]*@/, '$1…@');
}
