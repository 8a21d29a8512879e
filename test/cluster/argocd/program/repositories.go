package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/keepalive"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/argoproj/argo-cd/v3/reposerver/apiclient"
	"github.com/argoproj/argo-cd/v3/reposerver/repository"
	"github.com/argoproj/argo-cd/v3/util/git"
	utilio "github.com/argoproj/argo-cd/v3/util/io"
)

// What Argo CD's repository server does, without Git: a test says what the newest commit of a repository is. The objects in it
// are read by the code of that server.
type repositories struct {
	apiclient.UnimplementedRepoServerServiceServer
	// A file with the newest commit of each repository, by its URL. It is read for each request.
	index string
}

// A commit: its name, and the folder with what is in it.
type commit struct {
	Revision string `json:"revision"`
	Folder   string `json:"folder"`
}

func serveRepositories(address, index string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := grpc.NewServer(
		grpc.MaxRecvMsgSize(apiclient.MaxGRPCMessageSize),
		grpc.MaxSendMsgSize(apiclient.MaxGRPCMessageSize),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: time.Second}),
	)
	apiclient.RegisterRepoServerServiceServer(server, &repositories{index: index})
	return server.Serve(listener)
}

func (r *repositories) GenerateManifest(ctx context.Context, q *apiclient.ManifestRequest) (*apiclient.ManifestResponse, error) {
	newest, err := r.newest(q.Repo.Repo)
	if err != nil {
		return nil, err
	}
	at := filepath.Join(newest.Folder, q.ApplicationSource.Path)
	paths := utilio.NewRandomizedTempPaths(os.TempDir())
	answer, err := repository.GenerateManifests(ctx, at, newest.Folder, newest.Revision, q, false, git.NoopCredsStore{}, resource.MustParse("100M"), paths)
	if err != nil {
		return nil, err
	}
	answer.Revision = newest.Revision
	return answer, nil
}

func (r *repositories) TestRepository(context.Context, *apiclient.TestRepositoryRequest) (*apiclient.TestRepositoryResponse, error) {
	return &apiclient.TestRepositoryResponse{VerifiedRepository: true}, nil
}

func (r *repositories) newest(url string) (commit, error) {
	text, err := os.ReadFile(r.index)
	if err != nil {
		return commit{}, err
	}
	commits := map[string]commit{}
	if err := json.Unmarshal(text, &commits); err != nil {
		return commit{}, err
	}
	newest, found := commits[url]
	if !found {
		return commit{}, fmt.Errorf("there is no repository %s", url)
	}
	return newest, nil
}
