import { type FieldCase, spark } from './engines-drafts';

/** Settings of Spark that are about the operator, or about who somebody is. */
const FOREIGN_SETTINGS = [
  'spark.hadoop.fs.azure.shellkeyprovider.script',
  'spark.hadoop.fs.gs.storage.root.url',
  'spark.hadoop.fs.s3a.impl',
  'spark.hadoop.hadoop.security.credential.provider.path',
  'spark.jars.ivySettings',
  'spark.jars.packages',
  'spark.kubernetes.authenticate.driver.serviceAccountName',
  'spark.kubernetes.driver.pod.featureSteps',
  'spark.kubernetes.driver.podTemplateFile',
  'spark.kubernetes.driver.secrets.db-password',
  'spark.kubernetes.driver.volumes.hostPath.root.mount.path',
  'spark.kubernetes.file.upload.path',
  'spark.kubernetes.namespace',
  'spark.master',
  'spark.sqlite',
  'spark.submit.deployMode',
  'spark.yarn.keytab',
];

export const SPARK_CASES: readonly FieldCase[] = [
  {
    plural: 'sparkapplications',
    field: '`mode` must be `cluster`',
    wrong: { 'run the driver in the operator': spark({ mode: 'client' }) },
    right: { 'run the driver in a pod': spark() },
  },
  {
    plural: 'scheduledsparkapplications',
    field: '`mode` must be `cluster`',
    wrong: {
      'run the driver in the operator': {
        schedule: '@daily',
        template: spark({ mode: 'client' }),
      },
    },
    right: { 'run the driver in a pod': { schedule: '@daily', template: spark() } },
  },
  {
    plural: 'sparkapplications',
    field: '`mainApplicationFile` must start with',
    wrong: {
      'write an option in place of the program': spark({ mainApplicationFile: '--master=k8s://x' }),
      'write an option in place of a program that is left out': spark({
        mainApplicationFile: undefined,
        arguments: ['--master=k8s://x'],
      }),
      "take the operator's token for the program": spark({
        mainApplicationFile: 'file:///var/run/secrets/kubernetes.io/serviceaccount/token',
      }),
      'take a path of the operator for the program': spark({ mainApplicationFile: '/etc/passwd' }),
      'hide a path behind a comma': spark({
        mainApplicationFile: 'https://a.example.com/a.py,file:///etc/passwd',
      }),
      "have the operator's token sent to a host of one's own": spark({
        mainApplicationFile: 'abfss://a@dfs.core.windows.net.example.com/app.jar',
      }),
    },
    right: {
      'run a program from Azure': spark({
        mainApplicationFile: 'abfss://jobs@account.dfs.core.windows.net/app.jar',
      }),
      'run a program from a bucket': spark({
        mainApplicationFile: 's3a://jobs/app.jar',
        arguments: ['--verbose'],
      }),
    },
  },
  {
    plural: 'sparkapplications',
    field: '`deps.jars`, `deps.files`, `deps.pyFiles` and `deps.archives` must list only',
    wrong: {
      'upload files of the operator': spark({ deps: { files: ['file:///etc/passwd'] } }),
      "list a file system with the operator's identity": spark({
        deps: { jars: ['hdfs://h:8020/*'] },
      }),
      'hide a second address behind a comma': spark({
        deps: { pyFiles: ['https://a.example.com/a.py,file:///etc/passwd'] },
      }),
    },
    right: {
      'bring jars of the image and of a web server': spark({
        deps: { jars: ['local:///opt/a.jar', 'https://repo.example.com/b.jar'] },
      }),
    },
  },
  {
    plural: 'sparkapplications',
    field: '`deps.packages`, `deps.repositories` and `deps.excludePackages` must be empty',
    wrong: {
      'let the operator resolve packages': spark({ deps: { packages: ['com.example:a:1'] } }),
      'let the operator call a repository': spark({ deps: { repositories: ['http://10.0.0.1/'] } }),
    },
    right: { 'need no packages': spark({ deps: { packages: [] } }) },
  },
  {
    plural: 'sparkapplications',
    field: '`sparkConf` must hold only settings of the application',
    wrong: Object.fromEntries(
      FOREIGN_SETTINGS.map((key) => [`set ${key}`, spark({ sparkConf: { [key]: 'x' } })]),
    ),
    right: {
      'tune an application': spark({
        sparkConf: {
          'spark.dynamicAllocation.enabled': 'true',
          'spark.driver.extraJavaOptions': '-XX:+UseG1GC',
          'spark.eventLog.enabled': 'true',
          'spark.executor.memoryOverhead': '2g',
          'spark.executor.resource.gpu.amount': '1',
          'spark.executorEnv.OMP_NUM_THREADS': '4',
          'spark.hadoop.fs.s3a.endpoint': 's3.example.com',
          'spark.kubernetes.driver.volumes.persistentVolumeClaim.data.mount.path': '/data',
          'spark.plugins': 'com.nvidia.spark.SQLPlugin',
          'spark.rapids.sql.enabled': 'true',
          'spark.sql.shuffle.partitions': '400',
        },
      }),
    },
  },
  {
    plural: 'sparkapplications',
    field: '`hadoopConf` must hold only settings of',
    wrong: {
      'name a class of Hadoop': spark({ hadoopConf: { 'fs.s3a.impl': 'com.example.Evil' } }),
      'name a file of credentials': spark({
        hadoopConf: { 'hadoop.security.credential.provider.path': 'jceks://file/x' },
      }),
      'run a program in the operator': spark({
        hadoopConf: {
          'fs.azure.account.keyprovider.a.dfs.core.windows.net':
            'org.apache.hadoop.fs.azurebfs.services.ShellDecryptionKeyProvider',
          'fs.azure.shellkeyprovider.script': '/bin/sh',
        },
      }),
      "send the operator's token elsewhere": spark({
        hadoopConf: { 'fs.gs.storage.root.url': 'https://storage.example.com' },
      }),
      "send a file of the operator's elsewhere": spark({
        hadoopConf: {
          'fs.azure.account.oauth2.token.file':
            '/var/run/secrets/kubernetes.io/serviceaccount/token',
        },
      }),
      "send the operator's secret elsewhere": spark({
        hadoopConf: {
          'fs.azure.account.oauth2.client.endpoint': 'https://login.example.com/oauth2/token',
        },
      }),
      "take on the operator's identity": spark({
        hadoopConf: {
          'fs.azure.account.oauth.provider.type':
            'org.apache.hadoop.fs.azurebfs.oauth2.MsiTokenProvider',
        },
      }),
      'name a class in another word': spark({
        hadoopConf: { 'fs.s3a.audit.service.classname': 'com.example.Evil' },
      }),
    },
    right: {
      'name an endpoint, and keys of a bucket': spark({
        hadoopConf: {
          'fs.s3a.endpoint': 's3.example.com',
          'fs.s3a.path.style.access': 'true',
          'fs.s3a.connection.ssl.enabled': 'false',
          'fs.s3a.bucket.models.access.key': 'AKIA',
        },
      }),
      'be an application in Azure': spark({
        hadoopConf: {
          'fs.azure.account.auth.type.a.dfs.core.windows.net': 'OAuth',
          'fs.azure.account.oauth.provider.type.a.dfs.core.windows.net':
            'org.apache.hadoop.fs.azurebfs.oauth2.ClientCredsTokenProvider',
          'fs.azure.account.oauth2.client.id.a.dfs.core.windows.net': 'app',
          'fs.azure.account.oauth2.client.secret.a.dfs.core.windows.net': 'secret',
          'fs.azure.account.oauth2.client.endpoint.a.dfs.core.windows.net':
            'https://login.microsoftonline.com/tenant/oauth2/token',
        },
      }),
      'be an account in Google Cloud': spark({
        hadoopConf: {
          'fs.gs.project.id': 'a',
          'fs.gs.auth.service.account.email': 'a@b.iam.gserviceaccount.com',
        },
      }),
    },
  },
  {
    plural: 'sparkapplications',
    field: '`proxyUser` and `kerberos` must not be set',
    wrong: {
      'act as another user of Hadoop': spark({ proxyUser: 'hdfs' }),
      "use the operator's keytab": spark({ kerberos: { principal: 'hdfs' } }),
    },
  },
  {
    plural: 'sparkapplications',
    field: '`driver.kubernetesMaster` must not be set',
    wrong: { 'send the token elsewhere': spark({ driver: { kubernetesMaster: 'k8s://x' } }) },
  },
  {
    plural: 'sparkapplications',
    field: '`driver.podName` must be empty',
    wrong: { "delete a colleague's pod": spark({ driver: { podName: 'target' } }) },
    right: { 'leave the name of the driver to the operator': spark({ driver: { podName: '' } }) },
  },
  {
    plural: 'scheduledsparkapplications',
    field: '`driver.podName` must be empty',
    wrong: {
      "delete a colleague's pod again and again": {
        schedule: '@daily',
        template: spark({ driver: { podName: 'target' } }),
      },
    },
  },
  {
    plural: 'sparkapplications',
    field: '`driver.template.metadata` and `executor.template.metadata` must name neither',
    wrong: {
      'start a driver elsewhere': spark({
        driver: { template: { metadata: { namespace: 'lab-green-dev' } } },
      }),
      'give executors to somebody else': spark({
        executor: { template: { metadata: { ownerReferences: [{ name: 'x' }] } } },
      }),
    },
    right: {
      'label a driver by its template': spark({
        driver: { template: { metadata: { labels: { a: 'b' } } } },
      }),
    },
  },
  {
    plural: 'sparkapplications',
    route: 'E94',
    field: '`batchSchedulerOptions.queue` and `batchSchedulerOptions.priorityClassName` must name',
    wrong: {
      'take the queue of somebody else': spark({ batchSchedulerOptions: { queue: 'green' } }),
      'take a priority that was not granted': spark({
        batchSchedulerOptions: { priorityClassName: 'system-node-critical' },
      }),
    },
    right: {
      'name a priority that was granted': spark({
        batchSchedulerOptions: { priorityClassName: 'lab-batch' },
      }),
    },
  },
  {
    plural: 'sparkconnects',
    field: '`server.service.spec.type` must be `ClusterIP`',
    wrong: {
      'have a load balancer made': { server: { service: { spec: { type: 'LoadBalancer' } } } },
    },
    right: { 'serve in the cluster': { server: { service: { spec: { type: 'ClusterIP' } } } } },
  },
];
