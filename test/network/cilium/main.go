// Judges probes by Cilium's own policy code. It reads a world as JSON from its input (see ../world.ts) and prints a list of
// verdicts, true for traffic that gets through; with the argument `requests`, what the proxy is told about each probe.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"sort"

	certificates "github.com/cilium/cilium/pkg/crypto/certificatemanager"
	"github.com/cilium/cilium/pkg/endpoint/regeneration"
	envoy "github.com/cilium/cilium/pkg/envoy/policy"
	"github.com/cilium/cilium/pkg/identity"
	"github.com/cilium/cilium/pkg/identity/identitymanager"
	"github.com/cilium/cilium/pkg/k8s"
	ciliumv2 "github.com/cilium/cilium/pkg/k8s/apis/cilium.io/v2"
	networkingv1 "github.com/cilium/cilium/pkg/k8s/slim/k8s/api/networking/v1"
	"github.com/cilium/cilium/pkg/labels"
	"github.com/cilium/cilium/pkg/option"
	"github.com/cilium/cilium/pkg/policy"
	"github.com/cilium/cilium/pkg/policy/api"
	"github.com/cilium/cilium/pkg/policy/types"
	"github.com/cilium/cilium/pkg/policy/utils"
	testidentity "github.com/cilium/cilium/pkg/testutils/identity"
	testpolicy "github.com/cilium/cilium/pkg/testutils/policy"
	"github.com/cilium/cilium/pkg/u8proto"
)

type pod struct {
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
	IP        string            `json:"ip"`
}

type probe struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Port     uint16 `json:"port"`
	Protocol string `json:"protocol"`
}

type world struct {
	Namespaces map[string]map[string]string `json:"namespaces"`
	Pods       []pod                        `json:"pods"`
	// What Cilium knows of an address besides the address.
	Known   map[string][]string `json:"known"`
	Objects []json.RawMessage   `json:"objects"`
	Probes  []probe             `json:"probes"`
}

const cluster = "default"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var asked world
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		return err
	}
	// The defaults of the agent.
	option.Config.EnableNonDefaultDenyPolicies = true
	option.Config.EnableL7Proxy = true
	option.Config.EnableIPv4 = true
	option.Config.EnableIPv6 = true
	policy.SetPolicyEnabled(option.DefaultEnforcement)
	engine, err := engineOf(asked)
	if err != nil {
		return err
	}
	if len(os.Args) > 1 && os.Args[1] == "requests" {
		return engine.printRequests(asked.Probes)
	}
	verdicts := make([]bool, len(asked.Probes))
	for index, one := range asked.Probes {
		if verdicts[index], err = engine.judge(one); err != nil {
			return fmt.Errorf("probe %d: %w", index, err)
		}
	}
	return json.NewEncoder(os.Stdout).Encode(verdicts)
}

type engine struct {
	logger     *slog.Logger
	repository *policy.Repository
	manager    identitymanager.IDManager
	identities map[string]*identity.Identity
}

// The repository with everything that decides.
func engineOf(asked world) (*engine, error) {
	logger := slog.New(slog.NewTextHandler(io.Discard, nil))
	identities := identitiesOf(asked)
	all := identity.IdentityMap{}
	for _, one := range identities {
		all[one.ID] = one.LabelArray
	}
	manager := identitymanager.NewIDManager(logger)
	repository := policy.NewPolicyRepository(logger, all, nil, envoy.NewEnvoyL7RulesTranslator(logger, certificates.NewMockSecretManagerNotFound()), manager, testpolicy.NewPolicyMetricsNoop())
	repository.GetSelectorCache().SetLocalIdentityNotifier(testidentity.NewDummyIdentityNotifier())
	manager.Subscribe(testpolicy.SelectorCacheObserver{Cache: repository.GetSubjectSelectorCache()})
	for _, raw := range asked.Objects {
		entries, err := entriesOf(logger, raw)
		if err != nil {
			return nil, err
		}
		repository.MustAddPolicyEntries(entries)
	}
	return &engine{logger, repository, manager, identities}, nil
}

// An identity for each pod, and for each address outside of the cluster.
func identitiesOf(asked world) map[string]*identity.Identity {
	result := map[string]*identity.Identity{}
	for index, one := range asked.Pods {
		list := labels.LabelArray{
			labels.NewLabel("io.kubernetes.pod.namespace", one.Namespace, labels.LabelSourceK8s),
			labels.NewLabel("io.cilium.k8s.policy.cluster", cluster, labels.LabelSourceK8s),
		}
		for key, value := range asked.Namespaces[one.Namespace] {
			list = append(list, labels.NewLabel("io.cilium.k8s.namespace.labels."+key, value, labels.LabelSourceK8s))
		}
		for key, value := range one.Labels {
			list = append(list, labels.NewLabel(key, value, labels.LabelSourceK8s))
		}
		id := identity.NumericIdentity(1000 + index)
		result[one.IP] = identity.NewIdentityFromLabelArray(id, list.Sort())
	}
	for index, one := range asked.Probes {
		for side, text := range []string{one.From, one.To} {
			if result[text] != nil {
				continue
			}
			local := identity.NumericIdentity(1<<24 + 2*index + side)
			result[text] = identity.NewIdentityFromLabelArray(local, addressLabels(text, asked.Known[text]))
		}
	}
	return result
}

func addressLabels(text string, known []string) labels.LabelArray {
	list := labels.LabelArray{}
	isNode := false
	for _, one := range known {
		list = append(list, labels.ParseLabel(one))
		isNode = isNode || one == "reserved:host" || one == "reserved:remote-node"
	}
	if !isNode {
		address := netip.MustParseAddr(text)
		prefix := netip.PrefixFrom(address, address.BitLen())
		list = append(list, labels.GetCIDRLabels(prefix).LabelArray()...)
	}
	return list.Sort()
}

func entriesOf(logger *slog.Logger, raw json.RawMessage) (types.PolicyEntries, error) {
	var kind struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(raw, &kind); err != nil {
		return nil, err
	}
	var rules api.Rules
	var err error
	switch kind.Kind {
	case "NetworkPolicy":
		object := &networkingv1.NetworkPolicy{}
		if err := json.Unmarshal(raw, object); err != nil {
			return nil, err
		}
		return k8s.ParseNetworkPolicy(logger, cluster, object)
	case "CiliumNetworkPolicy":
		object := &ciliumv2.CiliumNetworkPolicy{}
		if err = json.Unmarshal(raw, object); err == nil {
			rules, err = object.Parse(logger, cluster)
		}
	case "CiliumClusterwideNetworkPolicy":
		object := &ciliumv2.CiliumClusterwideNetworkPolicy{}
		if err = json.Unmarshal(raw, object); err == nil {
			rules, err = object.Parse(logger, cluster)
		}
	default:
		err = fmt.Errorf("this engine knows no %s", kind.Kind)
	}
	return utils.RulesToPolicyEntries(rules), err
}

func (e *engine) judge(one probe) (bool, error) {
	from, to := e.identities[one.From], e.identities[one.To]
	protocol, err := u8proto.ParseProtocol(one.Protocol)
	if err != nil {
		return false, err
	}
	flow := types.Flow{From: from, To: to, Proto: protocol, Dport: one.Port}
	verdict, _, _, err := policy.LookupFlow(e.logger, e.repository, e.manager, flow)
	if err != nil {
		return false, err
	}
	// No policy is about what is not a pod.
	leaves := verdict.Egress == types.DecisionAllowed || !isPod(from)
	arrives := verdict.Ingress == types.DecisionAllowed || !isPod(to)
	return leaves && arrives, nil
}

func isPod(one *identity.Identity) bool { return one.ID < 1<<24 }

// Whether a connection goes through the proxy, and what the proxy knows about it.
type request struct {
	Redirected bool     `json:"redirected"`
	HTTP       []string `json:"http"`
	DNS        []string `json:"dns"`
}

func (e *engine) printRequests(probes []probe) error {
	result := make([]request, len(probes))
	for index, one := range probes {
		from, to := e.identities[one.From], e.identities[one.To]
		e.manager.Add(from)
		e.manager.Add(to)
		egress, err := e.requestsOf(from, to, one, false)
		if err != nil {
			return err
		}
		ingress, err := e.requestsOf(to, from, one, true)
		if err != nil {
			return err
		}
		result[index] = request{
			Redirected: egress.Redirected || ingress.Redirected,
			HTTP:       ingress.HTTP,
			DNS:        egress.DNS,
		}
		sort.Strings(result[index].HTTP)
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}

// The rules of the proxy at one end, for the other end. A selector without rules lets everything through.
func (e *engine) requestsOf(subject, peer *identity.Identity, one probe, ingress bool) (request, error) {
	result := request{HTTP: []string{}, DNS: []string{}}
	if !isPod(subject) {
		return result, nil
	}
	selected, _, err := e.repository.ComputeSelectorPolicy(subject)
	if err != nil {
		return result, err
	}
	distilled := selected.DistillPolicy(e.logger, owner(subject.ID), map[string]uint16{policy.FallbackRedirectID: 1})
	distilled.Ready()
	defer distilled.Detach(e.logger)
	rules := distilled.SelectorPolicy.L4Policy.Egress.PortRules
	if ingress {
		rules = distilled.SelectorPolicy.L4Policy.Ingress.PortRules
	}
	for filter := range rules.Filters() {
		if !concerns(filter, one) {
			continue
		}
		for selector, found := range filter.PerSelectorPolicies {
			if !selector.Selects(peer.ID) {
				continue
			}
			if found.GetVerdict() == types.Deny {
				continue
			}
			if !found.IsRedirect() {
				result.HTTP = append(result.HTTP, "everything")
				continue
			}
			result.Redirected = true
			for _, rule := range found.L7Rules.HTTP {
				result.HTTP = append(result.HTTP, rule.Method+" "+rule.Host+" "+rule.Path)
			}
			for _, rule := range found.L7Rules.DNS {
				result.DNS = append(result.DNS, rule.MatchPattern+rule.MatchName)
			}
		}
	}
	return result, nil
}

func concerns(filter *policy.L4Filter, one probe) bool {
	if filter.Protocol != api.ProtoAny && string(filter.Protocol) != one.Protocol {
		return false
	}
	if filter.Port == 0 {
		return true
	}
	return filter.Port <= one.Port && one.Port <= max(filter.Port, filter.EndPort)
}

// The owner of a policy that nobody installs.
type owner uint64

func (o owner) GetID() uint64                                      { return uint64(o) }
func (o owner) GetIngressNamedPort(string, u8proto.U8proto) uint16 { return 0 }
func (o owner) PolicyDebug(string, ...any)                         {}
func (o owner) IsHost() bool                                       { return false }
func (o owner) PreviousMapStateSizes() policy.MapStateSizes        { return policy.MapStateSizes{} }
func (o owner) RegenerateIfAlive(*regeneration.ExternalRegenerationMetadata) <-chan bool {
	done := make(chan bool)
	close(done)
	return done
}
