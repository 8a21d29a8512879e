// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface CiliumNetworkPolicySpec {
  readonly description?: string;
  readonly egress?: readonly CiliumNetworkPolicySpecEgress[];
  readonly egressDeny?: readonly CiliumNetworkPolicySpecEgressDeny[];
  readonly enableDefaultDeny?: CiliumNetworkPolicySpecEnableDefaultDeny;
  readonly endpointSelector?: CiliumNetworkPolicySpecEndpointSelector;
  readonly ingress?: readonly CiliumNetworkPolicySpecIngress[];
  readonly ingressDeny?: readonly CiliumNetworkPolicySpecIngressDeny[];
  readonly labels?: readonly CiliumNetworkPolicySpecLabels[];
  readonly log?: CiliumNetworkPolicySpecLog;
  readonly nodeSelector?: CiliumNetworkPolicySpecNodeSelector;
}

export interface CiliumNetworkPolicySpecEgress {
  readonly authentication?: CiliumNetworkPolicySpecEgressAuthentication;
  readonly icmps?: readonly CiliumNetworkPolicySpecEgressIcmps[];
  readonly toCIDR?: readonly string[];
  readonly toCIDRSet?: readonly CiliumNetworkPolicySpecEgressToCidrSet[];
  readonly toEndpoints?: readonly CiliumNetworkPolicySpecEgressToEndpoints[];
  readonly toEntities?: readonly CiliumNetworkPolicySpecEgressToEntities[];
  readonly toFQDNs?: readonly CiliumNetworkPolicySpecEgressToFqdNs[];
  readonly toGroups?: readonly CiliumNetworkPolicySpecEgressToGroups[];
  readonly toNodes?: readonly CiliumNetworkPolicySpecEgressToNodes[];
  readonly toPorts?: readonly CiliumNetworkPolicySpecEgressToPorts[];
  readonly toRequires?: readonly string[];
  readonly toServices?: readonly CiliumNetworkPolicySpecEgressToServices[];
}

export interface CiliumNetworkPolicySpecEgressAuthentication {
  readonly mode: CiliumNetworkPolicySpecEgressAuthenticationMode;
}

export type CiliumNetworkPolicySpecEgressAuthenticationMode = 'disabled' | 'required' | 'test-always-fail';

export interface CiliumNetworkPolicySpecEgressIcmps {
  readonly fields?: readonly CiliumNetworkPolicySpecEgressIcmpsFields[];
}

export interface CiliumNetworkPolicySpecEgressIcmpsFields {
  readonly family?: CiliumNetworkPolicySpecEgressIcmpsFieldsFamily;
  readonly type: CiliumNetworkPolicySpecEgressIcmpsFieldsType;
}

export type CiliumNetworkPolicySpecEgressIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumNetworkPolicySpecEgressIcmpsFieldsType = number | string;

export interface CiliumNetworkPolicySpecEgressToCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumNetworkPolicySpecEgressToCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumNetworkPolicySpecEgressToCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecEgressToEndpoints {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressToEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressToEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressToEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressToEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumNetworkPolicySpecEgressToEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumNetworkPolicySpecEgressToFqdNs {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

export interface CiliumNetworkPolicySpecEgressToGroups {
  readonly aws?: CiliumNetworkPolicySpecEgressToGroupsAws;
}

export interface CiliumNetworkPolicySpecEgressToGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumNetworkPolicySpecEgressToNodes {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressToNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressToNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressToNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressToNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecEgressToPorts {
  readonly listener?: CiliumNetworkPolicySpecEgressToPortsListener;
  readonly originatingTLS?: CiliumNetworkPolicySpecEgressToPortsOriginatingTls;
  readonly ports?: readonly CiliumNetworkPolicySpecEgressToPortsPorts[];
  readonly rules?: CiliumNetworkPolicySpecEgressToPortsRules;
  readonly serverNames?: readonly string[];
  readonly terminatingTLS?: CiliumNetworkPolicySpecEgressToPortsTerminatingTls;
}

export interface CiliumNetworkPolicySpecEgressToPortsListener {
  readonly envoyConfig: CiliumNetworkPolicySpecEgressToPortsListenerEnvoyConfig;
  readonly name: string;
  readonly priority?: number;
}

export interface CiliumNetworkPolicySpecEgressToPortsListenerEnvoyConfig {
  readonly kind?: CiliumNetworkPolicySpecEgressToPortsListenerEnvoyConfigKind;
  readonly name: string;
}

export type CiliumNetworkPolicySpecEgressToPortsListenerEnvoyConfigKind = 'CiliumEnvoyConfig' | 'CiliumClusterwideEnvoyConfig';

export interface CiliumNetworkPolicySpecEgressToPortsOriginatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumNetworkPolicySpecEgressToPortsOriginatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumNetworkPolicySpecEgressToPortsOriginatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumNetworkPolicySpecEgressToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumNetworkPolicySpecEgressToPortsPortsProtocol;
}

export type CiliumNetworkPolicySpecEgressToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumNetworkPolicySpecEgressToPortsRules {
  readonly dns?: readonly CiliumNetworkPolicySpecEgressToPortsRulesDns[];
  readonly http?: readonly CiliumNetworkPolicySpecEgressToPortsRulesHttp[];
}

export interface CiliumNetworkPolicySpecEgressToPortsRulesDns {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

export interface CiliumNetworkPolicySpecEgressToPortsRulesHttp {
  readonly headerMatches?: readonly CiliumNetworkPolicySpecEgressToPortsRulesHttpHeaderMatches[];
  readonly headers?: readonly string[];
  readonly host?: string;
  readonly method?: string;
  readonly path?: string;
}

export interface CiliumNetworkPolicySpecEgressToPortsRulesHttpHeaderMatches {
  readonly mismatch?: CiliumNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesMismatch;
  readonly name: string;
  readonly secret?: CiliumNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesSecret;
  readonly value?: string;
}

export type CiliumNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesMismatch = 'LOG' | 'ADD' | 'DELETE' | 'REPLACE';

export interface CiliumNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumNetworkPolicySpecEgressToPortsTerminatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumNetworkPolicySpecEgressToPortsTerminatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumNetworkPolicySpecEgressToPortsTerminatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumNetworkPolicySpecEgressToServices {
  readonly k8sService?: CiliumNetworkPolicySpecEgressToServicesK8SService;
  readonly k8sServiceSelector?: CiliumNetworkPolicySpecEgressToServicesK8SServiceSelector;
}

export interface CiliumNetworkPolicySpecEgressToServicesK8SService {
  readonly namespace?: string;
  readonly serviceName?: string;
}

export interface CiliumNetworkPolicySpecEgressToServicesK8SServiceSelector {
  readonly namespace?: string;
  readonly selector: CiliumNetworkPolicySpecEgressToServicesK8SServiceSelectorSelector;
}

export interface CiliumNetworkPolicySpecEgressToServicesK8SServiceSelectorSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecEgressDeny {
  readonly icmps?: readonly CiliumNetworkPolicySpecEgressDenyIcmps[];
  readonly toCIDR?: readonly string[];
  readonly toCIDRSet?: readonly CiliumNetworkPolicySpecEgressDenyToCidrSet[];
  readonly toEndpoints?: readonly CiliumNetworkPolicySpecEgressDenyToEndpoints[];
  readonly toEntities?: readonly CiliumNetworkPolicySpecEgressDenyToEntities[];
  readonly toGroups?: readonly CiliumNetworkPolicySpecEgressDenyToGroups[];
  readonly toNodes?: readonly CiliumNetworkPolicySpecEgressDenyToNodes[];
  readonly toPorts?: readonly CiliumNetworkPolicySpecEgressDenyToPorts[];
  readonly toRequires?: readonly string[];
  readonly toServices?: readonly CiliumNetworkPolicySpecEgressDenyToServices[];
}

export interface CiliumNetworkPolicySpecEgressDenyIcmps {
  readonly fields?: readonly CiliumNetworkPolicySpecEgressDenyIcmpsFields[];
}

export interface CiliumNetworkPolicySpecEgressDenyIcmpsFields {
  readonly family?: CiliumNetworkPolicySpecEgressDenyIcmpsFieldsFamily;
  readonly type: CiliumNetworkPolicySpecEgressDenyIcmpsFieldsType;
}

export type CiliumNetworkPolicySpecEgressDenyIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumNetworkPolicySpecEgressDenyIcmpsFieldsType = number | string;

export interface CiliumNetworkPolicySpecEgressDenyToCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecEgressDenyToEndpoints {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressDenyToEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressDenyToEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressDenyToEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressDenyToEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumNetworkPolicySpecEgressDenyToEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumNetworkPolicySpecEgressDenyToGroups {
  readonly aws?: CiliumNetworkPolicySpecEgressDenyToGroupsAws;
}

export interface CiliumNetworkPolicySpecEgressDenyToGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumNetworkPolicySpecEgressDenyToNodes {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressDenyToNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressDenyToNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressDenyToNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressDenyToNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecEgressDenyToPorts {
  readonly ports?: readonly CiliumNetworkPolicySpecEgressDenyToPortsPorts[];
}

export interface CiliumNetworkPolicySpecEgressDenyToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumNetworkPolicySpecEgressDenyToPortsPortsProtocol;
}

export type CiliumNetworkPolicySpecEgressDenyToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumNetworkPolicySpecEgressDenyToServices {
  readonly k8sService?: CiliumNetworkPolicySpecEgressDenyToServicesK8SService;
  readonly k8sServiceSelector?: CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelector;
}

export interface CiliumNetworkPolicySpecEgressDenyToServicesK8SService {
  readonly namespace?: string;
  readonly serviceName?: string;
}

export interface CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelector {
  readonly namespace?: string;
  readonly selector: CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelector;
}

export interface CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecEnableDefaultDeny {
  readonly egress?: boolean;
  readonly ingress?: boolean;
}

export interface CiliumNetworkPolicySpecEndpointSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecEndpointSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecEndpointSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecEndpointSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecEndpointSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecIngress {
  readonly authentication?: CiliumNetworkPolicySpecIngressAuthentication;
  readonly fromCIDR?: readonly string[];
  readonly fromCIDRSet?: readonly CiliumNetworkPolicySpecIngressFromCidrSet[];
  readonly fromEndpoints?: readonly CiliumNetworkPolicySpecIngressFromEndpoints[];
  readonly fromEntities?: readonly CiliumNetworkPolicySpecIngressFromEntities[];
  readonly fromGroups?: readonly CiliumNetworkPolicySpecIngressFromGroups[];
  readonly fromNodes?: readonly CiliumNetworkPolicySpecIngressFromNodes[];
  readonly fromRequires?: readonly string[];
  readonly icmps?: readonly CiliumNetworkPolicySpecIngressIcmps[];
  readonly toPorts?: readonly CiliumNetworkPolicySpecIngressToPorts[];
}

export interface CiliumNetworkPolicySpecIngressAuthentication {
  readonly mode: CiliumNetworkPolicySpecIngressAuthenticationMode;
}

export type CiliumNetworkPolicySpecIngressAuthenticationMode = 'disabled' | 'required' | 'test-always-fail';

export interface CiliumNetworkPolicySpecIngressFromCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumNetworkPolicySpecIngressFromCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumNetworkPolicySpecIngressFromCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecIngressFromEndpoints {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecIngressFromEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecIngressFromEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecIngressFromEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecIngressFromEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumNetworkPolicySpecIngressFromEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumNetworkPolicySpecIngressFromGroups {
  readonly aws?: CiliumNetworkPolicySpecIngressFromGroupsAws;
}

export interface CiliumNetworkPolicySpecIngressFromGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumNetworkPolicySpecIngressFromNodes {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecIngressFromNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecIngressFromNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecIngressFromNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecIngressFromNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecIngressIcmps {
  readonly fields?: readonly CiliumNetworkPolicySpecIngressIcmpsFields[];
}

export interface CiliumNetworkPolicySpecIngressIcmpsFields {
  readonly family?: CiliumNetworkPolicySpecIngressIcmpsFieldsFamily;
  readonly type: CiliumNetworkPolicySpecIngressIcmpsFieldsType;
}

export type CiliumNetworkPolicySpecIngressIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumNetworkPolicySpecIngressIcmpsFieldsType = number | string;

export interface CiliumNetworkPolicySpecIngressToPorts {
  readonly listener?: CiliumNetworkPolicySpecIngressToPortsListener;
  readonly originatingTLS?: CiliumNetworkPolicySpecIngressToPortsOriginatingTls;
  readonly ports?: readonly CiliumNetworkPolicySpecIngressToPortsPorts[];
  readonly rules?: CiliumNetworkPolicySpecIngressToPortsRules;
  readonly serverNames?: readonly string[];
  readonly terminatingTLS?: CiliumNetworkPolicySpecIngressToPortsTerminatingTls;
}

export interface CiliumNetworkPolicySpecIngressToPortsListener {
  readonly envoyConfig: CiliumNetworkPolicySpecIngressToPortsListenerEnvoyConfig;
  readonly name: string;
  readonly priority?: number;
}

export interface CiliumNetworkPolicySpecIngressToPortsListenerEnvoyConfig {
  readonly kind?: CiliumNetworkPolicySpecIngressToPortsListenerEnvoyConfigKind;
  readonly name: string;
}

export type CiliumNetworkPolicySpecIngressToPortsListenerEnvoyConfigKind = 'CiliumEnvoyConfig' | 'CiliumClusterwideEnvoyConfig';

export interface CiliumNetworkPolicySpecIngressToPortsOriginatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumNetworkPolicySpecIngressToPortsOriginatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumNetworkPolicySpecIngressToPortsOriginatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumNetworkPolicySpecIngressToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumNetworkPolicySpecIngressToPortsPortsProtocol;
}

export type CiliumNetworkPolicySpecIngressToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumNetworkPolicySpecIngressToPortsRules {
  readonly dns?: readonly CiliumNetworkPolicySpecIngressToPortsRulesDns[];
  readonly http?: readonly CiliumNetworkPolicySpecIngressToPortsRulesHttp[];
}

export interface CiliumNetworkPolicySpecIngressToPortsRulesDns {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

export interface CiliumNetworkPolicySpecIngressToPortsRulesHttp {
  readonly headerMatches?: readonly CiliumNetworkPolicySpecIngressToPortsRulesHttpHeaderMatches[];
  readonly headers?: readonly string[];
  readonly host?: string;
  readonly method?: string;
  readonly path?: string;
}

export interface CiliumNetworkPolicySpecIngressToPortsRulesHttpHeaderMatches {
  readonly mismatch?: CiliumNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesMismatch;
  readonly name: string;
  readonly secret?: CiliumNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesSecret;
  readonly value?: string;
}

export type CiliumNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesMismatch = 'LOG' | 'ADD' | 'DELETE' | 'REPLACE';

export interface CiliumNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumNetworkPolicySpecIngressToPortsTerminatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumNetworkPolicySpecIngressToPortsTerminatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumNetworkPolicySpecIngressToPortsTerminatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumNetworkPolicySpecIngressDeny {
  readonly fromCIDR?: readonly string[];
  readonly fromCIDRSet?: readonly CiliumNetworkPolicySpecIngressDenyFromCidrSet[];
  readonly fromEndpoints?: readonly CiliumNetworkPolicySpecIngressDenyFromEndpoints[];
  readonly fromEntities?: readonly CiliumNetworkPolicySpecIngressDenyFromEntities[];
  readonly fromGroups?: readonly CiliumNetworkPolicySpecIngressDenyFromGroups[];
  readonly fromNodes?: readonly CiliumNetworkPolicySpecIngressDenyFromNodes[];
  readonly fromRequires?: readonly string[];
  readonly icmps?: readonly CiliumNetworkPolicySpecIngressDenyIcmps[];
  readonly toPorts?: readonly CiliumNetworkPolicySpecIngressDenyToPorts[];
}

export interface CiliumNetworkPolicySpecIngressDenyFromCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecIngressDenyFromEndpoints {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecIngressDenyFromEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecIngressDenyFromEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecIngressDenyFromEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecIngressDenyFromEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumNetworkPolicySpecIngressDenyFromEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumNetworkPolicySpecIngressDenyFromGroups {
  readonly aws?: CiliumNetworkPolicySpecIngressDenyFromGroupsAws;
}

export interface CiliumNetworkPolicySpecIngressDenyFromGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumNetworkPolicySpecIngressDenyFromNodes {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecIngressDenyFromNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecIngressDenyFromNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecIngressDenyFromNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecIngressDenyFromNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumNetworkPolicySpecIngressDenyIcmps {
  readonly fields?: readonly CiliumNetworkPolicySpecIngressDenyIcmpsFields[];
}

export interface CiliumNetworkPolicySpecIngressDenyIcmpsFields {
  readonly family?: CiliumNetworkPolicySpecIngressDenyIcmpsFieldsFamily;
  readonly type: CiliumNetworkPolicySpecIngressDenyIcmpsFieldsType;
}

export type CiliumNetworkPolicySpecIngressDenyIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumNetworkPolicySpecIngressDenyIcmpsFieldsType = number | string;

export interface CiliumNetworkPolicySpecIngressDenyToPorts {
  readonly ports?: readonly CiliumNetworkPolicySpecIngressDenyToPortsPorts[];
}

export interface CiliumNetworkPolicySpecIngressDenyToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumNetworkPolicySpecIngressDenyToPortsPortsProtocol;
}

export type CiliumNetworkPolicySpecIngressDenyToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumNetworkPolicySpecLabels {
  readonly key: string;
  readonly source?: string;
  readonly value?: string;
}

export interface CiliumNetworkPolicySpecLog {
  readonly value?: string;
}

export interface CiliumNetworkPolicySpecNodeSelector {
  readonly matchExpressions?: readonly CiliumNetworkPolicySpecNodeSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecNodeSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumNetworkPolicySpecNodeSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumNetworkPolicySpecNodeSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpec {
  readonly description?: string;
  readonly egress?: readonly CiliumClusterwideNetworkPolicySpecEgress[];
  readonly egressDeny?: readonly CiliumClusterwideNetworkPolicySpecEgressDeny[];
  readonly enableDefaultDeny?: CiliumClusterwideNetworkPolicySpecEnableDefaultDeny;
  readonly endpointSelector?: CiliumClusterwideNetworkPolicySpecEndpointSelector;
  readonly ingress?: readonly CiliumClusterwideNetworkPolicySpecIngress[];
  readonly ingressDeny?: readonly CiliumClusterwideNetworkPolicySpecIngressDeny[];
  readonly labels?: readonly CiliumClusterwideNetworkPolicySpecLabels[];
  readonly log?: CiliumClusterwideNetworkPolicySpecLog;
  readonly nodeSelector?: CiliumClusterwideNetworkPolicySpecNodeSelector;
}

export interface CiliumClusterwideNetworkPolicySpecEgress {
  readonly authentication?: CiliumClusterwideNetworkPolicySpecEgressAuthentication;
  readonly icmps?: readonly CiliumClusterwideNetworkPolicySpecEgressIcmps[];
  readonly toCIDR?: readonly string[];
  readonly toCIDRSet?: readonly CiliumClusterwideNetworkPolicySpecEgressToCidrSet[];
  readonly toEndpoints?: readonly CiliumClusterwideNetworkPolicySpecEgressToEndpoints[];
  readonly toEntities?: readonly CiliumClusterwideNetworkPolicySpecEgressToEntities[];
  readonly toFQDNs?: readonly CiliumClusterwideNetworkPolicySpecEgressToFqdNs[];
  readonly toGroups?: readonly CiliumClusterwideNetworkPolicySpecEgressToGroups[];
  readonly toNodes?: readonly CiliumClusterwideNetworkPolicySpecEgressToNodes[];
  readonly toPorts?: readonly CiliumClusterwideNetworkPolicySpecEgressToPorts[];
  readonly toRequires?: readonly string[];
  readonly toServices?: readonly CiliumClusterwideNetworkPolicySpecEgressToServices[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressAuthentication {
  readonly mode: CiliumClusterwideNetworkPolicySpecEgressAuthenticationMode;
}

export type CiliumClusterwideNetworkPolicySpecEgressAuthenticationMode = 'disabled' | 'required' | 'test-always-fail';

export interface CiliumClusterwideNetworkPolicySpecEgressIcmps {
  readonly fields?: readonly CiliumClusterwideNetworkPolicySpecEgressIcmpsFields[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressIcmpsFields {
  readonly family?: CiliumClusterwideNetworkPolicySpecEgressIcmpsFieldsFamily;
  readonly type: CiliumClusterwideNetworkPolicySpecEgressIcmpsFieldsType;
}

export type CiliumClusterwideNetworkPolicySpecEgressIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumClusterwideNetworkPolicySpecEgressIcmpsFieldsType = number | string;

export interface CiliumClusterwideNetworkPolicySpecEgressToCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumClusterwideNetworkPolicySpecEgressToCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressToCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressToCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecEgressToEndpoints {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressToEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressToEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressToEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressToEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumClusterwideNetworkPolicySpecEgressToEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumClusterwideNetworkPolicySpecEgressToFqdNs {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToGroups {
  readonly aws?: CiliumClusterwideNetworkPolicySpecEgressToGroupsAws;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressToNodes {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressToNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressToNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressToNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressToNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecEgressToPorts {
  readonly listener?: CiliumClusterwideNetworkPolicySpecEgressToPortsListener;
  readonly originatingTLS?: CiliumClusterwideNetworkPolicySpecEgressToPortsOriginatingTls;
  readonly ports?: readonly CiliumClusterwideNetworkPolicySpecEgressToPortsPorts[];
  readonly rules?: CiliumClusterwideNetworkPolicySpecEgressToPortsRules;
  readonly serverNames?: readonly string[];
  readonly terminatingTLS?: CiliumClusterwideNetworkPolicySpecEgressToPortsTerminatingTls;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsListener {
  readonly envoyConfig: CiliumClusterwideNetworkPolicySpecEgressToPortsListenerEnvoyConfig;
  readonly name: string;
  readonly priority?: number;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsListenerEnvoyConfig {
  readonly kind?: CiliumClusterwideNetworkPolicySpecEgressToPortsListenerEnvoyConfigKind;
  readonly name: string;
}

export type CiliumClusterwideNetworkPolicySpecEgressToPortsListenerEnvoyConfigKind = 'CiliumEnvoyConfig' | 'CiliumClusterwideEnvoyConfig';

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsOriginatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumClusterwideNetworkPolicySpecEgressToPortsOriginatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsOriginatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumClusterwideNetworkPolicySpecEgressToPortsPortsProtocol;
}

export type CiliumClusterwideNetworkPolicySpecEgressToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsRules {
  readonly dns?: readonly CiliumClusterwideNetworkPolicySpecEgressToPortsRulesDns[];
  readonly http?: readonly CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttp[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsRulesDns {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttp {
  readonly headerMatches?: readonly CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttpHeaderMatches[];
  readonly headers?: readonly string[];
  readonly host?: string;
  readonly method?: string;
  readonly path?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttpHeaderMatches {
  readonly mismatch?: CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesMismatch;
  readonly name: string;
  readonly secret?: CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesSecret;
  readonly value?: string;
}

export type CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesMismatch = 'LOG' | 'ADD' | 'DELETE' | 'REPLACE';

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsRulesHttpHeaderMatchesSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsTerminatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumClusterwideNetworkPolicySpecEgressToPortsTerminatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToPortsTerminatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToServices {
  readonly k8sService?: CiliumClusterwideNetworkPolicySpecEgressToServicesK8SService;
  readonly k8sServiceSelector?: CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelector;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToServicesK8SService {
  readonly namespace?: string;
  readonly serviceName?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelector {
  readonly namespace?: string;
  readonly selector: CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelectorSelector;
}

export interface CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelectorSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressToServicesK8SServiceSelectorSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecEgressDeny {
  readonly icmps?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyIcmps[];
  readonly toCIDR?: readonly string[];
  readonly toCIDRSet?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSet[];
  readonly toEndpoints?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToEndpoints[];
  readonly toEntities?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToEntities[];
  readonly toGroups?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToGroups[];
  readonly toNodes?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToNodes[];
  readonly toPorts?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToPorts[];
  readonly toRequires?: readonly string[];
  readonly toServices?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToServices[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyIcmps {
  readonly fields?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyIcmpsFields[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyIcmpsFields {
  readonly family?: CiliumClusterwideNetworkPolicySpecEgressDenyIcmpsFieldsFamily;
  readonly type: CiliumClusterwideNetworkPolicySpecEgressDenyIcmpsFieldsType;
}

export type CiliumClusterwideNetworkPolicySpecEgressDenyIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumClusterwideNetworkPolicySpecEgressDenyIcmpsFieldsType = number | string;

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressDenyToCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToEndpoints {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressDenyToEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressDenyToEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumClusterwideNetworkPolicySpecEgressDenyToEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToGroups {
  readonly aws?: CiliumClusterwideNetworkPolicySpecEgressDenyToGroupsAws;
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToNodes {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressDenyToNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressDenyToNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToPorts {
  readonly ports?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToPortsPorts[];
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumClusterwideNetworkPolicySpecEgressDenyToPortsPortsProtocol;
}

export type CiliumClusterwideNetworkPolicySpecEgressDenyToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToServices {
  readonly k8sService?: CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SService;
  readonly k8sServiceSelector?: CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelector;
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SService {
  readonly namespace?: string;
  readonly serviceName?: string;
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelector {
  readonly namespace?: string;
  readonly selector: CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelector;
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEgressDenyToServicesK8SServiceSelectorSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecEnableDefaultDeny {
  readonly egress?: boolean;
  readonly ingress?: boolean;
}

export interface CiliumClusterwideNetworkPolicySpecEndpointSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecEndpointSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecEndpointSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecEndpointSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecEndpointSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecIngress {
  readonly authentication?: CiliumClusterwideNetworkPolicySpecIngressAuthentication;
  readonly fromCIDR?: readonly string[];
  readonly fromCIDRSet?: readonly CiliumClusterwideNetworkPolicySpecIngressFromCidrSet[];
  readonly fromEndpoints?: readonly CiliumClusterwideNetworkPolicySpecIngressFromEndpoints[];
  readonly fromEntities?: readonly CiliumClusterwideNetworkPolicySpecIngressFromEntities[];
  readonly fromGroups?: readonly CiliumClusterwideNetworkPolicySpecIngressFromGroups[];
  readonly fromNodes?: readonly CiliumClusterwideNetworkPolicySpecIngressFromNodes[];
  readonly fromRequires?: readonly string[];
  readonly icmps?: readonly CiliumClusterwideNetworkPolicySpecIngressIcmps[];
  readonly toPorts?: readonly CiliumClusterwideNetworkPolicySpecIngressToPorts[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressAuthentication {
  readonly mode: CiliumClusterwideNetworkPolicySpecIngressAuthenticationMode;
}

export type CiliumClusterwideNetworkPolicySpecIngressAuthenticationMode = 'disabled' | 'required' | 'test-always-fail';

export interface CiliumClusterwideNetworkPolicySpecIngressFromCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumClusterwideNetworkPolicySpecIngressFromCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressFromCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecIngressFromCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecIngressFromEndpoints {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecIngressFromEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecIngressFromEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecIngressFromEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecIngressFromEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumClusterwideNetworkPolicySpecIngressFromEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumClusterwideNetworkPolicySpecIngressFromGroups {
  readonly aws?: CiliumClusterwideNetworkPolicySpecIngressFromGroupsAws;
}

export interface CiliumClusterwideNetworkPolicySpecIngressFromGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressFromNodes {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecIngressFromNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecIngressFromNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecIngressFromNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecIngressFromNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecIngressIcmps {
  readonly fields?: readonly CiliumClusterwideNetworkPolicySpecIngressIcmpsFields[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressIcmpsFields {
  readonly family?: CiliumClusterwideNetworkPolicySpecIngressIcmpsFieldsFamily;
  readonly type: CiliumClusterwideNetworkPolicySpecIngressIcmpsFieldsType;
}

export type CiliumClusterwideNetworkPolicySpecIngressIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumClusterwideNetworkPolicySpecIngressIcmpsFieldsType = number | string;

export interface CiliumClusterwideNetworkPolicySpecIngressToPorts {
  readonly listener?: CiliumClusterwideNetworkPolicySpecIngressToPortsListener;
  readonly originatingTLS?: CiliumClusterwideNetworkPolicySpecIngressToPortsOriginatingTls;
  readonly ports?: readonly CiliumClusterwideNetworkPolicySpecIngressToPortsPorts[];
  readonly rules?: CiliumClusterwideNetworkPolicySpecIngressToPortsRules;
  readonly serverNames?: readonly string[];
  readonly terminatingTLS?: CiliumClusterwideNetworkPolicySpecIngressToPortsTerminatingTls;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsListener {
  readonly envoyConfig: CiliumClusterwideNetworkPolicySpecIngressToPortsListenerEnvoyConfig;
  readonly name: string;
  readonly priority?: number;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsListenerEnvoyConfig {
  readonly kind?: CiliumClusterwideNetworkPolicySpecIngressToPortsListenerEnvoyConfigKind;
  readonly name: string;
}

export type CiliumClusterwideNetworkPolicySpecIngressToPortsListenerEnvoyConfigKind = 'CiliumEnvoyConfig' | 'CiliumClusterwideEnvoyConfig';

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsOriginatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumClusterwideNetworkPolicySpecIngressToPortsOriginatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsOriginatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumClusterwideNetworkPolicySpecIngressToPortsPortsProtocol;
}

export type CiliumClusterwideNetworkPolicySpecIngressToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsRules {
  readonly dns?: readonly CiliumClusterwideNetworkPolicySpecIngressToPortsRulesDns[];
  readonly http?: readonly CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttp[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsRulesDns {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttp {
  readonly headerMatches?: readonly CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttpHeaderMatches[];
  readonly headers?: readonly string[];
  readonly host?: string;
  readonly method?: string;
  readonly path?: string;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttpHeaderMatches {
  readonly mismatch?: CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesMismatch;
  readonly name: string;
  readonly secret?: CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesSecret;
  readonly value?: string;
}

export type CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesMismatch = 'LOG' | 'ADD' | 'DELETE' | 'REPLACE';

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsRulesHttpHeaderMatchesSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsTerminatingTls {
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly secret: CiliumClusterwideNetworkPolicySpecIngressToPortsTerminatingTlsSecret;
  readonly trustedCA?: string;
}

export interface CiliumClusterwideNetworkPolicySpecIngressToPortsTerminatingTlsSecret {
  readonly name: string;
  readonly namespace?: string;
}

export interface CiliumClusterwideNetworkPolicySpecIngressDeny {
  readonly fromCIDR?: readonly string[];
  readonly fromCIDRSet?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSet[];
  readonly fromEndpoints?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromEndpoints[];
  readonly fromEntities?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromEntities[];
  readonly fromGroups?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromGroups[];
  readonly fromNodes?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromNodes[];
  readonly fromRequires?: readonly string[];
  readonly icmps?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyIcmps[];
  readonly toPorts?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyToPorts[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSet {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelector;
  readonly except?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecIngressDenyFromCidrSetCidrGroupSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromEndpoints {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromEndpointsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromEndpointsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecIngressDenyFromEndpointsMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecIngressDenyFromEndpointsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export type CiliumClusterwideNetworkPolicySpecIngressDenyFromEntities = 'all' | 'world' | 'cluster' | 'cluster-mesh' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromGroups {
  readonly aws?: CiliumClusterwideNetworkPolicySpecIngressDenyFromGroupsAws;
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromGroupsAws {
  readonly labels?: { [key: string]: string };
  readonly region?: string;
  readonly securityGroupsIds?: readonly string[];
  readonly securityGroupsNames?: readonly string[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromNodes {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyFromNodesMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyFromNodesMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecIngressDenyFromNodesMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecIngressDenyFromNodesMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumClusterwideNetworkPolicySpecIngressDenyIcmps {
  readonly fields?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyIcmpsFields[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyIcmpsFields {
  readonly family?: CiliumClusterwideNetworkPolicySpecIngressDenyIcmpsFieldsFamily;
  readonly type: CiliumClusterwideNetworkPolicySpecIngressDenyIcmpsFieldsType;
}

export type CiliumClusterwideNetworkPolicySpecIngressDenyIcmpsFieldsFamily = 'IPv4' | 'IPv6';

export type CiliumClusterwideNetworkPolicySpecIngressDenyIcmpsFieldsType = number | string;

export interface CiliumClusterwideNetworkPolicySpecIngressDenyToPorts {
  readonly ports?: readonly CiliumClusterwideNetworkPolicySpecIngressDenyToPortsPorts[];
}

export interface CiliumClusterwideNetworkPolicySpecIngressDenyToPortsPorts {
  readonly endPort?: number;
  readonly port?: string;
  readonly protocol?: CiliumClusterwideNetworkPolicySpecIngressDenyToPortsPortsProtocol;
}

export type CiliumClusterwideNetworkPolicySpecIngressDenyToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH' | 'ANY';

export interface CiliumClusterwideNetworkPolicySpecLabels {
  readonly key: string;
  readonly source?: string;
  readonly value?: string;
}

export interface CiliumClusterwideNetworkPolicySpecLog {
  readonly value?: string;
}

export interface CiliumClusterwideNetworkPolicySpecNodeSelector {
  readonly matchExpressions?: readonly CiliumClusterwideNetworkPolicySpecNodeSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumClusterwideNetworkPolicySpecNodeSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumClusterwideNetworkPolicySpecNodeSelectorMatchExpressionsOperator;
  readonly values?: readonly string[];
}

export type CiliumClusterwideNetworkPolicySpecNodeSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
