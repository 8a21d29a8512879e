package main

import (
	"encoding/json"
	"fmt"
	"io"

	jwt "github.com/golang-jwt/jwt/v5"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/client-go/tools/cache"

	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	applister "github.com/argoproj/argo-cd/v3/pkg/client/listers/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/server/rbacpolicy"
	"github.com/argoproj/argo-cd/v3/util/rbac"
)

// A question about one of the projects. What each kind of question reads is in `answer`.
type question struct {
	Ask        string   `json:"ask"`
	Project    string   `json:"project"`
	URL        string   `json:"url"`
	Server     string   `json:"server"`
	Namespace  string   `json:"namespace"`
	Group      string   `json:"group"`
	Kind       string   `json:"kind"`
	Namespaced bool     `json:"namespaced"`
	Manual     bool     `json:"manual"`
	Groups     []string `json:"groups"`
	Resource   string   `json:"resource"`
	Action     string   `json:"action"`
	Object     string   `json:"object"`
}

type verdict struct {
	Allowed bool   `json:"allowed"`
	Why     string `json:"why,omitempty"`
}

type judge struct {
	namespace string
	projects  map[string]*v1alpha1.AppProject
	policies  *rbacpolicy.RBACPolicyEnforcer
}

// Reads projects and questions as JSON, and writes what Argo CD's own code says to each.
func answerAll(in io.Reader, out io.Writer) error {
	var asked struct {
		Namespace string                 `json:"namespace"`
		Projects  []*v1alpha1.AppProject `json:"projects"`
		Questions []question             `json:"questions"`
	}
	if err := json.NewDecoder(in).Decode(&asked); err != nil {
		return err
	}
	j := newJudge(asked.Namespace, asked.Projects)
	verdicts := make([]verdict, 0, len(asked.Questions))
	for _, q := range asked.Questions {
		v, err := j.answer(q)
		if err != nil {
			return fmt.Errorf("%s of %s: %w", q.Ask, q.Project, err)
		}
		verdicts = append(verdicts, v)
	}
	return json.NewEncoder(out).Encode(verdicts)
}

func newJudge(namespace string, projects []*v1alpha1.AppProject) *judge {
	byName := map[string]*v1alpha1.AppProject{}
	indexer := cache.NewIndexer(cache.MetaNamespaceKeyFunc, cache.Indexers{
		cache.NamespaceIndex: cache.MetaNamespaceIndexFunc,
	})
	for _, project := range projects {
		byName[project.Name] = project
		_ = indexer.Add(project)
	}
	enforcer := rbac.NewEnforcer(fake.NewClientset(), namespace, "argocd-rbac-cm", nil)
	lister := applister.NewAppProjectLister(indexer).AppProjects(namespace)
	policies := rbacpolicy.NewRBACPolicyEnforcer(enforcer, lister)
	enforcer.SetClaimsEnforcerFunc(policies.EnforceClaims)
	return &judge{namespace: namespace, projects: byName, policies: policies}
}

func (j *judge) answer(q question) (verdict, error) {
	if q.Ask == "policy" {
		claims := jwt.MapClaims{"sub": "somebody", "groups": q.Groups}
		return verdict{Allowed: j.policies.EnforceClaims(claims, claims, q.Resource, q.Action, q.Object)}, nil
	}
	project, found := j.projects[q.Project]
	if !found {
		return verdict{}, fmt.Errorf("there is no such project")
	}
	switch q.Ask {
	case "valid":
		if err := project.ValidateProject(); err != nil {
			return verdict{Why: err.Error()}, nil
		}
		return verdict{Allowed: true}, nil
	case "source":
		return verdict{Allowed: project.IsSourcePermitted(v1alpha1.ApplicationSource{RepoURL: q.URL})}, nil
	case "destination":
		allowed, err := project.IsDestinationPermitted(&v1alpha1.Cluster{Server: q.Server}, q.Namespace, noClusters)
		return verdict{Allowed: allowed}, err
	case "kind":
		kind := schema.GroupKind{Group: q.Group, Kind: q.Kind}
		return verdict{Allowed: project.IsGroupKindPermitted(kind, q.Namespaced)}, nil
	case "application":
		return verdict{Allowed: project.IsAppNamespacePermitted(j.application(q), j.namespace)}, nil
	case "sync":
		app := &v1alpha1.Application{Spec: v1alpha1.ApplicationSpec{
			Destination: v1alpha1.ApplicationDestination{Namespace: q.Namespace},
		}}
		allowed, err := project.Spec.SyncWindows.Matches(app).CanSync(q.Manual)
		return verdict{Allowed: allowed}, err
	}
	return verdict{}, fmt.Errorf("there is no such question")
}

func (j *judge) application(q question) *v1alpha1.Application {
	return &v1alpha1.Application{ObjectMeta: metav1.ObjectMeta{Namespace: q.Namespace}}
}

func noClusters(string) ([]*v1alpha1.Cluster, error) { return nil, nil }
