/**
 * Settings of Hadoop's file systems by which an application says who it is and how it reads and writes. Every other one
 * may load a class, run a program, or read a file where the operator submits the application, or send the operator's
 * own token elsewhere: `fs.azure.shellkeyprovider.script` is a command, and `fs.gs.storage.root.url` gets the token.
 *
 * Sources: apache/hadoop hadoop-aws Constants.java, hadoop-azure ConfigurationKeys.java and
 * ShellDecryptionKeyProvider.java; GoogleCloudDataproc/hadoop-connectors gcs/CONFIGURATION.md.
 */
const S3A = [
  'access[.]key',
  'secret[.]key',
  'session[.]token',
  'endpoint([.](region|fips))?',
  'path[.]style[.]access',
  'server-side-encryption(-algorithm|[.]key)',
  'encryption[.](algorithm|key|context)',
  'ssl[.]channel[.]mode',
  'accesspoint[.]required',
  'acl[.]default',
  '(attempts|block|bulk|change[.]detection|committer|connection|create|cross[.]region|directory[.]marker|executor|' +
    'experimental|fast[.]upload|input|list|max|multiobjectdelete|multipart|paging|prefetch|readahead|requester[.]pays|' +
    'retry|socket|threads|vectored)[.][a-z0-9.-]+',
];

const GS = [
  'project[.]id',
  'auth[.](type|null[.]enable|refresh[.]token|client[.](id|secret))',
  'auth[.]service[.]account[.](enable|email|private[.]key([.]id)?)',
  '(batch|block|copy|create|encryption|fadvise|glob|grpc|hierarchical|http|implicit|inputstream|list|marker|max|' +
    'operation|outputstream|performance|reported|requester[.]pays|rewrite|status)[.][a-z0-9.-]+',
];

const AZURE = [
  'account[.](key|auth[.]type|hns[.]enabled|oauth2[.]client[.](id|secret))([.][a-z0-9.-]+)?',
  'sas[.][a-z0-9.-]+',
  '(block|enable|io|list|read|write)[.][a-z0-9.-]+',
];

const KEYS =
  `fs[.](s3a[.](bucket[.][a-z0-9.-]+[.])?(${S3A.join('|')})|gs[.](${GS.join('|')})|` +
  `azure[.](${AZURE.join('|')}))$`;

/** Ends of keys that name a class or a file, whatever they are about. */
const LOADS = '(impl|provider|class|path|factory|file)$';

/** Where an identity in Azure asks for its token: an endpoint of Microsoft, by the class that needs a secret of its own. */
const AZURE_KEYS =
  'fs[.]azure[.]account[.](oauth2[.]client[.]endpoint|oauth[.]provider[.]type)([.][a-z0-9.-]+)?$';
const AZURE_VALUES =
  '^(https://login[.](microsoftonline|partner[.]microsoftonline|chinacloudapi)[.](com|us|de|cn)/.*|' +
  'org[.]apache[.]hadoop[.]fs[.]azurebfs[.]oauth2[.]ClientCredsTokenProvider)$';

/** CEL for whether the setting `k` of a map is about the application alone. `start` is an expression for what comes before it. */
export function isHadoopSetting(map: string, start: string): string {
  return (
    `((k.matches('${start}${KEYS}') && !k.matches('${LOADS}')) || ` +
    `(k.matches('${start}${AZURE_KEYS}') && ${map}[k].matches('${AZURE_VALUES}')))`
  );
}

/** What a program in Azure must be: a host of the attacker's would get the token of the operator. */
export const AZURE_ADDRESS =
  '^abfss://[^/?#]+[.](core[.](windows[.]net|chinacloudapi[.]cn|usgovcloudapi[.]net)|fabric[.]microsoft[.]com)/';
