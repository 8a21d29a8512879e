/** Whether a repository is an OCI artifact, which a pipeline pushes to a registry. */
export function isOci(repository: string): boolean {
  return repository.startsWith('oci://');
}
